#include "protocol/media_type.hpp"

#include <gtest/gtest.h>

#include <string>

namespace banter::protocol {
namespace {

using namespace std::string_literals;

constexpr std::string_view kUnknown = "application/octet-stream";

std::string_view judged(const std::string& bytes, std::string_view declared = "") {
  return judge_media_type(bytes, declared);
}

TEST(MediaType, PicturesByTheirFirstBytes) {
  EXPECT_EQ(judged("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s), "image/png");
  EXPECT_EQ(judged("\xff\xd8\xff\xe0"), "image/jpeg");
  EXPECT_EQ(judged("GIF87a\x01\0"s), "image/gif");
  EXPECT_EQ(judged("GIF89a\x01\0"s), "image/gif");
  EXPECT_EQ(judged("RIFF\x10\0\0\0WEBPVP8X"s), "image/webp");
  EXPECT_EQ(judged("\0\0\0\x1c"
                   "ftypavif\0\0\0\0mif1miaf"s),
            "image/avif");
  EXPECT_EQ(judged("\0\0\0\x1c"
                   "ftypmif1\0\0\0\0avifmiaf"s),
            "image/avif");
}

TEST(MediaType, FilmsAndSounds) {
  EXPECT_EQ(judged("\0\0\0\x18"
                   "ftypmp42\0\0\0\0isom"s),
            "video/mp4");
  EXPECT_EQ(judged("\0\0\0\x18"
                   "ftypXAVC\0\0\0\0mp42"s),
            "video/mp4");
  EXPECT_EQ(judged("\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"s), "video/webm");
  EXPECT_EQ(judged("\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x0b\x42\x86\x81\x01\x42\x82\x84webm"s), "video/webm");
  EXPECT_EQ(judged("ID3\x04\0\0\0\0\x02\x01"s), "audio/mpeg");
  const std::string frame = "\xff\xfb\x90\x64" + std::string(413, '\0');  // 128 kbit/s, 44,100 Hz: 417 bytes
  EXPECT_EQ(judged(frame + frame), "audio/mpeg");
  EXPECT_EQ(judged("OggS\0\x02"s + std::string(20, 'x') + "\x01\x13OpusHead\x01"), "audio/ogg");
  EXPECT_EQ(judged("OggS\0\x02"s + std::string(20, 'x') + "\x01\x1e\x01vorbis"), "audio/ogg");
}

TEST(MediaType, WhatOnlyBeginsLikeIt) {
  EXPECT_EQ(judged("\0\0\0\x18"
                   "ftypqt  \0\0\0\0qt  "s),
            kUnknown);
  EXPECT_EQ(judged("\0\0\0\x18"
                   "ftypheic\0\0\0\0mp42"s),
            kUnknown);
  EXPECT_EQ(judged("\0\0\0\x18"
                   "ftypM4A \0\0\0\0isom"s),
            kUnknown);
  EXPECT_EQ(judged("\0\0\0\x14"
                   "ftypxxxx\0\0\0\0mp42"s),
            "video/mp4");
  EXPECT_EQ(judged("\0\0\0\x10"
                   "ftypxxxx\0\0\0\0mp42"s),
            kUnknown)
      << "a brand behind the box";
  EXPECT_EQ(judged("\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska"s), kUnknown);
  EXPECT_EQ(judged("\x1a\x45\xdf\xa3\x83\x42\x82\x84webm"s), kUnknown);
  EXPECT_EQ(judged("\xff\xfb\x90\x64" + std::string(500, '\0')), kUnknown);
  EXPECT_EQ(judged("OggS\0\x02"s + std::string(20, 'x') + "\x01\x2a\x80theora"), kUnknown);
  EXPECT_EQ(judged("RIFF\x10\0\0\0WAVEfmt "s), kUnknown);
  EXPECT_EQ(judged("PK\x03\x04\x14\0"s), kUnknown);
  EXPECT_EQ(judged("%PDF-1.7\n"), kUnknown);
  EXPECT_EQ(judged("\xff\xfe"
                   "h\0i\0"s),
            kUnknown);
}

TEST(MediaType, WhatItIsDeclaredMakesNoPicture) {
  EXPECT_EQ(judged("hello", "image/png"), kUnknown);
  EXPECT_EQ(judged("\x01\x02", "image/png"), kUnknown);
  EXPECT_EQ(judged("\x89PNG\r\n\x1a\n", "text/html"), "image/png");
}

TEST(MediaType, TextIsPlainUnlessDeclaredOtherwise) {
  for (const char* text : {"", "hello\r\n\tthere\n", "Zoë 日本 🐇",
                           "\xef\xbb\xbf"
                           "with a mark",
                           "<html>"}) {
    EXPECT_EQ(judged(text), "text/plain") << text;
    EXPECT_EQ(judged(text, "text/plain"), "text/plain") << text;
    EXPECT_EQ(judged(text, "Text/Plain ;charset=utf-8"), "text/plain") << text;
    for (const char* declared :
         {"text/html", "image/svg+xml", "text/javascript", "application/xml", "text/plainer",
          "text/plain, text/html", " text/plain", "application/octet-stream"}) {
      EXPECT_EQ(judged(text, declared), kUnknown) << declared;
    }
  }
}

TEST(MediaType, TextHasNoControlsAndIsUtf8) {
  for (const std::string& bytes :
       {"a\0b"s, "\x1b[2J"s, "\x7f"s, "\xff"s, "caf\xe9"s, "\xc0\x80"s, "\xed\xa0\x80"s}) {
    EXPECT_EQ(judged(bytes), kUnknown) << testing::PrintToString(bytes);
    EXPECT_EQ(judged(bytes, "text/plain"), kUnknown);
  }
}

TEST(MediaType, ACharacterMayBeCutWhereTheLookingEnds) {
  for (std::size_t before = judged_bytes - 4; before < judged_bytes; ++before) {
    EXPECT_EQ(judged(std::string(before, 'x') + "🐇 and more"), "text/plain") << before;
    EXPECT_EQ(judged((std::string(before, 'x') + "🐇").substr(0, judged_bytes)), "text/plain") << before;
  }
  EXPECT_EQ(judged(std::string(judged_bytes - 1, 'x') + "\xff"), kUnknown);
  EXPECT_EQ(judged(std::string(judged_bytes - 1, 'x') + "\x80"), kUnknown);
  EXPECT_EQ(judged("caf\xc3"), kUnknown) << "nothing follows here";
  EXPECT_EQ(judged(std::string(judged_bytes, 'x') + "\0"s), "text/plain")
      << "only the beginning is looked at";
}

TEST(MediaType, NoBeginningOfAnythingIsTooShort) {
  for (const std::string& whole :
       {"\x89PNG\r\n\x1a\n"s,
        "\0\0\0\x1c"
        "ftypmif1\0\0\0\0avifmiaf"s,
        "\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"s,
        "OggS\0\x02"s + std::string(20, 'x') + "\x01\x13OpusHead\x01", "RIFF\x10\0\0\0WEBPVP8X"s,
        "\xff\xfb\x90\x64"s, "ID3\x04\0\0\0\0\x02\x01"s}) {
    for (std::size_t length = 0; length <= whole.size(); ++length) {
      const std::string_view type = judged(whole.substr(0, length), "image/png");
      EXPECT_TRUE(is_shown_inline(type) || type == kUnknown);
    }
  }
}

TEST(MediaType, WhatIsShownInlineIsAFixedList) {
  for (const char* type : {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "video/mp4",
                           "video/webm", "audio/mpeg", "audio/ogg", "text/plain"})
    EXPECT_TRUE(is_shown_inline(type)) << type;
  for (const char* type : {"", "application/octet-stream", "image/svg+xml", "text/html", "application/pdf",
                           "IMAGE/PNG", "image/png;x"})
    EXPECT_FALSE(is_shown_inline(type)) << type;
  EXPECT_TRUE(is_avatar_type("image/png") && is_avatar_type("image/jpeg") && is_avatar_type("image/webp"));
  EXPECT_FALSE(is_avatar_type("image/gif") || is_avatar_type("image/avif") || is_avatar_type("text/plain"));
}

}  // namespace
}  // namespace banter::protocol
