#include "server/app/backup/content_members.hpp"

#include <cerrno>
#include <cstdio>

#include "base/try.hpp"
#include "server/app/backup/hash_list.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/contents/read_content.hpp"
#include "server/app/startup/data_folder.hpp"

namespace banter::app {

using base::Expected;
using storage::sqlite::KnownContent;
using storage::sqlite::KnownContents;

Expected<ContentMembers> ContentMembers::begin(const std::string& data, const std::string& folder,
                                               std::int64_t now, const std::function<bool()>& stop) {
  BANTER_TRY(live, KnownContents::open(data + '/' + std::string(kDatabaseName), false));
  return ContentMembers(data, folder, now, stop, std::move(live));
}

// What is in the archive already stands in a list on disk, in order, as the database tells what it has: so no
// number of files makes this grow.
Expected<bool> ContentMembers::add(TarWriter& archive, const std::string& copy) {
  BANTER_TRY(known, KnownContents::open(copy, true));
  const std::string list = folder_ + "/contents", longer = folder_ + "/contents.new";
  HashListIn before(list);
  HashListOut after(longer);
  const auto pass_on_until = [&](const core::ContentHash* hash) {
    for (; before.present() && (hash == nullptr || *before.present() < *hash); before.advance())
      after.add(*before.present());
  };
  bool has_gone = false;
  while (true) {
    if (stop_()) return base::fault("interrupted");
    BANTER_TRY(one, known.next());
    if (!one) break;
    pass_on_until(&one->hash);
    if (before.present() && *before.present() == one->hash) continue;
    BANTER_TRY(added, add_one(archive, *one));
    if (added) after.add(one->hash);
    has_gone |= !added;
  }
  pass_on_until(nullptr);
  if (!before.is_whole()) return base::os_fault("cannot read " + list, EIO);
  BANTER_CHECK(after.finish());
  if (std::rename(longer.c_str(), list.c_str()) != 0) return base::os_fault("cannot write " + list, errno);
  return !has_gone;
}

Expected<bool> ContentMembers::add_one(TarWriter& archive, const KnownContent& one) {
  auto file = open_content(data_, one.hash, one.size);
  if (!file && file.error().os_error == ENOENT) {
    BANTER_TRY(is_known, live_.has(one.hash));
    if (!is_known) return false;
    // Another file may have brought it back since.
    file = open_content(data_, one.hash, one.size);
  }
  const std::string name = place_of(one.hash);
  const auto told = [&](const std::string& why) {
    return base::fault("the content of the file " + one.file + " cannot be saved: " + why);
  };
  if (!file) return told(file.error().sentence);
  BANTER_CHECK(archive.begin({.name = name, .bytes = one.size}, now_));
  base::Expected<void> written;
  const auto write = [&](std::string_view bytes) { return written = archive.write(bytes); };
  if (const auto read = read_content(file->get(), data_ + '/' + name, one.hash, one.size, write, stop_);
      !read) {
    BANTER_CHECK(written);
    if (stop_()) return std::unexpected(read.error());
    return told(read.error().sentence);
  }
  ++added_.count;
  added_.bytes += one.size;
  BANTER_CHECK(archive.end_member());
  return true;
}

}  // namespace banter::app
