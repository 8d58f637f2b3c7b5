#include "base/clock.hpp"

#include <chrono>

namespace banter::base {
namespace {

template <class C>
Millis since_start_of() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(C::now().time_since_epoch()).count();
}

}  // namespace

Millis SystemClock::wall() const {
  return since_start_of<std::chrono::system_clock>();
}
Millis SystemClock::steady() const {
  return since_start_of<std::chrono::steady_clock>();
}

}  // namespace banter::base
