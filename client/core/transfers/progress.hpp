#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "base/millis.hpp"

namespace banter::client::transfers {

/// How far a transfer has come.
struct Progress {
  enum class Phase : std::uint8_t {
    waiting,    ///< for the server; `trouble` says why, where there is a reason
    comparing,  ///< reading what is there already, to go on behind it
    moving,     ///< bytes are on their way
  };
  Phase phase = Phase::waiting;
  /// The file under way: its number from 0, of how many, and its name, which is foreign text.
  std::size_t file = 0;
  std::size_t files = 1;
  std::string name{};
  /// Bytes of all files together; `total` is 0 while it is not known.
  std::int64_t done = 0;
  std::int64_t total = 0;
  /// Over the last seconds, in bytes a second; 0: nothing moves.
  std::int64_t speed = 0;
  /// Until the end at that speed, in milliseconds.
  std::optional<base::Millis> left{};
  /// What is in the way, in a whole sentence, and when it is tried again, in milliseconds from now.
  std::string trouble{};
  base::Millis again_in = 0;
};

/// How quickly something moves, over the last seconds. Times are milliseconds of a steady clock.
class Speed {
 public:
  /// `done` bytes are done at `now`.
  void note(base::Millis now, std::int64_t done);
  /// There is a gap: what was before says nothing about now.
  void reset() { samples_.clear(); }
  /// Bytes a second; 0 while there is nothing to judge by.
  std::int64_t per_second(base::Millis now) const;
  /// Milliseconds for `bytes` more; none while nothing moves.
  std::optional<base::Millis> time_for(std::int64_t bytes, base::Millis now) const;

 private:
  struct Sample {
    base::Millis at = 0;
    std::int64_t done = 0;
  };
  std::deque<Sample> samples_;
};

}  // namespace banter::client::transfers
