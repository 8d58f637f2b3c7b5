#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace banter::app {

// Made when the server begins to stop: should that take longer than `patience` (a disk that hangs, say), the
// process ends without waiting any more. Nothing is lost by it: what was acknowledged is on disk.
class EndInTime {
 public:
  explicit EndInTime(std::chrono::milliseconds patience);
  ~EndInTime();
  EndInTime(const EndInTime&) = delete;
  EndInTime& operator=(const EndInTime&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace banter::app
