#include "base/platform/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <limits>

namespace banter::base {

Expected<Descriptor> open_to_read(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return os_fault("cannot read " + path, errno);
  return file;
}

Expected<FileStatus> status_of(const Descriptor& file) {
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return os_fault("cannot look at the file", errno);
  FileStatus found{.size = status.st_size,
                   .mtime_ns = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec,
                   .inode = static_cast<std::int64_t>(status.st_ino)};
  if (!S_ISREG(status.st_mode)) found.kind = S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
  return found;
}

void will_read_all(const Descriptor& file) {
  (void)::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
}

Expected<std::size_t> read_at(const Descriptor& file, std::span<char> into, std::int64_t offset) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    if (offset > std::numeric_limits<off_t>::max() - static_cast<std::int64_t>(filled)) break;
    const ssize_t got = ::pread(file.get(), into.data() + filled, into.size() - filled,
                                static_cast<off_t>(offset + static_cast<std::int64_t>(filled)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_fault("cannot read the file", errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

Expected<void> write_at(const Descriptor& file, std::string_view bytes, std::int64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return os_fault("cannot write the file", errno);
    offset += written;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Expected<void> cut_to(const Descriptor& file, std::int64_t size) {
  if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0) return os_fault("cannot cut the file", errno);
  return {};
}

Expected<void> sync_file(const Descriptor& file) {
  if (::fsync(file.get()) != 0) return os_fault("cannot put the file on disk", errno);
  return {};
}

}  // namespace banter::base
