#include "server/core/limits/attempts.hpp"

#include <gtest/gtest.h>

namespace banter::core {
namespace {

constexpr base::Millis kMinute = 60'000;
constexpr HouseholdKey kHome{1};

void fail(Attempts& attempts, int times, base::Millis now, HouseholdKey from = kHome) {
  for (int i = 0; i < times; ++i)
    ASSERT_EQ(attempts.begin("anna", from, now), std::nullopt) << i;
}

TEST(Attempts, FiveOfANameAreFreeThenTheDelayDoublesToFiveMinutes) {
  Attempts attempts;
  base::Millis now = kMinute;
  fail(attempts, 5, now);
  for (base::Millis delay = 1000; delay < 5 * kMinute; delay *= 2) {
    EXPECT_EQ(attempts.begin("anna", kHome, now), delay);
    now += delay;
    fail(attempts, 1, now);
  }
  EXPECT_EQ(attempts.begin("anna", kHome, now), 5 * kMinute);
}

TEST(Attempts, TheNameCountsWithoutRegardToCaseAndFromEveryAddress) {
  Attempts attempts;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(attempts.begin(i % 2 ? "Anna" : "ANNA", HouseholdKey{100 + i}, kMinute), std::nullopt);
  }
  EXPECT_NE(attempts.begin("anna", HouseholdKey{99}, kMinute), std::nullopt);
}

TEST(Attempts, TwentyOfAnAddressAreFreeWhateverTheNames) {
  Attempts attempts;
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(attempts.begin("name" + std::to_string(i), kHome, kMinute), std::nullopt);
  }
  EXPECT_EQ(attempts.begin("another", kHome, kMinute), 1000);
  EXPECT_EQ(attempts.begin("another", HouseholdKey{2}, kMinute), std::nullopt);
}

TEST(Attempts, ManyAtOnceAreNoWayAround) {
  Attempts attempts;
  int begun = 0;
  for (int i = 0; i < 100; ++i)
    begun += !attempts.begin("anna", kHome, kMinute);
  EXPECT_EQ(begun, 5);
}

TEST(Attempts, SuccessForgetsTheName) {
  Attempts attempts;
  fail(attempts, 4, kMinute);
  fail(attempts, 1, kMinute);
  attempts.succeeded("anna", kHome, kMinute);
  fail(attempts, 5, kMinute);
  EXPECT_NE(attempts.begin("anna", kHome, kMinute), std::nullopt);
}

TEST(Attempts, OneThatWasNeverDecidedCountsForNothing) {
  Attempts attempts;
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(attempts.begin("anna", kHome, kMinute), std::nullopt) << i;
    attempts.take_back("anna", kHome, kMinute);
  }
}

TEST(Attempts, AfterAQuarterOfAnHourAllIsForgiven) {
  Attempts attempts;
  fail(attempts, 5, kMinute);
  EXPECT_NE(attempts.begin("anna", kHome, kMinute), std::nullopt);
  fail(attempts, 5, 17 * kMinute);
}

}  // namespace
}  // namespace banter::core
