#include "client/desktop/composer/commands.hpp"

#include <gtest/gtest.h>

namespace banter::desktop {
namespace {

TEST(Commands, AskTheServerForWhatTheyName) {
  const auto topic = command_in(QStringLiteral("/topic all about tea"), "c1", true);
  ASSERT_TRUE(topic && topic->request);
  EXPECT_EQ(std::get<protocol::SetTopicRequest>(*topic->request).topic, "all about tea");
  const auto invite = command_in(QStringLiteral("/invite @bob"), "c1", true);
  ASSERT_TRUE(invite && invite->request);
  EXPECT_EQ(std::get<protocol::InviteRequest>(*invite->request).username, "bob");
  EXPECT_TRUE(std::holds_alternative<protocol::LeaveRequest>(
      *command_in(QStringLiteral("/leave"), "c1", true)->request));
}

TEST(Commands, WhatIsNoneIsAText) {
  EXPECT_FALSE(command_in(QStringLiteral("/etc/passwd"), "c1", true));
  EXPECT_FALSE(command_in(QStringLiteral("/topic a\nb"), "c1", true));
  EXPECT_FALSE(command_in(QStringLiteral("leave"), "c1", true));
  EXPECT_FALSE(command_in(QStringLiteral("/leave"), "c1", false)) << "there is no leaving a person";
}

TEST(Commands, WhatIsMissingIsSaid) {
  const auto topic = command_in(QStringLiteral("/topic "), "c1", true);
  ASSERT_TRUE(topic);
  EXPECT_FALSE(topic->request);
  EXPECT_FALSE(topic->objection.isEmpty());
  EXPECT_FALSE(command_in(QStringLiteral("/leave now"), "c1", true)->request);
}

}  // namespace
}  // namespace banter::desktop
