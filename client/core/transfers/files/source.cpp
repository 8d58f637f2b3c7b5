#include "client/core/transfers/files/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/fault.hpp"
#include "base/utf8.hpp"

namespace banter::client::transfers {
namespace {

FileIdentity identity_of(const struct stat& status) {
  return {.size = status.st_size,
          .mtime_ns = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec,
          .inode = static_cast<std::int64_t>(status.st_ino)};
}

std::unexpected<Failure> cannot_read(const std::string& named, int error) {
  const std::string path = base::printable(named);
  if (error == ENOENT || error == ENOTDIR) return fail(FailureKind::fix, "There is no file " + path + ".");
  if (error == EACCES || error == EPERM) return fail(FailureKind::fix, "You may not read " + path + ".");
  return std::unexpected(failure_of(base::os_fault("cannot read " + path, error).error()));
}

}  // namespace

Outcome<Source> Source::open(const std::string& path) {
  // Without waiting for whoever writes into a pipe.
  base::Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat status{};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return cannot_read(path, errno);
  if (S_ISDIR(status.st_mode))
    return fail(FailureKind::fix,
                base::printable(path) + " is a folder; only files can be sent. Pack it into one first.");
  if (!S_ISREG(status.st_mode))
    return fail(FailureKind::fix, base::printable(path) + " is no ordinary file, and cannot be sent.");
  ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
  return Source(path, std::move(file), identity_of(status));
}

std::string Source::name() const {
  return path_.substr(path_.rfind('/') + 1);
}

bool Source::is_unchanged() const {
  struct stat status{};
  return ::fstat(file_.get(), &status) == 0 && identity_of(status) == identity_;
}

Outcome<std::size_t> Source::read(std::int64_t offset, std::span<char> into) const {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t got = ::pread(file_.get(), into.data() + filled, into.size() - filled,
                                offset + static_cast<std::int64_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(path_, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
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
