#include "server/app/backup/backup.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

#include "base/platform/descriptor.hpp"
#include "base/platform/temporary_folder.hpp"
#include "base/try.hpp"
#include "server/app/backup/archive/manifest.hpp"
#include "server/app/backup/archive/unpack.hpp"
#include "server/app/backup/archive/ustar.hpp"
#include "server/app/backup/content_members.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/told.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/version.hpp"
#include "server/storage/sqlite/copy.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;
using base::os_fault;
using Stop = std::function<bool()>;

constexpr int kMostCopies = 10;  // of the database

// A file that goes into the archive, open, so that its size and its bytes are of one and the same.
struct Source {
  Manifest::Member member;
  std::string path;
  base::Descriptor file;
};

Expected<Source> open_source(const std::string& name, const std::string& path) {
  Source source{.member = {.name = name},
                .path = path,
                .file = base::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC))};
  struct stat status{};
  if (source.file.get() < 0 || ::fstat(source.file.get(), &status) != 0)
    return os_fault("cannot read " + path, errno);
  source.member.bytes = status.st_size;
  return source;
}

Expected<std::vector<Source>> open_sources(const std::string& data, const std::string& copy) {
  std::vector<Source> sources;
  BANTER_TRY(database, open_source(std::string(kDatabaseName), copy));
  sources.push_back(std::move(database));
  for (const char* name : {"tls/key.pem", "tls/certificate.pem"}) {
    // Absent where the operator brings his own.
    auto source = open_source(name, data + '/' + name);
    if (!source && source.error().os_error == ENOENT) continue;
    if (!source) return std::unexpected(std::move(source.error()));
    sources.push_back(std::move(*source));
  }
  return sources;
}

Expected<void> add_member(TarWriter& archive, Source& source, std::int64_t now, const Stop& stop) {
  BANTER_CHECK(archive.begin({.name = source.member.name, .bytes = source.member.bytes}, now));
  base::Sha256 hash;
  std::array<char, 262144> part;
  for (std::int64_t left = source.member.bytes; left > 0;) {
    if (stop()) return fault("interrupted");
    const auto most = static_cast<std::size_t>(std::min<std::int64_t>(left, part.size()));
    const ssize_t got = ::read(source.file.get(), part.data(), most);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_fault("cannot read " + source.path, errno);
    if (got == 0) return fault(source.path + " became shorter while it was read; try again");
    const std::string_view bytes(part.data(), static_cast<std::size_t>(got));
    hash.update(bytes);
    BANTER_CHECK(archive.write(bytes));
    left -= got;
  }
  source.member.sha256 = hash.finish();
  return archive.end_member();
}

std::string iso_time(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// One archive in the making, in a folder that goes when it fails.
class Making {
 public:
  Making(const std::string& data, const base::TemporaryFolder& folder, const Stop& stop)
      : data_(data),
        copy_(folder.at(std::string(kDatabaseName))),
        folder_(folder.path()),
        path_(folder.at("backup")),
        stop_(stop) {}

  // Gives a sentence's end that tells what is in it.
  Expected<std::string> make() {
    const base::Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0) return os_fault("cannot write " + path_, errno);
    TarWriter archive(file.get(), path_);
    // The manifest comes first, so that a reader knows what is to follow; what it says is known last.
    Manifest manifest;
    BANTER_TRY(place, begin_with(archive, encode(manifest)));
    BANTER_TRY(contents, copy_all(archive, manifest));
    BANTER_TRY(sources, open_sources(data_, copy_));
    for (Source& source : sources) {
      BANTER_CHECK(add_member(archive, source, std::time(nullptr), stop_));
      manifest.members.push_back(source.member);
    }
    BANTER_CHECK(archive.finish());
    const std::int64_t bytes = archive.position();
    manifest.made_by = fmt::format("banterd {}", version());
    manifest.contents = contents;
    if (::lseek(file.get(), place, SEEK_SET) < 0) return os_fault("cannot write " + path_, errno);
    BANTER_CHECK(archive.write(encode(manifest)));
    if (::fsync(file.get()) != 0) return os_fault("cannot write " + path_, errno);
    return fmt::format("{}, {} bytes", told(sources.size(), contents.count), bytes);
  }
  const std::string& path() const { return path_; }

 private:
  Expected<std::int64_t> begin_with(TarWriter& archive, const std::string& manifest) {
    BANTER_CHECK(archive.begin(
        {.name = std::string(kManifestName), .bytes = static_cast<std::int64_t>(manifest.size())},
        std::time(nullptr)));
    const std::int64_t place = archive.position();
    BANTER_CHECK(archive.write(manifest));
    BANTER_CHECK(archive.end_member());
    return place;
  }

  // Copies the database, and puts into the archive what its files have. That may take hours, in which a
  // server removes what was deleted: then the database is copied once more, and only what is new is put in.
  Expected<Manifest::Contents> copy_all(TarWriter& archive, Manifest& manifest) {
    BANTER_TRY(contents, ContentMembers::begin(data_, folder_, std::time(nullptr), stop_));
    for (int round = 0; round < kMostCopies; ++round) {
      ::unlink(copy_.c_str());
      manifest.made_at = iso_time(std::time(nullptr));
      BANTER_CHECK(storage::sqlite::copy_database(data_ + '/' + std::string(kDatabaseName), copy_, stop_));
      BANTER_CHECK(storage::sqlite::verify_copy(copy_, stop_));
      BANTER_TRY(is_all, contents.add(archive, copy_));
      if (is_all) return contents.added();
    }
    return fault("files are removed faster than they can be copied; try again when there is less to do");
  }

  const std::string& data_;
  const std::string copy_;
  const std::string folder_;
  const std::string path_;
  const Stop& stop_;
};

Expected<std::string> make_archive(const std::string& data, const std::string& file, bool replace,
                                   const Stop& stop) {
  BANTER_TRY(folder, base::TemporaryFolder::beside(file));
  Making making(data, folder, stop);
  BANTER_TRY(held, making.make());
  BANTER_CHECK(verify_backup(making.path(), stop));
  BANTER_CHECK(base::put_in_place(making.path(), file, replace));
  return fmt::format("{} is a backup of {} now: {}, verified.\n", file, data, held);
}

}  // namespace

Expected<std::string> back_up(const std::string& data, const std::string& file, bool replace) {
  const Interruption interruption;
  const Stop stop = [&] { return interruption.asked(); };
  BANTER_CHECK(require_data(data));
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return fault(file + " is a folder; name a file");
  const std::string taken = file + " exists already; --force replaces it";
  if (!replace && ::access(file.c_str(), F_OK) == 0) return fault(taken);

  auto made = make_archive(data, file, replace, stop);
  if (made) return made;
  if (made.error().os_error == EEXIST) return fault(taken);
  if (made.error().os_error == ENOSPC)
    return fault(
        fmt::format("there is no room for {}: until it is done, it takes twice the size of the "
                    "database, and once that of the files",
                    file));
  return made;
}

}  // namespace banter::app
