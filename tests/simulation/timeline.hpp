#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "base/clock.hpp"

namespace banter::simulation {

// Virtual time: what is to happen, in the order of its time, and of being asked for at equal times. The clock
// stands still but for the steps from one to the next.
class Timeline {
 public:
  // `wait`: milliseconds from now, 0 or more.
  void later(base::Millis wait, std::function<void()> job) {
    jobs_.emplace(std::pair(clock_->steady() + wait, ++count_), std::move(job));
  }

  // Lets the next thing happen; false: there is none.
  bool step() {
    if (jobs_.empty()) return false;
    auto next = jobs_.extract(jobs_.begin());
    clock_->advance(next.key().first - clock_->steady());
    next.mapped()();
    return true;
  }

  base::Millis now() const { return clock_->steady(); }
  const std::shared_ptr<base::ManualClock>& clock() const { return clock_; }

 private:
  std::shared_ptr<base::ManualClock> clock_ = std::make_shared<base::ManualClock>();
  std::map<std::pair<base::Millis, std::uint64_t>, std::function<void()>> jobs_;
  std::uint64_t count_ = 0;
};

}  // namespace banter::simulation
