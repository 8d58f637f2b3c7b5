#include "base/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace banter::base {

WorkerPool::WorkerPool(std::size_t threads, std::size_t max_waiting)
    : max_waiting_(std::max<std::size_t>(max_waiting, 1)) {
  threads = std::max<std::size_t>(threads, 1);
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  std::deque<std::function<void()>> dropped;
  {
    std::lock_guard hold(mutex_);
    ending_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
  dropped.clear();
  for (std::thread& thread : threads_)
    thread.join();
}

bool WorkerPool::submit(std::function<void()> job) {
  {
    std::lock_guard hold(mutex_);
    if (ending_ || waiting_.size() >= max_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void WorkerPool::work() {
  std::unique_lock hold(mutex_);
  while (true) {
    wake_.wait(hold, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    std::function<void()> job = std::move(waiting_.front());
    waiting_.pop_front();
    hold.unlock();
    job();
    job = nullptr;  // what it holds is freed without the lock
    hold.lock();
  }
}

}  // namespace banter::base
