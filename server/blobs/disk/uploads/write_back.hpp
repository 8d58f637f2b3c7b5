#pragma once

#include <cstddef>
#include <cstdint>

namespace banter::blobs::disk {

// Has what is appended to a file go to the disk while more of it arrives: never more than two windows of it
// wait in memory. So the sync in the end has little left to do, and those of the database never find
// themselves behind gigabytes of a file.
class WriteBack {
 public:
  // The file has grown to `size`. 0, or the errno of a write that failed, after which what is in the file
  // cannot be trusted. Waits while more than two windows are on their way.
  int grown(int file, std::int64_t size, std::int64_t window);
  // Everything up to `size` is on disk, or of no interest any more.
  void settled(std::int64_t size) { started_ = waited_ = size; }

 private:
  std::int64_t waited_ = 0;   // up to here it has been waited for
  std::int64_t started_ = 0;  // up to here the system was told to begin
};

}  // namespace banter::blobs::disk
