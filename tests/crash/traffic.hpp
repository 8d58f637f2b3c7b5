#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>

#include "tests/harness/deadline.hpp"

namespace banter::crash {

// What all talkers count together. Any thread.
class Traffic {
 public:
  void sent() {
    const std::lock_guard lock(mutex_);
    ++in_flight_;
  }
  void answered() {
    const std::lock_guard lock(mutex_);
    --in_flight_;
    ++answered_;
    if (answered_ == awaited_) changed_.notify_all();
  }
  // These will not be answered any more.
  void lost(std::size_t count) {
    const std::lock_guard lock(mutex_);
    in_flight_ -= count;
  }

  // Waits until so many more have been answered; false when they are not in time.
  bool wait_for_answers(std::size_t more, harness::Deadline deadline) {
    std::unique_lock lock(mutex_);
    awaited_ = answered_ + std::max<std::size_t>(more, 1);
    return changed_.wait_until(lock, deadline, [&] { return answered_ >= awaited_; });
  }

  std::size_t in_flight() const {
    const std::lock_guard lock(mutex_);
    return in_flight_;
  }
  std::size_t answers() const {
    const std::lock_guard lock(mutex_);
    return answered_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t in_flight_ = 0, answered_ = 0, awaited_ = 0;
};

}  // namespace banter::crash
