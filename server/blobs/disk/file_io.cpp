#include "server/blobs/disk/file_io.hpp"

#include <unistd.h>

#include <cerrno>

namespace banter::blobs::disk {

int write_at(int file, std::string_view bytes, std::int64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), offset);
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    if (written == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += written;
  }
  return 0;
}

int read_at(int file, std::span<char> into, std::int64_t offset, std::size_t& bytes) {
  bytes = 0;
  while (bytes < into.size()) {
    const ssize_t got =
        ::pread(file, into.data() + bytes, into.size() - bytes, offset + static_cast<std::int64_t>(bytes));
    if (got < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    if (got == 0) break;
    bytes += static_cast<std::size_t>(got);
  }
  return 0;
}

}  // namespace banter::blobs::disk
