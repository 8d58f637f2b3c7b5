#include "server/app/contents/check_contents.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/try.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/contents/read_content.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/storage/sqlite/contents.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using base::Expected;
using storage::sqlite::KnownContent;
using storage::sqlite::KnownContents;

constexpr std::size_t kMostFindings = 10;  // who knows ten knows enough

class Look {
 public:
  Look(std::string data, KnownContents asked, bool deep, const std::function<bool()>& stop)
      : data_(std::move(data)), asked_(std::move(asked)), deep_(deep), stop_(stop) {}

  Expected<void> look_at(const KnownContent& one) {
    ++found_.contents;
    auto file = open_content(data_, one.hash, one.size);
    if (!file && file.error().os_error == ENOENT) {
      // Either it went with its last file, or another file has brought it back.
      BANTER_TRY(is_known, asked_.has(one.hash));
      if (!is_known) return {};
      file = open_content(data_, one.hash, one.size);
    }
    if (!file) return tell(one, file.error().sentence);
    if (!deep_) return {};
    const auto read = read_content(
        file->get(), data_ + '/' + place_of(one.hash), one.hash, one.size,
        [](std::string_view) { return Expected<void>(); }, stop_);
    if (read) return {};
    if (stop_()) return std::unexpected(read.error());
    return tell(one, read.error().sentence);
  }

  Expected<void> look_for_loose() {
    std::error_code error;
    const fs::path folder = fs::path(data_) / kFilesName;
    for (const fs::directory_entry& shelf : fs::directory_iterator(folder, error)) {
      if (shelf.path().filename().string().size() != 2) continue;  // the uploads
      for (const fs::directory_entry& one : fs::directory_iterator(shelf.path(), error)) {
        if (stop_()) return base::fault("interrupted");
        const auto hash = content_at(fmt::format("{}/{}/{}", kFilesName, shelf.path().filename().string(),
                                                 one.path().filename().string()));
        bool is_known = false;
        if (hash) {
          BANTER_TRY(known, asked_.has(*hash));
          is_known = known;
        }
        if (is_known) continue;
        const auto bytes = one.file_size(error);
        if (error) continue;  // it has just gone
        ++found_.loose;
        found_.loose_bytes += static_cast<std::int64_t>(bytes);
      }
    }
    return {};
  }

  ContentsFound take() { return std::move(found_); }
  bool is_enough() const { return found_.more; }

 private:
  Expected<void> tell(const KnownContent& one, const std::string& why) {
    found_.more = found_.findings.size() == kMostFindings;
    if (!found_.more) found_.findings.push_back(fmt::format("file {}: {}", one.file, why));
    return {};
  }

  const std::string data_;
  KnownContents asked_;
  const bool deep_;
  const std::function<bool()>& stop_;
  ContentsFound found_;
};

}  // namespace

Expected<ContentsFound> check_contents(const std::string& data, bool deep,
                                       const std::function<bool()>& stop) {
  const std::string database = data + '/' + std::string(kDatabaseName);
  BANTER_TRY(known, KnownContents::open(database, false));
  BANTER_TRY(asked, KnownContents::open(database, false));
  Look look(data, std::move(asked), deep, stop);
  while (!look.is_enough()) {
    if (stop()) return base::fault("interrupted");
    BANTER_TRY(one, known.next());
    if (!one) break;
    BANTER_CHECK(look.look_at(*one));
  }
  BANTER_CHECK(look.look_for_loose());
  return look.take();
}

}  // namespace banter::app
