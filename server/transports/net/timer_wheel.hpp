#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/millis.hpp"

namespace banter::transports {

// Reminders that cost sixteen bytes while they wait and nothing when nobody waits: a hashed timing wheel
// (Varghese and Lauck 1987, scheme 6), in which those beyond the horizon are put back each time round. One
// thread.
template <class T>
class TimerWheel {
 public:
  // `tick`: milliseconds a bucket, 1 or more.
  TimerWheel(base::Millis now, base::Millis tick)
      : tick_(std::max<base::Millis>(tick, 1)), done_(now / tick_) {}

  // `what` comes back from the first advance() whose `now` is at `due` or up to a tick later.
  void add(T what, base::Millis due) {
    const base::Millis wanted = std::max(due / tick_ + 1, done_ + 1);
    buckets_[std::min(wanted, done_ + horizon) % size].push_back({what, due});
  }

  // Calls remind(T) for everything due; it may call add().
  template <class F>
  void advance(base::Millis now, F&& remind) {
    const base::Millis until = now / tick_;
    // After a long sleep, once around is everything.
    done_ = std::max(done_, until - static_cast<base::Millis>(size));
    while (done_ < until) {
      ++done_;
      std::vector<Reminder> reached;
      reached.swap(buckets_[done_ % size]);
      for (const Reminder& reminder : reached) {
        if (reminder.due <= now) {
          remind(reminder.what);
        } else {
          add(reminder.what, reminder.due);
        }
      }
    }
  }

 private:
  struct Reminder {
    T what;
    base::Millis due;
  };
  static constexpr std::size_t size = 256;
  static constexpr base::Millis horizon = size - 1;

  base::Millis tick_;
  base::Millis done_;  // the number of the last bucket that has been emptied
  std::array<std::vector<Reminder>, size> buckets_;
};

}  // namespace banter::transports
