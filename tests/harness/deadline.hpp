#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

namespace banter::harness {

using namespace std::chrono_literals;

// A point in time by which something must have happened. Nothing in the tests waits without one, and nothing
// waits longer than the thing takes.
using Deadline = std::chrono::steady_clock::time_point;

inline Deadline in(std::chrono::milliseconds time) {
  return std::chrono::steady_clock::now() + time;
}

// What poll() takes; rounded up, so that a wait never ends just before its deadline.
inline int milliseconds_until(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return left.count() < 0 ? 0 : static_cast<int>(left.count());
}

// Long enough for a loaded machine and for sanitizers; reached only when something is wrong.
inline constexpr std::chrono::milliseconds kPatience = 20s;

// The server did not do what was waited for.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace banter::harness
