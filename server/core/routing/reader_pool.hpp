#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/fault.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::core {

// Threads that answer reads, each over a reader of its own, so that no read stands behind the writer.
class ReaderPool {
 public:
  // Runs on a reader thread, between the begin() and end() of the snapshot; null when no snapshot could be
  // had.
  using Job = std::function<void(Reader*)>;

  ReaderPool() = default;
  ~ReaderPool() { stop(); }
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  // `threads`: 1 … 64. The storage outlives the pool. Errors: the store cannot be read.
  base::Expected<void> start(Storage& storage, unsigned threads);
  // Any thread. How much may wait is limited by how much a connection may have unanswered, and how often an
  // account may ask.
  void submit(Job job);
  // Jobs that no thread has begun.
  std::size_t waiting();
  // Finishes what was submitted.
  void stop();

 private:
  void run(Reader& reader);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::unique_ptr<Reader>> readers_;
  std::vector<std::jthread> threads_;
};

}  // namespace banter::core
