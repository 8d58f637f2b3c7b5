#include "client/core/transfers/files/source.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/fault.hpp"
#include "base/platform/file_bytes.hpp"
#include "base/utf8.hpp"

namespace banter::client::transfers {
namespace {

FileIdentity identity_of(const base::FileStatus& status) {
  return {.size = status.size, .mtime_ns = status.mtime_ns, .inode = status.inode};
}

std::unexpected<Failure> cannot_read(const std::string& named, int error) {
  const std::string path = base::printable(named);
  if (error == ENOENT || error == ENOTDIR) return fail(FailureKind::fix, "There is no file " + path + ".");
  if (error == EACCES || error == EPERM) return fail(FailureKind::fix, "You may not read " + path + ".");
  return std::unexpected(failure_of(base::os_fault("cannot read " + path, error).error()));
}

}  // namespace

Outcome<Source> Source::open(const std::string& path) {
  auto file = base::open_to_read(path);
  if (!file) return cannot_read(path, file.error().os_error);
  const auto status = base::status_of(*file);
  if (!status) return cannot_read(path, status.error().os_error);
  if (status->kind == base::FileKind::folder)
    return fail(FailureKind::fix,
                base::printable(path) + " is a folder; only files can be sent. Pack it into one first.");
  if (status->kind != base::FileKind::regular)
    return fail(FailureKind::fix, base::printable(path) + " is no ordinary file, and cannot be sent.");
  base::will_read_all(*file);
  return Source(path, std::move(*file), identity_of(*status));
}

std::string Source::name() const {
  return path_.substr(path_.rfind('/') + 1);
}

bool Source::is_unchanged() const {
  const auto status = base::status_of(file_);
  return status && identity_of(*status) == identity_;
}

Outcome<std::size_t> Source::read(std::int64_t offset, std::span<char> into) const {
  const auto got = base::read_at(file_, into, offset);
  if (!got) return cannot_read(path_, got.error().os_error);
  return *got;
}

std::string absolute_path(const std::string& path) {
  std::string full = path;
  const char* home = std::getenv("HOME");
  if ((path == "~" || path.starts_with("~/")) && home != nullptr && *home != '\0')
    full = home + path.substr(1);
  std::error_code error;
  const auto absolute = std::filesystem::absolute(full, error);
  if (error) return full;
  std::string normal = absolute.lexically_normal().string();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

}  // namespace banter::client::transfers
