#include "bench/load/sample.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/harness/temp_folder.hpp"

namespace banter::bench {
namespace {

TEST(Sample, GivesQuantiles) {
  Sample sample;
  EXPECT_EQ(sample.quantile(0.5), 0);
  for (int i = 100; i >= 1; --i)
    sample.add(std::chrono::microseconds(i));
  EXPECT_EQ(sample.quantile(0.5), 50);
  EXPECT_EQ(sample.quantile(0.99), 99);
  EXPECT_EQ(sample.quantile(0.999), 100);
  EXPECT_EQ(sample.quantile(1), 100);
  EXPECT_EQ(sample.quantile(0), 1);
}

TEST(Sample, GivesTheMiddle) {
  EXPECT_EQ(median({}), 0);
  EXPECT_EQ(median({3}), 3);
  EXPECT_EQ(median({5, 1, 3}), 3);
  EXPECT_EQ(median({4, 1, 3, 2}), 2);
}

TEST(Sample, MeasuresTheDiskAndLeavesNothingBehind) {
  const harness::TempFolder folder;
  Sample sample = sync_times(folder.path(), 3);
  EXPECT_EQ(sample.size(), 3U);
  EXPECT_GT(sample.quantile(0.5), 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace banter::bench
