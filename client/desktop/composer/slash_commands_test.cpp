#include "client/desktop/composer/slash_commands.hpp"

#include <gtest/gtest.h>

namespace banter::desktop {
namespace {

TEST(SlashCommands, AskTheServerForWhatTheyName) {
  const auto topic = slash_call(QStringLiteral("/topic all about tea"), "c1", true);
  ASSERT_TRUE(topic && topic->request);
  EXPECT_EQ(std::get<protocol::SetTopicRequest>(*topic->request).topic, "all about tea");
  const auto invite = slash_call(QStringLiteral("/invite @bob"), "c1", true);
  ASSERT_TRUE(invite && invite->request);
  EXPECT_EQ(std::get<protocol::InviteRequest>(*invite->request).username, "bob");
  EXPECT_TRUE(std::holds_alternative<protocol::LeaveRequest>(
      *slash_call(QStringLiteral("/leave"), "c1", true)->request));
}

TEST(SlashCommands, WhatIsNoneIsAText) {
  EXPECT_FALSE(slash_call(QStringLiteral("/etc/passwd"), "c1", true));
  EXPECT_FALSE(slash_call(QStringLiteral("/topic a\nb"), "c1", true));
  EXPECT_FALSE(slash_call(QStringLiteral("leave"), "c1", true));
  EXPECT_FALSE(slash_call(QStringLiteral("/leave"), "c1", false)) << "there is no leaving a person";
}

TEST(SlashCommands, WhatIsMissingIsSaid) {
  const auto topic = slash_call(QStringLiteral("/topic "), "c1", true);
  ASSERT_TRUE(topic);
  EXPECT_FALSE(topic->request);
  EXPECT_FALSE(topic->objection.isEmpty());
  EXPECT_FALSE(slash_call(QStringLiteral("/leave now"), "c1", true)->request);
}

}  // namespace
}  // namespace banter::desktop
