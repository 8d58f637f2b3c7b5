#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"

namespace banter::base {

// Makes `path` a file of exactly `bytes` that only its owner may read: written beside it, synced to
// disk, then renamed, so that a crash leaves the old or the new one whole. Blocks on the disk.
Expected<void> write_private_file(const std::string& path, std::string_view bytes);

// Has what was written to the file `path` put on disk, by whomever it was. Blocks on the disk.
Expected<void> sync_file(const std::string& path);

// All of the file at `path`; a fault when it has more than `max_bytes`. Blocks on the disk.
Expected<std::string> read_file(const std::string& path, std::size_t max_bytes);

// For reading what may be anything: a fault at once when `path` leads to something else than a regular file,
// where a pipe would have one wait for whoever writes into it.
Expected<Descriptor> open_regular_file(const std::string& path);
// As read_file, of such a file.
Expected<std::string> read_regular_file(const std::string& path, std::size_t max_bytes);

// Makes an empty file that only its owner may use where there is none; its name is on disk then.
Expected<void> make_private_file(const std::string& path);

// Nothing where there is none.
Expected<void> remove_file(const std::string& path);

// Creates the folder `path` and those above it, for the owner only; one that exists is left as it is.
Expected<void> make_private_dir(const std::string& path);

// The right to use something alone among all processes (flock), until the object is destroyed or the
// process ends in whatever way.
class FileLock {
 public:
  // Takes the lock on the file `path`, which is created when missing, without waiting.
  // A fault with os_error EWOULDBLOCK means that another holds it.
  static Expected<FileLock> take(const std::string& path);
  // The same, and waits for whoever holds it.
  static Expected<FileLock> wait_for(const std::string& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace banter::base
