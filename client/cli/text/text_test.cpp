#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;

TEST(Visible, NothingForeignSteersTheTerminal) {
  EXPECT_EQ(visible_line("\x1b[2J\x1b]0;owned\x07"), "\\x1b[2J\\x1b]0;owned\\x07");
  EXPECT_EQ(visible_line("a\rb\nc\bd"), "a\\rb\\nc\\x08d");
  EXPECT_EQ(visible_line("\xc2\x9b"
                         "31m"),
            "\\u{009b}31m");
  EXPECT_EQ(visible_line("abc\xe2\x80\xae"
                         "def"),
            "abc\\u{202e}def");
  EXPECT_EQ(visible_line("\xe2\x80\xa8"), "\\u{2028}");
  EXPECT_EQ(visible_line("\xff\xfe"), "\\xff\\xfe");
  EXPECT_EQ(visible_line("Grüße 你好 👋"), "Grüße 你好 👋");
}

TEST(Visible, LinesStayLinesAndTabsAreSpaces) {
  EXPECT_THAT(visible_lines("a\nb\r\n\tc"), ElementsAre("a", "b", "    c"));
  EXPECT_THAT(visible_lines(""), ElementsAre(""));
  EXPECT_THAT(visible_lines("a\rb\n"), ElementsAre("a\\rb", ""));
}

TEST(Visible, LongLinesAreCutWithAnEllipsis) {
  EXPECT_EQ(visible_line("abcdef", 6), "abcdef");
  EXPECT_EQ(visible_line("äöüäöü!", 6), "äöüäö…");
}

struct WrapTest : ::testing::Test {
  void SetUp() override { use_utf8(); }
};

TEST_F(WrapTest, CountsColumns) {
  EXPECT_EQ(columns_of("abc"), 3U);
  EXPECT_EQ(columns_of("äöü"), 3U);
  EXPECT_EQ(columns_of("你好"), 4U);
  EXPECT_EQ(columns_of("e\xcc\x81"), 1U);
  EXPECT_EQ(columns_of("👋"), 2U);
  EXPECT_EQ(columns_of("\xcd\xb8"), 2U) << "not assigned yet";
}

TEST_F(WrapTest, BreaksAtSpaces) {
  EXPECT_THAT(wrap("the quick brown fox", 10, 0), ElementsAre("the quick", "brown fox"));
  EXPECT_THAT(wrap("the quick brown fox", 10, 5), ElementsAre("the", "quick", "brown fox"));
  EXPECT_THAT(wrap("short", 10, 5), ElementsAre("short"));
  EXPECT_THAT(wrap("", 10, 5), ElementsAre(""));
  EXPECT_THAT(wrap("exactly 10", 10, 0), ElementsAre("exactly 10"));
}

TEST_F(WrapTest, CutsWhatFitsOnNoLine) {
  EXPECT_THAT(wrap("abcdefghijklmnopqrst", 8, 0), ElementsAre("abcdefgh", "ijklmnop", "qrst"));
  EXPECT_THAT(wrap("abcdefghij", 8, 6), ElementsAre("ab", "cdefghij"));
  EXPECT_THAT(wrap("你好你好你", 9, 0), ElementsAre("你好你好", "你"));
  EXPECT_THAT(wrap("   abcdefghij", 8, 12), ElementsAre("", "   abcde", "fghij"));
  EXPECT_THAT(wrap("abc", 8, 8), ElementsAre("", "abc"));
}

TEST_F(WrapTest, WithoutLimitKeepsTheLine) {
  EXPECT_THAT(wrap("a  b   c", 0, 5), ElementsAre("a  b   c"));
}

TEST_F(WrapTest, KeepsSpacesInside) {
  EXPECT_THAT(wrap("  a    b", 20, 0), ElementsAre("  a    b"));
}

}  // namespace
}  // namespace banter::cli
