#include "server/core/limits/bucket.hpp"

#include <gtest/gtest.h>

namespace banter::core {
namespace {

constexpr Rate kThreeThenOneASecond{3, 1000};

TEST(Bucket, LetsABurstThroughAndThenSaysWhenToComeBack) {
  Bucket bucket;
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(bucket.take(10'000, kThreeThenOneASecond), std::nullopt);
  EXPECT_EQ(bucket.take(10'000, kThreeThenOneASecond), 1000);
  EXPECT_EQ(bucket.take(10'400, kThreeThenOneASecond), 600);
  EXPECT_EQ(bucket.take(11'000, kThreeThenOneASecond), std::nullopt);
  EXPECT_EQ(bucket.take(11'000, kThreeThenOneASecond), 1000);
}

TEST(Bucket, BeingRefusedCostsNothing) {
  Bucket bucket;
  for (int i = 0; i < 3; ++i)
    bucket.take(0, kThreeThenOneASecond);
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(bucket.take(500, kThreeThenOneASecond), 500);
  EXPECT_EQ(bucket.take(1000, kThreeThenOneASecond), std::nullopt);
}

TEST(Bucket, NeverHoldsMoreThanTheBurst) {
  Bucket bucket;
  bucket.take(0, kThreeThenOneASecond);
  EXPECT_TRUE(bucket.full(1'000'000));
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(bucket.take(1'000'000, kThreeThenOneASecond), std::nullopt);
  EXPECT_NE(bucket.take(1'000'000, kThreeThenOneASecond), std::nullopt);
}

}  // namespace
}  // namespace banter::core
