#include "server/core/ports/metrics.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace banter::core {
namespace {

TEST(Sizes, ABoundBelongsToWhatIsBelowIt) {
  Sizes<3> sizes{{1, 10, 100}};
  for (const std::int64_t value : {0, 1, 2, 10, 11, 100, 101, 5'000})
    sizes.add(value);
  EXPECT_EQ(sizes.count(0), 2);
  EXPECT_EQ(sizes.count(1), 2);
  EXPECT_EQ(sizes.count(2), 2);
  EXPECT_EQ(sizes.count(3), 2);
  EXPECT_EQ(sizes.sum(), 5'225);
}

TEST(SharedFigure, LosesNothingThatSeveralThreadsAdd) {
  SharedFigure figure;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int n = 0; n < 10'000; ++n)
          figure.add(1);
      });
    }
  }
  EXPECT_EQ(figure.get(), 40'000);
}

TEST(LoopFigures, OfTwoThreadsShareNoCacheLine) {
  const Metrics metrics(0);
  const auto* const first = reinterpret_cast<const std::byte*>(metrics.loops.data());
  const auto* const second = reinterpret_cast<const std::byte*>(metrics.loops.data() + 1);
  EXPECT_EQ((second - first) % 64, 0);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(first) % 64, 0U);
}

}  // namespace
}  // namespace banter::core
