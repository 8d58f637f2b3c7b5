#include "server/blobs/disk/uploads/chunk_pool.hpp"

#include <sys/mman.h>

#include <new>
#include <utility>

namespace banter::blobs::disk {
namespace {

constexpr std::size_t kMostSpare = 8;

// Straight from the system: what the allocator was given back it would keep, once its threshold has risen.
char* map() {
  void* const memory =
      ::mmap(nullptr, core::Chunk::most_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<char*>(memory);
}

void unmap(char* memory) {
  ::munmap(memory, core::Chunk::most_bytes);
}

}  // namespace

ChunkPool::~ChunkPool() {
  for (char* const memory : spare_)
    unmap(memory);
}

core::Chunk ChunkPool::take(std::function<void()> free) {
  char* memory = nullptr;
  {
    const std::lock_guard hold(mutex_);
    if (out_ >= most_) {
      if (free) waiting_.push_back(std::move(free));
      return {};
    }
    ++out_;
    if (!spare_.empty()) {
      memory = spare_.back();
      spare_.pop_back();
    }
  }
  if (memory == nullptr) memory = map();
  if (memory == nullptr) {
    {
      const std::lock_guard hold(mutex_);
      --out_;
    }
    throw std::bad_alloc();
  }
  return {.memory = {memory, [self = shared_from_this()](char* returned) { self->give_back(returned); }}};
}

void ChunkPool::give_back(char* memory) {
  std::deque<std::function<void()>> called;
  {
    const std::lock_guard hold(mutex_);
    --out_;
    if (spare_.size() < kMostSpare) spare_.push_back(std::exchange(memory, nullptr));
    if (out_ == 0) {
      called.swap(waiting_);
    } else if (!waiting_.empty()) {
      called.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
  }
  if (memory != nullptr) unmap(memory);
  for (const std::function<void()>& free : called)
    free();
}

}  // namespace banter::blobs::disk
