#include "base/strong_id.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace banter::base {
namespace {

using Apple = StrongId<struct AppleTag>;
using Pear = StrongId<struct PearTag>;

static_assert(!std::is_convertible_v<Apple, Pear>);
static_assert(!std::is_convertible_v<Apple, bool>);

TEST(StrongId, ComparesAndHashes) {
  EXPECT_FALSE(Apple{});
  EXPECT_TRUE(Apple{1});
  EXPECT_LT(Apple{1}, Apple{2});
  EXPECT_EQ(Apple{3}, Apple{3});
  std::unordered_set<Apple> basket;
  for (std::int64_t i = 0; i < 1000; ++i)
    basket.insert(Apple{i});
  EXPECT_EQ(basket.size(), 1000U);
}

}  // namespace
}  // namespace banter::base
