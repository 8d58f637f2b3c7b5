#include "server/blobs/disk/uploads/write_back.hpp"

#include <fcntl.h>

#include <cerrno>

namespace banter::blobs::disk {
namespace {

// 0, or the errno. A file system that does not know how does it in its own time.
int sync_range(int file, std::int64_t from, std::int64_t to, unsigned how) {
  if (::sync_file_range(file, from, to - from, how) == 0) return 0;
  return errno == EIO || errno == ENOSPC || errno == EDQUOT ? errno : 0;
}

}  // namespace

int WriteBack::grown(int file, std::int64_t size, std::int64_t window) {
  if (size - started_ < window) return 0;
  const int error = sync_range(file, started_, size, SYNC_FILE_RANGE_WRITE);
  if (error != 0) return error;
  if (started_ > waited_) {
    constexpr unsigned kWait =
        SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    const int failed = sync_range(file, waited_, started_, kWait);
    if (failed != 0) return failed;
    waited_ = started_;
  }
  started_ = size;
  return 0;
}

}  // namespace banter::blobs::disk
