#include "server/app/startup/end_in_time.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace banter::app {
namespace {

using std::chrono_literals::operator""ms;
using std::chrono_literals::operator""s;

TEST(EndInTime, EndsTheProcessThatTakesTooLong) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        const EndInTime end_in_time(50ms);
        std::this_thread::sleep_for(60s);
      },
      testing::ExitedWithCode(0), "");
}

TEST(EndInTime, LeavesAloneWhoIsInTime) {
  {
    const EndInTime end_in_time(50ms);
  }
  std::this_thread::sleep_for(100ms);
}

}  // namespace
}  // namespace banter::app
