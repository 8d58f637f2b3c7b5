#include "server/transports/net/timer_wheel.hpp"

#include <random>
#include <vector>

namespace banter::transports {
namespace {

std::vector<int> due(TimerWheel<int>& wheel, base::Millis now) {
  std::vector<int> reminded;
  wheel.advance(now, [&](int what) { reminded.push_back(what); });
  return reminded;
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TimerWheel, NeverEarlyAndAtMostATickLate) {
  TimerWheel<int> wheel(1'000, 10);
  wheel.add(1, 1'025);
  EXPECT_THAT(due(wheel, 1'024), IsEmpty());
  EXPECT_THAT(due(wheel, 1'029), IsEmpty());
  EXPECT_THAT(due(wheel, 1'035), ElementsAre(1));
  EXPECT_THAT(due(wheel, 100'000), IsEmpty());
}

TEST(TimerWheel, ThePastIsDueAtTheNextTick) {
  TimerWheel<int> wheel(1'000, 10);
  wheel.add(1, 0);
  EXPECT_THAT(due(wheel, 1'010), ElementsAre(1));
}

TEST(TimerWheel, BeyondTheHorizonToo) {
  TimerWheel<int> wheel(0, 1);
  wheel.add(1, 10'000);
  base::Millis now = 0;
  while (due(wheel, now).empty())
    ++now;
  EXPECT_EQ(now, 10'001);
}

TEST(TimerWheel, AfterALongSleepEverythingIsDueOnce) {
  TimerWheel<int> wheel(0, 1);
  for (int i = 0; i < 1'000; ++i)
    wheel.add(i, i);
  EXPECT_EQ(due(wheel, 1'000'000'000).size(), 1'000U);
  EXPECT_THAT(due(wheel, 2'000'000'000), IsEmpty());
}

TEST(TimerWheel, WhoIsRemindedMayAskAgain) {
  TimerWheel<int> wheel(0, 10);
  wheel.add(0, 10);
  int count = 0;
  for (base::Millis now = 0; now <= 1'000; now += 5)
    wheel.advance(now, [&](int) {
      ++count;
      wheel.add(0, now + 100);
    });
  EXPECT_EQ(count, 9) << "each of them a tick late";
}

TEST(TimerWheel, AgreesWithASimpleList) {
  std::mt19937 random(1);
  TimerWheel<int> wheel(0, 7);
  std::vector<base::Millis> wanted;
  std::vector<bool> seen;
  for (base::Millis now = 0; now < 20'000; now += random() % 50) {
    wanted.push_back(now + static_cast<base::Millis>(random() % 4'000));
    seen.push_back(false);
    wheel.add(static_cast<int>(wanted.size()) - 1, wanted.back());
    wheel.advance(now, [&](int what) {
      EXPECT_FALSE(seen[what]);
      EXPECT_LE(wanted[what], now);
      seen[what] = true;
    });
    for (std::size_t i = 0; i < wanted.size(); ++i)
      ASSERT_TRUE(seen[i] || wanted[i] + 7 >= now) << i;
  }
}

}  // namespace
}  // namespace banter::transports
