#include "server/app/startup/end_in_time.hpp"

#include <cstdlib>

namespace banter::app {

EndInTime::EndInTime(std::chrono::milliseconds patience, base::Log log)
    : thread_([this, patience, log = std::move(log)] {
        std::unique_lock hold(mutex_);
        if (wake_.wait_for(hold, patience, [this] { return ended_; })) return;
        log.warn("stopping takes longer than {} ms: ending without waiting", patience.count());
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
