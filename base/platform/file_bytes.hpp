#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"

namespace banter::base {

// Files that are open: bytes at a place of theirs, wherever they were read or written before. Everything goes
// on after an interruption and blocks on the disk. Whoever calls knows the names, so the faults say none.

enum class FileKind : std::uint8_t { regular, folder, other };

// What is known of a file without reading it.
struct FileStatus {
  FileKind kind = FileKind::regular;
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;  // last change, in nanoseconds since the epoch
  std::int64_t inode = 0;
};

// Also of what is no regular file, and without waiting for whoever would write into a pipe.
Expected<Descriptor> open_to_read(const std::string& path);
Expected<FileStatus> status_of(const Descriptor& file);
// It will be read from its beginning to its end.
void will_read_all(const Descriptor& file);
// Fewer bytes than there is room for only at the end.
Expected<std::size_t> read_at(const Descriptor& file, std::span<char> into, std::int64_t offset);
Expected<void> write_at(const Descriptor& file, std::string_view bytes, std::int64_t offset);
// What lies behind `size` is gone.
Expected<void> cut_to(const Descriptor& file, std::int64_t size);
// What was written to it is on disk when this returns.
Expected<void> sync_file(const Descriptor& file);

}  // namespace banter::base
