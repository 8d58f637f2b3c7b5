#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;

std::string utf8_of(char32_t point) {  // of 0x80 to 0xFFFF
  if (point < 0x800) return {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 0x3F))};
  return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
          static_cast<char>(0x80 | (point & 0x3F))};
}

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

TEST(Visible, NothingForeignTurnsTheWritingAround) {
  for (const char32_t point : {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067,
                               0x2068, 0x2069, 0xFEFF}) {
    const std::string mark = utf8_of(point);
    const std::string seen = visible_line("pay " + mark + "001 to anna");
    EXPECT_EQ(seen.find(mark), std::string::npos) << seen;
    EXPECT_TRUE(seen.starts_with("pay \\u{")) << seen;
    EXPECT_TRUE(seen.ends_with("}001 to anna")) << seen;
  }
}

TEST(Visible, MarksDoNotPileUp) {
  use_utf8();
  std::string tower = "z";
  for (int i = 0; i < 1'000; ++i)
    tower += "\xcd\x89";
  const std::string seen = visible_line(tower + "algo");
  EXPECT_LT(seen.size(), 30U) << seen;
  EXPECT_TRUE(seen.starts_with("z")) << seen;
  EXPECT_TRUE(seen.ends_with("algo")) << seen;
  EXPECT_THAT(visible_lines("a\n" + tower), ElementsAre("a", seen.substr(0, seen.size() - 4)));
  // What people write stays whole.
  for (const char* text :
       {"e\xcc\x81", "👩‍❤️‍💋‍👨",
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "שָׁלוֹם", "กำลัง", "བོད་སྐད"})
    EXPECT_EQ(visible_line(text), text);
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
