#include "client/core/net/backoff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace banter::client {
namespace {

TEST(Backoff, StaysWithinItsBounds) {
  Backoff backoff({.first = 500, .most = 30'000});
  for (int i = 0; i < 1000; ++i) {
    const base::Millis wait = backoff.next();
    EXPECT_GE(wait, 500);
    EXPECT_LE(wait, 30'000);
  }
}

TEST(Backoff, GrowsAndBeginsAnew) {
  Backoff backoff({.first = 500, .most = 30'000});
  for (int i = 0; i < 100; ++i) {
    EXPECT_LE(backoff.next(), 1'000);
    backoff.reset();
  }
  base::Millis longest = 0;
  for (int i = 0; i < 200; ++i)
    longest = std::max(longest, backoff.next());
  EXPECT_GT(longest, 10'000);
}

TEST(Backoff, TwoClientsDoNotComeBackInStep) {
  std::set<base::Millis> waits;
  for (int i = 0; i < 50; ++i) {
    Backoff backoff({.first = 500, .most = 30'000});
    backoff.next();
    waits.insert(backoff.next());
  }
  EXPECT_GT(waits.size(), 20U);
}

}  // namespace
}  // namespace banter::client
