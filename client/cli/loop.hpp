#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace banter::cli {

/// The program's thread: it waits for descriptors, times and functions given to it by other threads, and runs
/// what belongs to them, one at a time.
class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// From any thread: `job` runs in run(), after those before it.
  void post(std::function<void()> job);

  // The rest is for the thread of run().

  /// Calls `ready` whenever `descriptor` can be read or has ended; none: no longer.
  void watch(int descriptor, std::function<void()> ready);
  /// Calls `job` once after `wait`.
  void after(std::chrono::milliseconds wait, std::function<void()> job);

  /// Runs until stop().
  void run();
  void stop() { stopped_ = true; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  bool run_posted();
  bool run_timers();
  void wait();

  int wake_[2] = {-1, -1};  // a pipe that is not empty when there is something new in posted_
  std::mutex mutex_;
  std::deque<std::function<void()>> posted_;
  std::map<int, std::function<void()>> watched_;
  std::multimap<Time, std::function<void()>> timers_;
  bool stopped_ = false;
};

}  // namespace banter::cli
