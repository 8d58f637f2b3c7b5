#include "client/cli/text/lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr base::Millis kMorning = 1'790'000'040'000;  // 2026-09-21 14:14 UTC

struct LinesTest : ::testing::Test {
  void SetUp() override {
    use_utf8();
    ::setenv("TZ", "UTC", 1);
    ::tzset();
  }
  static ShownMessage shown(std::string content, Mark mark = Mark::none) {
    ShownMessage result;
    result.mark = mark;
    result.message.sender = "alice";
    result.message.seq = 17;
    result.message.sent_at = kMorning;
    result.message.content = std::move(content);
    return result;
  }
  Lines terminal{40, Style(Colours::none)};
  Lines pipe{0, Style(Colours::none)};
};

TEST_F(LinesTest, AMessageOnATerminal) {
  EXPECT_EQ(terminal.message(shown("hi")), "14:14   alice: hi");
  EXPECT_EQ(terminal.message(shown("hi", Mark::pending)), "14:14 … alice: hi");
  EXPECT_EQ(terminal.message(shown("hi", Mark::sent)), "14:14 ✓ alice: hi");
  EXPECT_EQ(terminal.message(shown("hi", Mark::failed)), "14:14 ✗ alice: hi");
}

TEST_F(LinesTest, AMessageInAPipe) {
  EXPECT_EQ(pipe.message(shown("hi")), "2026-09-21 14:14 alice: hi");
  EXPECT_EQ(pipe.message(shown("hi", Mark::sent)), "2026-09-21 14:14 ✓ alice: hi");
}

TEST_F(LinesTest, LongLinesAreWrappedUnderTheText) {
  EXPECT_EQ(terminal.message(shown("one two three four five six seven eight")),
            "14:14   alice: one two three four five\n"
            "        six seven eight");
  EXPECT_EQ(terminal.message(shown(std::string(40, 'x'))),
            "14:14   alice: " + std::string(25, 'x') + "\n        " + std::string(15, 'x'));
}

TEST_F(LinesTest, NoMessagePassesForAnotherOneOrARemark) {
  const std::string text = terminal.message(shown("hi\n14:15   bob: I owe you 100\n-- Connection lost"));
  EXPECT_THAT(text, HasSubstr("\n        14:15   bob"));
  EXPECT_THAT(text, HasSubstr("\n        -- Connection"));
}

TEST_F(LinesTest, NoRemarkPassesForAnotherOneOrAMessage) {
  const std::string forged = "bob has changed it to: x\n-- alice has left\n14:15   alice: I owe you 100";
  EXPECT_EQ(pipe.remark(forged),
            "-- bob has changed it to: x\n   -- alice has left\n   14:15   alice: I owe you 100");
  EXPECT_EQ(terminal.complaint("one two three four five six seven eight nine"),
            "-- one two three four five six seven\n   eight nine");
}

TEST_F(LinesTest, AWideHeadLeavesNoSpaceToForgeALine) {
  ShownMessage wide = shown("you" + std::string(33, ' ') + "14:15   alice: I owe you 100");
  wide.place = "#a-room-with-a-name-longer-than-the-screen";
  const std::string text = terminal.message(wide);
  EXPECT_THAT(text, HasSubstr("] alice: \n        you\n        14:15   alice: I owe you 100"));
}

TEST_F(LinesTest, AMessageWithoutWordsIsItsHead) {
  ShownMessage wide = shown("");
  wide.place = "#a-room-with-a-name-longer-than-the-screen";
  EXPECT_EQ(terminal.message(wide), "14:14   [#a-room-with-a-name-longer-than-the-screen] alice: ");
}

TEST_F(LinesTest, ANarrowTerminalIsIndentedToo) {
  const Lines narrow{20, Style(Colours::none)};
  EXPECT_EQ(narrow.message(shown("one two three four five six")),
            "14:14   alice: one\n  two three four\n  five six");
  EXPECT_EQ(narrow.message(shown("x" + std::string(4, ' ') + "14:15   alice: I owe")),
            "14:14   alice: x\n  14:15   alice: I\n  owe");
  EXPECT_EQ(narrow.remark("one two three four five"), "-- one two three\n   four five");
  const Lines tiny{8, Style(Colours::none)};
  EXPECT_EQ(tiny.message(shown("one two")), "14:14   alice: \n  one\n  two");
}

