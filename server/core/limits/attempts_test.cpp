#include "server/core/limits/attempts.hpp"

#include <gtest/gtest.h>

namespace banter::core {
namespace {

constexpr base::Millis kMinute = 60'000;

void fail(Attempts& attempts, int times, base::Millis now, std::string_view address = "10.0.0.1") {
  for (int i = 0; i < times; ++i)
    ASSERT_EQ(attempts.begin("anna", address, now), std::nullopt) << i;
}

TEST(Attempts, FiveOfANameAreFreeThenTheDelayDoublesToFiveMinutes) {
  Attempts attempts;
  base::Millis now = kMinute;
  fail(attempts, 5, now);
  for (base::Millis delay = 1000; delay < 5 * kMinute; delay *= 2) {
    EXPECT_EQ(attempts.begin("anna", "10.0.0.1", now), delay);
    now += delay;
    fail(attempts, 1, now);
  }
  EXPECT_EQ(attempts.begin("anna", "10.0.0.1", now), 5 * kMinute);
}

TEST(Attempts, TheNameCountsWithoutRegardToCaseAndFromEveryAddress) {
  Attempts attempts;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(attempts.begin(i % 2 ? "Anna" : "ANNA", "10.0.0." + std::to_string(i), kMinute), std::nullopt);
  }
  EXPECT_NE(attempts.begin("anna", "10.0.0.99", kMinute), std::nullopt);
}

TEST(Attempts, TwentyOfAnAddressAreFreeWhateverTheNames) {
  Attempts attempts;
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(attempts.begin("name" + std::to_string(i), "10.0.0.1", kMinute), std::nullopt);
  }
  EXPECT_EQ(attempts.begin("another", "10.0.0.1", kMinute), 1000);
  EXPECT_EQ(attempts.begin("another", "10.0.0.2", kMinute), std::nullopt);
}

TEST(Attempts, ManyAtOnceAreNoWayAround) {
  Attempts attempts;
  int begun = 0;
  for (int i = 0; i < 100; ++i)
    begun += !attempts.begin("anna", "10.0.0.1", kMinute);
  EXPECT_EQ(begun, 5);
}

TEST(Attempts, SuccessForgetsTheName) {
  Attempts attempts;
  fail(attempts, 4, kMinute);
  fail(attempts, 1, kMinute);
  attempts.succeeded("anna", "10.0.0.1", kMinute);
  fail(attempts, 5, kMinute);
  EXPECT_NE(attempts.begin("anna", "10.0.0.1", kMinute), std::nullopt);
}

TEST(Attempts, AfterAQuarterOfAnHourAllIsForgiven) {
  Attempts attempts;
  fail(attempts, 5, kMinute);
  EXPECT_NE(attempts.begin("anna", "10.0.0.1", kMinute), std::nullopt);
  fail(attempts, 5, 17 * kMinute);
}

}  // namespace
}  // namespace banter::core
