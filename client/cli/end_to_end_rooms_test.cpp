// Keeping order in a room, at real terminals with the real server, and from scripts.
#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Rooms : EndToEnd {
  void SetUp() override {
    EndToEnd::SetUp();
    ASSERT_EQ(alice.run({"create", "#tea"}).exit_code, 0);
    ASSERT_EQ(bob.run({"join", "#tea"}).exit_code, 0);
  }
};

TEST_F(Rooms, WhatIsArrangedInARoomIsToldToAllInALine) {
  Session a(alice, {"chat", "#tea"});
  Session b(bob, {"chat", "#tea"});
  ASSERT_TRUE(a.shows("No messages in #tea"));
  ASSERT_TRUE(b.shows("No messages in #tea"));
  a.type("/topic\r");
  ASSERT_TRUE(a.shows("#tea has no topic."));
  a.type("/topic Green or black?\r");
  ASSERT_TRUE(a.shows("alice has set the topic: Green or black?"));
  ASSERT_TRUE(b.shows("alice has set the topic: Green or black?"));
  b.type("/topic\r");
  ASSERT_TRUE(b.shows("The topic of #tea: Green or black?"));
  b.type("/topic mine\r");
  ASSERT_TRUE(b.shows("moderators"));
  a.type("/role @bob moderator\r");
  ASSERT_TRUE(a.shows("bob is now moderator by alice"));
  ASSERT_TRUE(b.shows("bob is now moderator by alice"));
  a.type("/rename #coffee\r");
  ASSERT_TRUE(a.last_row_is("#coffee>"));
  ASSERT_TRUE(b.last_row_is("#coffee>"));
  ASSERT_TRUE(b.shows("alice has named the room #coffee"));
  b.type("still here\r");
  ASSERT_TRUE(a.shows("bob: still here"));
}

TEST_F(Rooms, WhoIsPutOutIsToldAndStandsNowhere) {
  Session a(alice, {"chat", "#tea"});
  Session b(bob, {"chat", "#tea"});
  ASSERT_TRUE(a.shows("No messages in #tea"));
  ASSERT_TRUE(b.shows("No messages in #tea"));
  a.type("/kick @bob\r");
  ASSERT_TRUE(a.shows("bob was removed by alice"));
  ASSERT_TRUE(b.shows("-- #tea: You were removed by alice."));
  ASSERT_TRUE(b.last_row_is(">"));
  b.type("anybody?\r");
  ASSERT_TRUE(b.shows("There is nobody to write to yet"));
  b.type("/join #tea\r");
  ASSERT_TRUE(b.last_row_is("#tea>"));
  a.type("/ban bob\r");
  ASSERT_TRUE(a.shows("bob was banned by alice"));
  ASSERT_TRUE(b.shows("-- #tea: You were banned by alice."));
  ASSERT_TRUE(b.last_row_is(">"));
  b.type("/join #tea\r");
  ASSERT_TRUE(b.shows("You are banned from this room"));
  a.type("/invite bob\r");
  ASSERT_TRUE(a.shows("lift the ban before you invite"));
  a.type("/unban bob\r");
  ASSERT_TRUE(a.shows("bob may come again"));
  a.type("/invite bob\r");
  ASSERT_TRUE(b.shows("You are invited to #tea"));
  b.type("/join #tea\r");
  ASSERT_TRUE(b.last_row_is("#tea>"));
}

TEST_F(Rooms, NamesAreCompleted) {
  Session a(alice, {"chat", "#tea"});
  ASSERT_TRUE(a.last_row_is("#tea>"));
  ASSERT_EQ(bob.run({"send", "#tea", "here"}).exit_code, 0);
  ASSERT_TRUE(a.shows("bob: here"));
  a.type("/kick @b\t");
  ASSERT_TRUE(a.last_row_is("#tea> /kick @bob"));
  a.type("\x15/unr\t:thumbsu\t");
  ASSERT_TRUE(a.last_row_is("#tea> /unreact 👍"));
}

TEST_F(Rooms, WhoIsBlockedIsNotHeard) {
  Session a(alice, {"chat", "#tea"});
  Session b(bob, {"chat", "#tea"});
  ASSERT_TRUE(a.last_row_is("#tea>"));
  ASSERT_TRUE(b.last_row_is("#tea>"));
  a.type("/block bob\r");
  ASSERT_TRUE(a.shows("You hear nothing more of bob"));
  b.type("nobody listens\r");
  ASSERT_TRUE(b.shows("✓ bob: nobody listens"));
  b.type("/dm alice do you?\r");
  ASSERT_TRUE(b.shows("does not want to hear from you"));
  a.type("/blocked\r");
  ASSERT_TRUE(a.shows("-- bob"));
  EXPECT_THAT(a.raw(), ::testing::Not(HasSubstr("nobody listens")));
  a.type("/unblock @bob\r");
  ASSERT_TRUE(a.shows("You hear bob again."));
  a.type("/history\r");
  ASSERT_TRUE(a.shows("bob: nobody listens"));
}

TEST_F(Rooms, TheSameFromScripts) {
  EXPECT_THAT(alice.run({"topic", "#tea", "Green", "tea", "--json"}).out, HasSubstr(R"("action":"topic")"));
  EXPECT_EQ(bob.run({"topic", "#tea"}).out, "Green tea\n");
  EXPECT_EQ(alice.run({"role", "#tea", "@bob", "moderator"}).out, "bob is now moderator in #tea.\n");
  EXPECT_EQ(alice.run({"role", "#tea", "bob", "king"}).exit_code, 2);
  ASSERT_EQ(bob.run({"send", "#tea", "one"}).exit_code, 0);
  EXPECT_EQ(alice.run({"react", "#tea", "1", ":tea:"}).exit_code, 0);
  EXPECT_EQ(alice.run({"react", "#tea", "1", "nothing"}).exit_code, 3);
  EXPECT_EQ(alice.run({"pin", "#tea", "1"}).exit_code, 0);
  EXPECT_THAT(bob.run({"history", "#tea"}).out, HasSubstr("bob: one (pinned)\n        [🍵 1]"));
  EXPECT_EQ(alice.run({"react", "#tea", "1", "🍵", "--remove"}).exit_code, 0);
  EXPECT_EQ(alice.run({"unpin", "#tea", "1"}).exit_code, 0);
  EXPECT_THAT(alice.run({"conversations"}).out, HasSubstr("1 unread"));
  EXPECT_EQ(alice.run({"read", "#tea"}).exit_code, 0);
  EXPECT_THAT(alice.run({"conversations"}).out, Not(HasSubstr("unread")));
  EXPECT_EQ(alice.run({"mute", "#tea", "off"}).out, "#tea is not muted.\n");
  EXPECT_EQ(alice.run({"clear", "#tea"}).exit_code, 0);
  EXPECT_EQ(alice.run({"history", "#tea"}).out, "");
  EXPECT_EQ(alice.run({"rename", "#tea", "#coffee"}).exit_code, 0);
  EXPECT_EQ(alice.run({"kick", "#coffee", "bob"}).out, "bob is out of #coffee.\n");
  EXPECT_EQ(alice.run({"ban", "#coffee", "bob"}).exit_code, 0);
  EXPECT_EQ(bob.run({"join", "#coffee"}).exit_code, 6);
  EXPECT_EQ(alice.run({"unban", "#coffee", "bob"}).exit_code, 0);
  EXPECT_EQ(bob.run({"join", "#coffee"}).exit_code, 0);
}

}  // namespace
}  // namespace banter::cli
