#include "base/clock.hpp"

#include <gtest/gtest.h>

namespace banter::base {
namespace {

TEST(Clock, TheSystemsWallIsAfterThisWasWrittenAndSteadyNeverGoesBack) {
  const SystemClock clock;
  EXPECT_GT(clock.wall(), 1'700'000'000'000);
  const Millis before = clock.steady();
  EXPECT_GE(clock.steady(), before);
}

TEST(Clock, AManualOneMovesOnlyWhenTold) {
  ManualClock clock(1000, 5);
  clock.advance(10);
  EXPECT_EQ(clock.wall(), 1010);
  EXPECT_EQ(clock.steady(), 15);
  clock.set_wall(0);
  EXPECT_EQ(clock.wall(), 0);
  EXPECT_EQ(clock.steady(), 15);
}

}  // namespace
}  // namespace banter::base
