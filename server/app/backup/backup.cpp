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
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/manifest.hpp"
#include "server/app/backup/unpack.hpp"
#include "server/app/backup/ustar.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/version.hpp"
#include "server/storage/sqlite/copy.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;
using base::os_fault;
using Stop = std::function<bool()>;

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

std::string manifest_of(const std::vector<Source>& sources, std::time_t now) {
  Manifest manifest{.made_at = iso_time(now), .made_by = fmt::format("banterd {}", version()), .members = {}};
  for (const Source& source : sources)
    manifest.members.push_back(source.member);
  return encode(manifest);
}

// The manifest comes first, so that a reader knows what is to follow; its hashes are known last.
Expected<std::int64_t> write_archive(const std::string& path, std::vector<Source>& sources,
                                     const Stop& stop) {
  const base::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.get() < 0) return os_fault("cannot write " + path, errno);
  TarWriter archive(file.get(), path);
  const std::time_t now = std::time(nullptr);
  std::string manifest = manifest_of(sources, now);
  BANTER_CHECK(archive.begin(
      {.name = std::string(kManifestName), .bytes = static_cast<std::int64_t>(manifest.size())}, now));
  const std::int64_t place = archive.position();
  BANTER_CHECK(archive.write(manifest));
  BANTER_CHECK(archive.end_member());
  for (Source& source : sources)
    BANTER_CHECK(add_member(archive, source, now, stop));
  BANTER_CHECK(archive.finish());
  const std::int64_t bytes = archive.position();
  manifest = manifest_of(sources, now);
  if (::lseek(file.get(), place, SEEK_SET) < 0) return os_fault("cannot write " + path, errno);
  BANTER_CHECK(archive.write(manifest));
  if (::fsync(file.get()) != 0) return os_fault("cannot write " + path, errno);
  return bytes;
}

Expected<std::string> make_archive(const std::string& data, const std::string& file, bool replace,
                                   const Stop& stop) {
  BANTER_TRY(folder, base::TemporaryFolder::beside(file));
  const std::string copy = folder.at(std::string(kDatabaseName));
  const std::string archive = folder.at("backup");
  BANTER_CHECK(storage::sqlite::copy_database(data + '/' + std::string(kDatabaseName), copy, stop));
  BANTER_CHECK(storage::sqlite::verify_copy(copy, stop));
  BANTER_TRY(sources, open_sources(data, copy));
  BANTER_TRY(bytes, write_archive(archive, sources, stop));
  BANTER_CHECK(verify_backup(archive, stop));
  BANTER_CHECK(base::put_in_place(archive, file, replace));
  return fmt::format("{} is a backup of {} now: {} files, {} bytes, verified.\n", file, data, sources.size(),
                     bytes);
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
        fmt::format("there is no room for {}: until it is done, it takes twice the size of the data", file));
  return made;
}

}  // namespace banter::app
