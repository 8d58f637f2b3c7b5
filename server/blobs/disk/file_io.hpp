#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace banter::blobs::disk {

// Writes all of `bytes` at `offset`. 0, or the errno, and some of them may be written.
int write_at(int file, std::string_view bytes, std::int64_t offset);

// Reads at `offset` until `into` is full or the file ends: `bytes` says how many. 0, or the errno.
int read_at(int file, std::span<char> into, std::int64_t offset, std::size_t& bytes);

// Where a file is put on disk: fdatasync(), but that a test may have it fail. 0, or -1 and errno.
using SyncFile = int (*)(int file);

}  // namespace banter::blobs::disk
