#include "client/core/media/facts.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "base/base64.hpp"
#include "client/core/media/preview/decode.hpp"
#include "client/core/media/preview/encode_jpeg.hpp"
#include "client/core/testing/pictures.hpp"
#include "client/core/testing/temp_dir.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::client::media {
namespace {

using namespace banter::client::testing;
using namespace std::string_literals;

Facts facts_in(const std::string& bytes) {
  MemorySource file(bytes);
  return facts_of(file, "");
}

SmallPicture shown(const std::string& preview) {
  const auto bytes = base::base64_decode(preview);
  if (!bytes || bytes->empty()) return {};
  MemorySource file(*bytes);
  const auto picture = decode_jpeg(file);
  return picture ? *picture : SmallPicture{};
}

// Near enough for what JPEG loses.
::testing::AssertionResult is(const SmallPicture& picture, std::size_t x, std::size_t y, const Rgba& colour) {
  if (x >= picture.width || y >= picture.height)
    return ::testing::AssertionFailure()
           << "it has " << picture.width << " by " << picture.height << " pixels";
  for (std::size_t i = 0; i < 3; ++i) {
    const int value = picture.pixels[3 * (y * picture.width + x) + i];
    if (std::abs(value - colour[i]) > 24)
      return ::testing::AssertionFailure() << "colour " << i << " is " << value;
  }
  return ::testing::AssertionSuccess();
}

::testing::AssertionResult has_quarters(const SmallPicture& picture, const std::array<Rgba, 4>& colours) {
  const std::size_t x = picture.width / 4, y = picture.height / 4;
  for (std::size_t i = 0; i < 4; ++i) {
    auto result = is(picture, i % 2 == 0 ? x : 3 * x, i < 2 ? y : 3 * y, colours[i]);
    if (!result) return result << " in quarter " << i;
  }
  return ::testing::AssertionSuccess();
}

constexpr std::array<Rgba, 4> kQuarters{kRed, kGreen, kBlue, kWhite};

TEST(Facts, OfPicturesOfEveryKind) {
  const Drawing drawing = quarters(200, 100);
  const std::pair<std::string, std::string> files[] = {
      {png_of(drawing), "image/png"},
      {png_of(drawing, true), "image/png"},
      {jpeg_of(drawing), "image/jpeg"},
      {jpeg_of(drawing, JpegKind::progressive), "image/jpeg"},
      {jpeg_of(drawing, JpegKind::inks), "image/jpeg"},
      {webp_of(drawing, false), "image/webp"},
      {webp_of(drawing, true), "image/webp"}};
  for (const auto& [bytes, type] : files) {
    const Facts facts = facts_in(bytes);
    EXPECT_EQ(facts.media_type, type);
    EXPECT_EQ(facts.width, 200) << type;
    EXPECT_EQ(facts.height, 100) << type;
    EXPECT_LE(facts.preview.size(), protocol::limit::preview_bytes);
    const SmallPicture picture = shown(facts.preview);
    EXPECT_EQ(picture.width, 32U) << type;
    EXPECT_EQ(picture.height, 16U) << type;
    EXPECT_TRUE(has_quarters(picture, kQuarters)) << type;
  }
}

TEST(Facts, OfPicturesOfEverySmallSize) {
  for (std::size_t width = 1; width <= 40; width += 3) {
    for (std::size_t height = 1; height <= 40; height += 3) {
      const Drawing drawing{width, height, [](std::size_t, std::size_t) { return kBlue; }};
      for (const std::string& bytes : {png_of(drawing), png_of(drawing, true), jpeg_of(drawing),
                                       webp_of(drawing, true), webp_of(drawing, false)}) {
        const Facts facts = facts_in(bytes);
        ASSERT_EQ(facts.width, width) << facts.media_type;
        ASSERT_EQ(facts.height, height) << facts.media_type;
        const SmallPicture picture = shown(facts.preview);
        ASSERT_LE(std::max(picture.width, picture.height), 32U);
        ASSERT_TRUE(is(picture, picture.width - 1, picture.height - 1, kBlue))
            << facts.media_type << width << height;
      }
    }
  }
}

TEST(Facts, ALargePictureIsAMeanOfAllItsPixels) {
  // Single lines of black would be lost, or be all that is seen, by taking a pixel here and there.
  const Drawing stripes{1024, 512,
                        [](std::size_t x, std::size_t) { return x % 4 == 0 ? Rgba{0, 0, 0, 255} : kWhite; }};
  for (const std::string& bytes :
       {png_of(stripes), png_of(stripes, true), jpeg_of(stripes), webp_of(stripes, true)}) {
    const SmallPicture picture = shown(facts_in(bytes).preview);
    EXPECT_TRUE(is(picture, 13, 7, {191, 191, 191, 255}));
  }
}

TEST(Facts, GreyAndTransparency) {
  const SmallPicture grey = shown(facts_in(jpeg_of(quarters(64, 64), JpegKind::grey)).preview);
  EXPECT_TRUE(has_quarters(grey, {kWhite, {0, 0, 0, 255}, {0, 0, 0, 255}, kWhite}));
  const Drawing clear{64, 64, [](std::size_t x, std::size_t) {
                        return Rgba{0, 0, 0, static_cast<unsigned char>(x < 32 ? 0 : 128)};
                      }};
  for (const std::string& bytes : {png_of(clear), webp_of(clear, true), webp_of(clear, false)}) {
    const SmallPicture picture = shown(facts_in(bytes).preview);
    EXPECT_TRUE(is(picture, 8, 8, kWhite));
    EXPECT_TRUE(is(picture, 24, 24, {127, 127, 127, 255}));
  }
}

TEST(Facts, APhotographIsTurnedAsItsCameraWasHeld) {
  const std::string photograph = jpeg_of(quarters(200, 100));
  for (const bool little : {false, true}) {
    const Facts right = facts_in(with_orientation(photograph, 6, little));
    EXPECT_EQ(right.width, 100);
    EXPECT_EQ(right.height, 200);
    EXPECT_TRUE(has_quarters(shown(right.preview), {kBlue, kRed, kWhite, kGreen}));
    const Facts left = facts_in(with_orientation(photograph, 8, little));
    EXPECT_EQ(left.width, 100);
    EXPECT_TRUE(has_quarters(shown(left.preview), {kGreen, kWhite, kRed, kBlue}));
    const Facts over = facts_in(with_orientation(photograph, 3, little));
    EXPECT_EQ(over.width, 200);
    EXPECT_TRUE(has_quarters(shown(over.preview), {kWhite, kBlue, kGreen, kRed}));
  }
}

TEST(Facts, APreviewFitsHoweverMuchThereIsToSee) {
  unsigned state = 1;
  const Drawing noise{64, 64, [&](std::size_t, std::size_t) {
                        state = state * 1664525U + 1013904223U;
                        return Rgba{static_cast<unsigned char>(state >> 24),
                                    static_cast<unsigned char>(state >> 16),
                                    static_cast<unsigned char>(state >> 8), 255};
                      }};
  const Facts facts = facts_in(png_of({32, 32, noise.at}));
  EXPECT_FALSE(facts.preview.empty());
  EXPECT_LE(facts.preview.size(), protocol::limit::preview_bytes);
  SmallPicture picture{.width = 32, .height = 32};
  for (unsigned char& byte : picture.pixels)
    byte = static_cast<unsigned char>((state = state * 1664525U + 1013904223U) >> 24);
  EXPECT_LE(encode_jpeg(picture, 700).size(), 700U);
  EXPECT_FALSE(encode_jpeg(picture, 700).empty());
  EXPECT_EQ(encode_jpeg(picture, 100), "");
}

TEST(Facts, APictureThatEndsEarlyHasNoPreview) {
  const Drawing drawing = quarters(40, 24);
  for (const std::string& whole :
       {png_of(drawing), png_of(drawing, true), jpeg_of(drawing), jpeg_of(drawing, JpegKind::progressive),
        webp_of(drawing, false), webp_of(drawing, true)}) {
    const Facts facts = facts_in(whole);
    EXPECT_FALSE(facts.preview.empty()) << facts.media_type;
    for (std::size_t length = 0; length < whole.size() - 1; ++length) {
      const Facts part = facts_in(whole.substr(0, length));
      ASSERT_EQ(part.preview, "") << facts.media_type << " " << length << " of " << whole.size();
      ASSERT_TRUE(!part.width || (part.width == 40 && part.height == 24))
          << facts.media_type << " " << length;
    }
  }
}

TEST(Facts, ABrokenPictureDoesNoHarm) {
  const Drawing drawing = quarters(40, 24);
  for (const std::string& whole :
       {png_of(drawing), png_of(drawing, true), jpeg_of(drawing), with_orientation(jpeg_of(drawing), 6, true),
        jpeg_of(drawing, JpegKind::progressive), webp_of(drawing, false), webp_of(drawing, true)}) {
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const unsigned flip : {0x01U, 0x80U, 0xffU}) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
        const Facts facts = facts_in(bytes);
        ASSERT_EQ(facts.width.has_value(), facts.height.has_value());
        ASSERT_LE(facts.preview.size(), protocol::limit::preview_bytes);
      }
    }
  }
}

