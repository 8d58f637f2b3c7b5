#pragma once

#include <atomic>

#include "base/millis.hpp"

namespace banter::base {

// Where everything that depends on time asks for it. Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  // Milliseconds since the Unix epoch. May step backwards: for showing and storing, never for timers.
  virtual Millis wall() const = 0;
  // Milliseconds since an unspecified start; never goes backwards.
  virtual Millis steady() const = 0;
};

// The machine's own clocks.
class SystemClock final : public Clock {
 public:
  Millis wall() const override;
  Millis steady() const override;
};

// A clock that stands still until a test moves it.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Millis wall = 1'790'000'000'000, Millis steady = 1'000)
      : wall_(wall), steady_(steady) {}
  Millis wall() const override { return wall_; }
  Millis steady() const override { return steady_; }

  // Both clocks go on by `span`, which is 0 or more.
  void advance(Millis span) {
    wall_ += span;
    steady_ += span;
  }
  // The wall clock is set, as by an administrator; the steady one does not notice.
  void set_wall(Millis wall) { wall_ = wall; }

 private:
  std::atomic<Millis> wall_;
  std::atomic<Millis> steady_;
};

}  // namespace banter::base
