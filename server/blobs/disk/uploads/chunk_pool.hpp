#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// The memory that bytes of uploads pass through: so many chunks and no more. It is taken from the system when
// it is needed and given back to it, but for a few chunks. Any thread.
class ChunkPool : public std::enable_shared_from_this<ChunkPool> {
 public:
  // most: 1 or more.
  explicit ChunkPool(std::size_t most) : most_(most) {}
  ~ChunkPool();
  ChunkPool(const ChunkPool&) = delete;
  ChunkPool& operator=(const ChunkPool&) = delete;

  // Of `free`, see core::Blobs. They are called in the order in which they came, each for one chunk that
  // returned; and all of them when none is out any more, since who was called may not have cared.
  core::Chunk take(std::function<void()> free);

 private:
  void give_back(char* memory);

  const std::size_t most_;
  std::mutex mutex_;
  std::size_t out_ = 0;
  std::vector<char*> spare_;
  std::deque<std::function<void()>> waiting_;
};

}  // namespace banter::blobs::disk
