#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace banter::base {
namespace {

using namespace std::string_literals;

TEST(Utf8, AcceptsTheEdgesOfEachLength) {
  for (const std::string& text :
       {""s, "a"s, "\0"s, "\x7F"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s,
        "\xEE\x80\x80"s, "\xEF\xBF\xBF"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s})
    EXPECT_TRUE(is_utf8(text)) << printable(text);
}

TEST(Utf8, RefusesWhatOnlyLooksLikeIt) {
  for (const std::string& text :
       {"\x80"s, "\xBF"s, "\xC0\x80"s, "\xC1\xBF"s, "\xC2"s, "\xC2\x41"s, "\xE0\x9F\xBF"s, "\xE2\x82"s,
        "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xF0\x8F\xBF\xBF"s, "\xF0\x9F\x92"s, "\xF4\x90\x80\x80"s,
        "\xF5\x80\x80\x80"s, "\xFF"s})
    EXPECT_FALSE(is_utf8(text)) << printable(text);
}

TEST(Utf8, FindsABadByteAtEveryPlaceOfALongText) {
  const std::string good(40, 'a');
  EXPECT_TRUE(is_utf8(good));
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = '\xFF';
    EXPECT_FALSE(is_utf8(bad)) << i;
  }
}

TEST(Utf8, CountsAndCutsByCodePoints) {
  EXPECT_EQ(code_points("aé漢😀"), 4U);
  EXPECT_EQ(prefix_of("aé漢😀", 0), "");
  EXPECT_EQ(prefix_of("aé漢😀", 2), "aé");
  EXPECT_EQ(prefix_of("aé漢😀", 3), "aé漢");
  EXPECT_EQ(prefix_of("aé漢😀", 4), "aé漢😀");
  EXPECT_EQ(prefix_of("aé漢😀", 9), "aé漢😀");
}

TEST(Utf8, PrintableEscapesWhatSteersATerminal) {
  EXPECT_EQ(printable("plain é漢😀"), "plain é漢😀");
  EXPECT_EQ(printable("a\nb\r\tc\x1b[31m\x7f"s + '\0'), "a\\nb\\r\\tc\\x1b[31m\\x7f\\x00");
  EXPECT_EQ(printable("\xC2\x9B"), "\\u{009b}");
  EXPECT_EQ(printable("\xE2\x80\xAE"), "\\u{202e}");
  EXPECT_EQ(printable("\xE2\x80\xA8"), "\\u{2028}");
  EXPECT_EQ(printable("a\xFFz"), "a\\xffz");
}

}  // namespace
}  // namespace banter::base
