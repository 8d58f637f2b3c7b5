#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stdexcept>

namespace banter::client::testing {

/// The program's thread of a test: functions posted from elsewhere run inside until(), which is how a test
/// waits without sleeping.
class Loop {
 public:
  void post(std::function<void()> job) {
    const std::lock_guard hold(mutex_);
    jobs_.push_back(std::move(job));
    came_.notify_one();
  }

  /// Runs what is posted until `done` holds; throws after 20 s.
  template <class Done>
  void until(Done done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!done()) {
      std::unique_lock hold(mutex_);
      if (!came_.wait_until(hold, deadline, [this] { return !jobs_.empty(); }))
        throw std::runtime_error("what was waited for did not happen");
      const auto job = std::move(jobs_.front());
      jobs_.pop_front();
      hold.unlock();
      job();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::function<void()>> jobs_;
};

}  // namespace banter::client::testing
