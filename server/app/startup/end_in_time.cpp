#include "server/app/startup/end_in_time.hpp"

#include <cstdlib>

namespace banter::app {

EndInTime::EndInTime(std::chrono::milliseconds patience)
    : thread_([this, patience] {
        std::unique_lock hold(mutex_);
        if (wake_.wait_for(hold, patience, [this] { return ended_; })) return;
        // Without a line in the log: it may lie on the very disk that hangs.
        std::_Exit(EXIT_SUCCESS);
      }) {}

EndInTime::~EndInTime() {
  {
    std::lock_guard hold(mutex_);
    ended_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

}  // namespace banter::app
