#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace banter::base {

// A fixed number of threads that work off a bounded queue, for jobs too slow for an event loop.
class WorkerPool {
 public:
  // Starts `threads` (1 or more) threads; at most `max_waiting` (1 or more) jobs wait for them.
  WorkerPool(std::size_t threads, std::size_t max_waiting);
  // Waits for the jobs that run; those that still wait are destroyed without being run, so that an
  // ending program need not wait for a long queue.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // From any thread: `job` will run on one of the pool's threads, in about the order of submission.
  // It must not throw. False, and it will not run, when the queue is full.
  bool submit(std::function<void()> job);

 private:
  void work();

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace banter::base