TEST(Facts, APictureOfMoreThanFiftyMillionPixelsIsNotDecoded) {
  const std::string most = black_png(100'000, 500), more = black_png(100'000, 501);
  EXPECT_LT(more.size(), 20'000U);
  EXPECT_TRUE(is(shown(facts_in(most).preview), 31, 0, {0, 0, 0, 255}));
  EXPECT_EQ(facts_in(more).height, 501);
  EXPECT_EQ(facts_in(more).preview, "");
}

TEST(Facts, APictureThatSaysItIsHugeIsNotDecoded) {
  // 7,072 by 7,072 pixels are more than 50 million.
  std::string jpeg = jpeg_of(quarters(40, 24), JpegKind::progressive);
  const std::size_t frame = jpeg.find("\xff\xc2\0\x11\x08"s);
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\x1b\xa0\x1b\xa0");
  Facts facts = facts_in(jpeg);
  EXPECT_EQ(facts.width, 7072);
  EXPECT_EQ(facts.preview, "");

  facts = facts_in("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\x86\xa0\0\1\x86\xa0\x08\x06\0\0\0"s);
  EXPECT_EQ(facts.width, 100'000);
  EXPECT_EQ(facts.height, 100'000);
  EXPECT_EQ(facts.preview, "");

  facts = facts_in("RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2f\xff\xff\xff\x0f...................."s);
  EXPECT_EQ(facts.width, 16384);
  EXPECT_EQ(facts.preview, "");
}

TEST(Facts, ManyScansOverAPictureAreNotFollowed) {
  const std::string jpeg = jpeg_of(quarters(40, 24), JpegKind::scans);
  const std::size_t scan = jpeg.find("\xff\xda"), next = jpeg.find("\xff\xc4", scan);
  ASSERT_NE(next, std::string::npos);
  const auto with_more = [&](int times) {
    std::string more = jpeg;
    for (int i = 0; i < times; ++i)
      more.insert(scan, jpeg, scan, next - scan);
    return facts_in(more);
  };
  EXPECT_TRUE(has_quarters(shown(with_more(0).preview), kQuarters));
  EXPECT_TRUE(has_quarters(shown(with_more(20).preview), kQuarters));
  EXPECT_EQ(with_more(100).width, 40);
  EXPECT_EQ(with_more(100).preview, "");
}

TEST(Facts, OfFilesByTheirPath) {
  const TempDir folder;
  const auto written = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return facts_of(folder / name);
  };
  const Facts picture = written("no ending", png_of(quarters(64, 32)));
  EXPECT_EQ(picture.media_type, "image/png");
  EXPECT_EQ(picture.width, 64);
  EXPECT_FALSE(picture.preview.empty());
  EXPECT_EQ(written("a.png", "words").media_type, "text/plain");
  EXPECT_EQ(written("a.txt", "words").media_type, "text/plain");
  EXPECT_EQ(written("empty", "").media_type, "text/plain");
  for (const char* name : {"a.html", "a.HTM", "a.b.svg", "a.js", "a.xml"})
    EXPECT_EQ(written(name, "<svg/>").media_type, "application/octet-stream") << name;
  EXPECT_EQ(written("archive.txt", "PK\x03\x04").media_type, "application/octet-stream");
}

TEST(Facts, WhatCannotBeReadHasNone) {
  const TempDir folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const std::string& path : {folder / "missing", folder.path(), folder / "pipe", ""s}) {
    const Facts facts = facts_of(path);
    EXPECT_EQ(facts.media_type, "application/octet-stream") << path;
    EXPECT_FALSE(facts.width || facts.height);
    EXPECT_EQ(facts.preview, "");
  }
}

}  // namespace
}  // namespace banter::client::media