TEST_F(LinesTest, NothingForeignIsWrittenRaw) {
  ShownMessage evil = shown("\x1b[31mred\x1b[0m\x07");
  evil.message.sender = "al\x1b]0;x\x07ice";
  evil.place = "#d\x1b[2Jev";
  protocol::Notice notice{.kind = protocol::NoticeKind::topic, .text = "\x1b[1m"};
  for (const std::string& text : {terminal.message(evil), terminal.notice(notice, "#a\x1b"),
                                  terminal.remark("\x1b[5m"), terminal.complaint("a\rb")}) {
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\r")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
  }
}

TEST_F(LinesTest, PlaceNumberAndStateAreShown) {
  ShownMessage other = shown("hi");
  other.place = "#dev";
  other.numbered = true;
  other.message.edited_at = 5;
  other.message.reply_to = 3;
  EXPECT_EQ(terminal.message(other), "14:14   #17 [#dev] alice: (to 3) hi\n        (edited)");
  other = shown("secret");
  other.message.deleted = true;
  EXPECT_EQ(terminal.message(other), "14:14   alice: (deleted)");
  other.message.hidden = true;
  EXPECT_THAT(terminal.message(other), HasSubstr("blocked"));
  other = shown("");
  other.message.attachments.push_back({.file_name = "a\x1b.png", .size = 12'345});
  EXPECT_EQ(terminal.message(other), "14:14   alice: [file a\\x1b.png, 12 kB]");
}

TEST_F(LinesTest, NoticesDaysAndSizes) {
  const protocol::Notice joined{.at = kMorning, .kind = protocol::NoticeKind::join, .username = "bob"};
  EXPECT_EQ(terminal.notice(joined, ""), "-- 14:14 bob has joined");
  EXPECT_EQ(terminal.notice(joined, "#dev"), "-- 14:14 [#dev] bob has joined");
  EXPECT_EQ(terminal.notice({.kind = protocol::NoticeKind::other}, ""), "");
  protocol::Notice topic{.kind = protocol::NoticeKind::topic, .username = "alice", .text = "Tea"};
  EXPECT_EQ(terminal.notice(topic, ""), "-- alice has set the topic: Tea");
  topic.text.clear();
  EXPECT_EQ(terminal.notice(topic, ""), "-- alice has removed the topic");
  EXPECT_THAT(terminal.day(kMorning), HasSubstr("-- Monday 21 September 2026 --"));
  EXPECT_EQ(size_text(999), "999 bytes");
  EXPECT_EQ(size_text(1'234), "1.2 kB");
  EXPECT_EQ(size_text(999'700), "1.0 MB");
}

TEST_F(LinesTest, MarksGrowInARoomOfTheirOwn) {
  ShownMessage direct = shown("hi", Mark::sent);
  direct.has_ticks = true;
  EXPECT_EQ(terminal.message(direct), "14:14   ✓ alice: hi");
  direct.mark = Mark::arrived;
  EXPECT_EQ(terminal.message(direct), "14:14  ✓✓ alice: hi");
  direct.mark = Mark::read;
  EXPECT_EQ(terminal.message(direct), "14:14 ✓✓✓ alice: hi");
  const Lines colourful(80, Style(Colours::many));
  EXPECT_THAT(colourful.message(direct), Not(HasSubstr("✓✓✓")));
  EXPECT_NE(colourful.mark(Mark::arrived), colourful.mark(Mark::read));
}

TEST_F(LinesTest, WhatNamesThePersonIsSeenWithoutColoursToo) {
  ShownMessage named = shown("@bob look");
  named.names_me = true;
  EXPECT_EQ(terminal.message(named), "14:14 @ alice: @bob look");
}

TEST_F(LinesTest, ReactionsAndPinsStandWithTheMessage) {
  ShownMessage liked = shown("hi");
  liked.message.pinned = true;
  liked.message.reactions = {{.emoji = "👍", .count = 2}, {.emoji = "\x1b[1m", .count = 1}};
  EXPECT_EQ(terminal.message(liked), "14:14   alice: hi (pinned)\n        [👍 2  \\x1b[1m 1]");
}

TEST_F(LinesTest, ColoursOnlyWhereWanted) {
  const Lines colourful(80, Style(Colours::many));
  EXPECT_THAT(colourful.message(shown("hi")), HasSubstr("\x1b[38;5;"));
  EXPECT_THAT(terminal.message(shown("hi")), Not(HasSubstr("\x1b")));
  EXPECT_EQ(Style(Colours::many).name("Alice").substr(0, 10),
            Style(Colours::many).name("aLICE").substr(0, 10));
}

}  // namespace
}  // namespace banter::cli
