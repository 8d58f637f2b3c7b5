#include "client/core/transfers/progress.hpp"

#include <gtest/gtest.h>

namespace banter::client::transfers {
namespace {

TEST(Speed, IsThatOfTheLastSeconds) {
  Speed speed;
  EXPECT_EQ(speed.per_second(0), 0);
  for (base::Millis now = 0; now <= 10'000; now += 10)
    speed.note(now, now * 2);
  EXPECT_EQ(speed.per_second(10'000), 2'000);
  for (base::Millis now = 10'010; now <= 20'000; now += 10)
    speed.note(now, 20'000 + (now - 10'000) * 5);
  EXPECT_NEAR(static_cast<double>(speed.per_second(20'000)), 5'000, 50);
  EXPECT_EQ(speed.time_for(10'000, 20'000).value() / 100, 20);
}

TEST(Speed, FallsWhileNothingMoves) {
  Speed speed;
  speed.note(0, 0);
  speed.note(1'000, 1'000);
  EXPECT_EQ(speed.per_second(1'000), 1'000);
  EXPECT_EQ(speed.per_second(10'000), 100);
  speed.note(10'000, 1'000);
  speed.note(16'000, 1'000);
  EXPECT_EQ(speed.per_second(16'000), 0);
  EXPECT_EQ(speed.time_for(1, 16'000), std::nullopt);
}

TEST(Speed, SaysNothingAfterTheFirstMomentAndAGoingBack) {
  Speed speed;
  speed.note(0, 0);
  speed.note(10, 1 << 20);
  EXPECT_EQ(speed.per_second(10), 0);
  speed.note(2'000, 100);
  EXPECT_EQ(speed.per_second(2'000), 0) << "it began anew";
}

TEST(Speed, DoesNotOverflow) {
  Speed speed;
  speed.note(0, 0);
  speed.note(1'000, 1);
  EXPECT_GT(speed.time_for(9'007'199'254'740'991, 1'000).value(), 0);
}

}  // namespace
}  // namespace banter::client::transfers
