#include "protocol/names.hpp"

#include <gtest/gtest.h>

namespace banter::protocol {
namespace {

TEST(Names, UsernamesBeginWithALetterOrDigitAndHaveTwoTo32Characters) {
  for (const char* good : {"al", "Alice", "7of9", "a.b_c-D", "0-"})
    EXPECT_TRUE(is_username(good)) << good;
  for (const char* bad : {"", "a", ".a", "_a", "-a", "al ice", "a:b", "#ab", "älice", "ab\n"}) {
    EXPECT_FALSE(is_username(bad)) << bad;
  }
  EXPECT_TRUE(is_username(std::string(32, 'x')));
  EXPECT_FALSE(is_username(std::string(33, 'x')));
}

TEST(Names, RoomNamesAreAHashAndOneTo64Characters) {
  for (const char* good : {"#a", "#general", "#-._", "#7"})
    EXPECT_TRUE(is_room_name(good)) << good;
  for (const char* bad : {"", "#", "general", "##a", "#a b", "#é"})
    EXPECT_FALSE(is_room_name(bad)) << bad;
  EXPECT_TRUE(is_room_name("#" + std::string(64, 'x')));
  EXPECT_FALSE(is_room_name("#" + std::string(65, 'x')));
}

TEST(Names, PasswordsAreMeasuredInBytes) {
  EXPECT_FALSE(is_new_password("1234567"));
  EXPECT_TRUE(is_new_password("12345678"));
  EXPECT_TRUE(is_new_password("éééé"));
  EXPECT_TRUE(is_new_password(std::string(72, 'x')));
  EXPECT_FALSE(is_new_password(std::string(73, 'x')));
}

TEST(Names, OneLineHasNoControlCharacters) {
  for (const char* good : {"", "Alice", "Zoë", "\u00a0", "日本", "🐇"})
    EXPECT_TRUE(is_one_line(good)) << good;
  for (const char* bad : {"a\nb", "\t", "\x7f", "\u0080", "\u009f", "\x1b[2J"})
    EXPECT_FALSE(is_one_line(bad)) << bad;
}

TEST(Names, OneLineGoesInOneDirection) {
  for (const char* bad : {"\u2028", "a\u2029b", "\u202a", "\u202eb", "\u2066", "a\u2069"})
    EXPECT_FALSE(is_one_line(bad)) << bad;
  // Who writes from right to left needs marks for the words of others.
  for (const char* good : {"שָׁלוֹם", "\u200f123", "a\u200e", "\u2027", "\u202f", "\u2065", "\u206a"})
    EXPECT_TRUE(is_one_line(good)) << good;
}

TEST(Names, FoldingTouchesOnlyAsciiLetters) {
  EXPECT_EQ(fold_name("#Tea_Party-7É"), "#tea_party-7É");
}

TEST(Names, PrintableAsciiEndsAtTilde) {
  EXPECT_TRUE(is_printable_ascii(" ~"));
  EXPECT_FALSE(is_printable_ascii("\x7f"));
  EXPECT_FALSE(is_printable_ascii("é"));
}

TEST(Names, AnEmojiIsAPictureAndNoWord) {
  for (const char* good : {"👍", "❤️", "1️⃣", "👩‍🚀", "🇳🇱"})
    EXPECT_TRUE(is_emoji(good)) << good;
  for (const char* bad : {"", "ok", "1", "👍 yes", "👍\n", "\x01", "x👍"})
    EXPECT_FALSE(is_emoji(bad)) << bad;
}

}  // namespace
}  // namespace banter::protocol
