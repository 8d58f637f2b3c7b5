#include "base/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace banter::base {
namespace {

using testing::MatchesRegex;

TEST(Random, IdsHaveTheirPrefixAndLengthAndDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = random_id("f");
    EXPECT_EQ(id.size(), 23U);
    EXPECT_EQ(id[0], 'f');
    EXPECT_TRUE(seen.insert(id).second);
  }
}

TEST(Random, TokensAre43CharactersOfBase64Url) {
  EXPECT_THAT(random_token(), MatchesRegex("[A-Za-z0-9_-]{43}"));
}

TEST(Random, Uuid7HasTheTimeInFrontSoThatLaterOnesSortBehind) {
  const std::string id = uuid7(0x0190'1234'5678);
  EXPECT_THAT(id, MatchesRegex("01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_LT(id, uuid7(0x0190'1234'5679));
}

}  // namespace
}  // namespace banter::base
