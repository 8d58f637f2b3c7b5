// What two people see of each other's reading, writing and reacting, at real terminals with the real server.
#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Marks = EndToEnd;

TEST_F(Marks, TicksTellHowFarADirectMessageHasCome) {
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("No messages in @bob"));
  a.type("anybody there?\r");
  ASSERT_TRUE(a.shows("  ✓ alice: anybody there?"));
  // He is there, and looks elsewhere.
  Session b(bob, {"chat"});
  ASSERT_TRUE(b.shows("Unread: @alice (1)"));
  ASSERT_TRUE(b.shows("No messages in #general"));
  a.type("a second one\r");
  ASSERT_TRUE(b.shows("[@alice] alice: a second one"));
  ASSERT_TRUE(a.shows(" ✓✓ alice: a second one"));
  ASSERT_TRUE(a.shows(" ✓✓ alice: anybody there?"));
  EXPECT_THAT(a.everything(), Not(HasSubstr("✓✓✓")));
  // Now he looks.
  b.type("/dm alice\r");
  ASSERT_TRUE(b.last_row_is("@alice (online)>"));
  ASSERT_TRUE(a.shows(" ✓✓✓ alice: a second one"));
  ASSERT_TRUE(a.shows(" ✓✓✓ alice: anybody there?"));
  a.type("and this\r");
  ASSERT_TRUE(a.shows(" ✓✓✓ alice: and this"));
  for (const char* text : {"anybody there?", "a second one", "and this"})
    EXPECT_EQ(count_of(text, a.everything()), 1U);
  EXPECT_TRUE(a.last_row_is("@bob (online)>"));
  EXPECT_THAT(bob.run({"conversations"}).out, Not(HasSubstr("unread")));

  // Somebody who comes back sees the same.
  Session again(alice, {"chat", "@bob"});
  ASSERT_TRUE(again.shows("✓✓✓ alice: and this"));
}

TEST_F(Marks, WhatIsReadWhileTheWriterIsAwayIsSeenWhenTheyComeBack) {
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("No messages in @bob"));
  a.type("soon read\r");
  ASSERT_TRUE(a.shows("  ✓ alice: soon read"));
  server.kill();
  ASSERT_TRUE(a.shows("Trying again in"));
  server.start();
  ASSERT_EQ(bob.run({"read", "@alice"}).exit_code, 0);
  a.type("/connect\r");
  ASSERT_TRUE(a.shows(" ✓✓✓ alice: soon read"));
}

TEST_F(Marks, WhoIsWritingStandsInThePrompt) {
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("No messages in @bob"));
  a.type("hello\r");
  ASSERT_TRUE(a.shows("✓ alice: hello"));
  Session b(bob, {"chat", "@alice"});
  ASSERT_TRUE(b.shows("alice: hello"));
  ASSERT_TRUE(a.shows("✓✓✓ alice: hello"));
  a.type("half");
  ASSERT_TRUE(b.last_row_is("@alice is writing … >"));
  a.type("\x15");
  ASSERT_TRUE(b.last_row_is("@alice (online)>"));
  a.type("whole\r");
  ASSERT_TRUE(b.shows("alice: whole"));
  ASSERT_TRUE(b.last_row_is("@alice (online)>"));
  // Commands are nobody's business.
  a.type("/help");
  ASSERT_TRUE(a.last_row_is("@bob (online)> /help"));
  EXPECT_THAT(b.everything(), Not(HasSubstr("writing")));
}

TEST_F(Marks, ReactionsAndPinsAreToldInALine) {
  ASSERT_EQ(alice.run({"send", "@bob", "look at this"}).exit_code, 0);
  Session b(bob, {"chat", "@alice"});
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("alice: look at this"));
  ASSERT_TRUE(b.shows("alice: look at this"));
  b.type("/react :thumbsup:\r");
  ASSERT_TRUE(a.shows("-- bob reacts 👍 to \"look at this\""));
  ASSERT_TRUE(b.shows("-- bob reacts 👍 to \"look at this\""));
  b.type("/unreact\r");
  ASSERT_TRUE(a.shows("-- bob has taken 👍 back from \"look at this\""));
  b.type("/react #1 🦆\r");
  ASSERT_TRUE(a.shows("-- bob reacts 🦆 to \"look at this\""));
  b.type("/react nothing\r");
  ASSERT_TRUE(b.shows("No emoji is called nothing"));
  b.type("/pin\r");
  ASSERT_TRUE(a.shows("-- bob has pinned \"look at this\""));
  a.type("/history\r");
  ASSERT_TRUE(a.shows("#1 alice: look at this (pinned)\n        [🦆 1]"));
  a.type("/unpin #1\r");
  ASSERT_TRUE(b.shows("-- alice has unpinned \"look at this\""));
  b.type("/reply so I see\r");
  ASSERT_TRUE(a.shows("bob: (to 1) so I see"));
}

TEST_F(Marks, AMentionRingsOnceUnlessItIsMuted) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.shows("No messages in #general"));
  ASSERT_EQ(bob.run({"send", "#general", "nothing for you"}).exit_code, 0);
  ASSERT_TRUE(a.shows("nothing for you"));
  EXPECT_EQ(count_of("\x07", a.raw()), 0U);
  ASSERT_EQ(bob.run({"send", "#general", "@alice, this is"}).exit_code, 0);
  ASSERT_TRUE(a.shows(" @ bob: @alice, this is"));
  ASSERT_TRUE(a.last_row_is("#general>"));
  EXPECT_EQ(count_of("\x07", a.raw()), 1U);
  a.type("/mute 8\r");
  ASSERT_TRUE(a.shows("#general is muted until"));
  ASSERT_EQ(bob.run({"send", "#general", "@alice again"}).exit_code, 0);
  ASSERT_TRUE(a.shows(" @ bob: @alice again"));
  ASSERT_TRUE(a.last_row_is("#general>"));
  EXPECT_EQ(count_of("\x07", a.raw()), 1U);
  a.type("/mute off\r");
  ASSERT_TRUE(a.shows("#general is not muted."));
}

TEST_F(Marks, ClearingIsAskedTwice) {
  ASSERT_EQ(bob.run({"send", "@alice", "to be gone"}).exit_code, 0);
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("to be gone"));
  a.type("/clear\r");
  ASSERT_TRUE(a.shows("/clear once more does it."));
  a.type("/clear\r");
  ASSERT_TRUE(a.shows("For you @bob is empty now"));
  EXPECT_THAT(alice.run({"history", "@bob"}).out, Not(HasSubstr("to be gone")));
  EXPECT_THAT(bob.run({"history", "@alice"}).out, HasSubstr("to be gone"));
}

}  // namespace
}  // namespace banter::cli
