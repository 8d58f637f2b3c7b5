#include "client/cli/emoji.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/generated/cpp/text_rules.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Emoji, AWordIsAnEmojiOrItsName) {
  EXPECT_EQ(emoji_of(":thumbsup:"), "👍");
  EXPECT_EQ(emoji_of("ThumbsUp"), "👍");
  EXPECT_EQ(emoji_of("+1"), "👍");
  EXPECT_EQ(emoji_of("🦆"), "🦆");
  EXPECT_EQ(emoji_of("duck"), std::nullopt);
  EXPECT_EQ(emoji_of(""), std::nullopt);
}

TEST(Emoji, NamesAreFoundByTheirBeginning) {
  EXPECT_THAT(emoji_names(":thumb"), ElementsAre(":thumbsdown:", ":thumbsup:"));
  EXPECT_THAT(emoji_names(":zzz"), IsEmpty());
  EXPECT_THAT(emoji_names("thumb"), IsEmpty());
  EXPECT_GE(emoji_names(":").size(), 60U);
}

TEST(Emoji, TheServerTakesThemAll) {
  for (const std::string& name : emoji_names(":"))
    EXPECT_TRUE(protocol::is_emoji(*emoji_called(name))) << name;
}

}  // namespace
}  // namespace banter::cli
