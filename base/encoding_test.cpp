// base64, hexadecimal and SHA-256.
#include <gtest/gtest.h>

#include "base/base64.hpp"
#include "base/hash.hpp"

namespace banter::base {
namespace {

using namespace std::string_literals;

TEST(Base64, GivesTheVectorsOfTheStandard) {
  EXPECT_EQ(base64_encode(""), "");
  EXPECT_EQ(base64_encode("f"), "Zg==");
  EXPECT_EQ(base64_encode("fo"), "Zm8=");
  EXPECT_EQ(base64_encode("foo"), "Zm9v");
  EXPECT_EQ(base64_encode("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64_encode("\xFB\xFF"), "+/8=");
  EXPECT_EQ(base64url_encode("\xFB\xFF"), "-_8");
}

TEST(Base64, TakesBackWhatItGave) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(base64_decode(base64_encode(bytes)), bytes);
    EXPECT_EQ(base64url_decode(base64url_encode(bytes)), bytes);
    bytes += static_cast<char>(i * 7);
  }
}

TEST(Base64, IsStrict) {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v\n", "Zm 9v", "Zg==Zg==", "=",
                           "====", "A===", "-_8=", "Zm9v="})
    EXPECT_FALSE(base64_decode(text)) << text;
  for (const char* text : {"Z", "Zg==", "Zh", "+/8", "Zm9v\n"})
    EXPECT_FALSE(base64url_decode(text)) << text;
}

TEST(Hex, GoesThereAndBack) {
  const std::array bytes{std::byte{0x00}, std::byte{0x7F}, std::byte{0xFF}};
  EXPECT_EQ(hex(bytes), "007fff");
  EXPECT_EQ(from_hex("007fFF"), "\x00\x7F\xFF"s);
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

TEST(Sha256, GivesTheVectorsOfTheStandard) {
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, PiecesGiveTheSameAsTheWholeAndItStartsAnew) {
  Sha256 hash;
  for (int round = 0; round < 2; ++round) {
    hash.update("a");
    hash.update(std::as_bytes(std::span("bc", 2)));
    EXPECT_EQ(hash.finish(), sha256("abc"));
  }
}

TEST(Sha256, ACopyGoesOnByItself) {
  Sha256 hash;
  hash.update("ab");
  Sha256 copy = hash;
  hash.update("x");
  copy.update("c");
  EXPECT_EQ(copy.finish(), sha256("abc"));
  EXPECT_EQ(hash.finish(), sha256("abx"));
}

TEST(Sha1, GivesAVectorOfTheStandardAndStartsAnew) {
  Sha1 hash;
  for (int round = 0; round < 2; ++round) {
    hash.update("a");
    hash.update("bc");
    EXPECT_EQ(hex(hash.finish()), "a9993e364706816aba3e25717850c26c9cd0d89d");
  }
}

TEST(EqualInConstantTime, ComparesAllBytes) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("secret", "secret"));
  EXPECT_FALSE(equal_in_constant_time("secret", "secreT"));
  EXPECT_FALSE(equal_in_constant_time("secret", "secre"));
}

}  // namespace
}  // namespace banter::base
