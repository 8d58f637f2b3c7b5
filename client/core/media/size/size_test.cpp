#include "client/core/media/size/size.hpp"

#include <gtest/gtest.h>

#include <string>

namespace banter::client::media {
namespace {

using namespace std::string_literals;

std::string big(std::uint64_t number, std::size_t bytes) {
  std::string text;
  for (std::size_t i = bytes; i-- > 0;)
    text += i < 8 ? static_cast<char>(number >> (8 * i) & 0xffU) : '\0';
  return text;
}

std::string box(const std::string& type, const std::string& content) {
  return big(content.size() + 8, 4) + type + content;
}

std::string large_box(const std::string& type, const std::string& content) {
  return big(1, 4) + type + big(content.size() + 16, 8) + content;
}

std::string element(std::uint64_t id, std::size_t id_bytes, const std::string& content) {
  return big(id, id_bytes) + "\x01" + big(content.size(), 7) + content;
}

constexpr std::uint64_t kOne = 0x10000;  // in 16.16 bits

std::string track(const std::string& handler, std::uint64_t width, std::uint64_t height, bool turned = false,
                  bool version_1 = false) {
  const std::string upright = big(kOne, 4) + big(0, 12) + big(kOne, 4) + big(0, 12) + big(0x40000000, 4);
  const std::string quarter =
      big(0, 4) + big(kOne, 4) + big(0, 4) + big(0xffff0000, 4) + big(0, 16) + big(0x40000000, 4);
  const std::string times(version_1 ? 32 : 20, '\0');
  return box("trak",
             box("tkhd", (version_1 ? "\1\0\0\1"s : "\0\0\0\1"s) + times + std::string(16, '\0') +
                             (turned ? quarter : upright) + big(width << 16, 4) + big(height << 16, 4)) +
                 box("mdia", box("mdhd", std::string(24, '\0')) +
                                 box("hdlr", std::string(8, '\0') + handler + std::string(13, '\0'))));
}

std::string film(const std::string& tracks) {
  return box("ftyp", "isom\0\0\0\0isom"s) + box("mdat", "......") +
         box("moov", box("mvhd", big(0, 100)) + tracks);
}

std::string avif(const std::string& associations, const std::string& properties, bool large = false) {
  const std::string meta =
      "\0\0\0\0"s + box("hdlr", std::string(24, '\0')) +
      (large ? box("pitm", "\1\0\0\0"s + big(2, 4)) : box("pitm", "\0\0\0\0"s + big(2, 2))) +
      box("iprp", box("ipco", properties) + box("ipma", associations));
  return box("ftyp", "avif\0\0\0\0mif1"s) + box("meta", meta) + box("mdat", "...");
}

std::string extent(std::uint64_t width, std::uint64_t height) {
  return box("ispe", big(0, 4) + big(width, 4) + big(height, 4));
}

std::string webm(const std::string& tracks) {
  return element(0x1a45dfa3, 4, "\x42\x82\x84webm") + "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" +
         element(0x1549a966, 4, "info") + element(0x1654ae6b, 4, tracks);
}

std::string webm_track(std::uint64_t width, std::uint64_t height) {
  return element(0xae, 1,
                 element(0xd7, 1, "\x01") +
                     element(0xe0, 1, element(0xb0, 1, big(width, 2)) + element(0xba, 1, big(height, 2))));
}

std::optional<PixelSize> size_in(const std::string& bytes, std::string_view type) {
  MemorySource file(bytes);
  return size_of(file, type);
}

TEST(SizeOf, Png) {
  const std::string head = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s;
  EXPECT_EQ(size_in(head + big(640, 4) + big(480, 4), "image/png"), (PixelSize{640, 480}));
  EXPECT_EQ(size_in("\x89PNG\r\n\x1a\n\0\0\0\rIDAT"s + big(640, 4) + big(480, 4), "image/png"), std::nullopt);
}

TEST(SizeOf, SidesAreOfOneTo100000Pixels) {
  const std::string head = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s;
  EXPECT_EQ(size_in(head + big(100'000, 4) + big(1, 4), "image/png"), (PixelSize{100'000, 1}));
  EXPECT_EQ(size_in(head + big(100'001, 4) + big(1, 4), "image/png"), std::nullopt);
  EXPECT_EQ(size_in(head + big(1, 4) + big(0xffffffff, 4), "image/png"), std::nullopt);
  EXPECT_EQ(size_in(head + big(0, 4) + big(1, 4), "image/png"), std::nullopt);
}

TEST(SizeOf, Gif) {
  EXPECT_EQ(size_in("GIF89a\x2c\x01\x05\x00"s, "image/gif"), (PixelSize{300, 5}));
}

TEST(SizeOf, WebpOfEachKind) {
  EXPECT_EQ(size_in("RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\x04\0\0"s, "image/webp"),
            (PixelSize{300, 5}));
  // 14 bits each, less one: 299 | 4 << 14
  EXPECT_EQ(size_in("RIFF....WEBPVP8L\x05\0\0\0\x2f\x2b\x01\x01\x00"s, "image/webp"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in("RIFF....WEBPVP8 \x20\0\0\0...\x9d\x01\x2a\x2c\x41\x05\x00"s, "image/webp"),
            (PixelSize{300, 5}));
  EXPECT_EQ(size_in("RIFF....WEBPVP8 \x20\0\0\0...\x9d\x01\x2b\x2c\x41\x05\x00"s, "image/webp"),
            std::nullopt);
}

TEST(SizeOf, JpegWithOrWithoutOrientation) {
  const std::string frame = "\xff\xc2\0\x11\x08\0\x05\x01\x2c\x03........."s;
  const std::string tables = "\xff\xdb\0\x04..\xff\xff\xff\xc4\0\x03."s;
  EXPECT_EQ(size_in("\xff\xd8" + tables + frame, "image/jpeg"), (PixelSize{300, 5}));
  const auto exif = [&](const std::string& tiff) {
    const std::string segment = "Exif\0\0"s + tiff;
    return "\xff\xd8\xff\xe0\0\x04..\xff\xe1"s + big(segment.size() + 2, 2) + segment + tables + frame;
  };
  const std::string big_endian = "MM\0\x2a\0\0\0\x08\0\x02"s + "\x01\x0f\0\x02\0\0\0\x01\0\0\0\0"s;
  EXPECT_EQ(size_in(exif(big_endian + "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"s), "image/jpeg"),
            (PixelSize{5, 300}));
  EXPECT_EQ(size_in(exif(big_endian + "\x01\x12\0\x03\0\0\0\x01\0\x03\0\0"s), "image/jpeg"),
            (PixelSize{300, 5}));
  EXPECT_EQ(size_in(exif("II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0"s), "image/jpeg"),
            (PixelSize{5, 300}));
  for (const std::string& broken :
       {""s, "MM\0\x2a"s, "MI\0\x2a\0\0\0\x08\0\x01"s, "MM\0\x2a\xff\xff\xff\xff\0\x01"s,
        "MM\0\x2a\0\0\0\x09\0\x01"s, "MM\0\x2a\0\0\0\x08\xff\xff"s,
        big_endian + "\x01\x12\0\x03\0\0\0\x01\0\x09\0\0"s,
        big_endian + "\x01\x12\0\x04\0\0\0\x01\0\x06\0\0"s, big_endian + "\x01\x12\0\x03\0\0\0\x01\0"s})
    EXPECT_EQ(size_in(exif(broken), "image/jpeg"), (PixelSize{300, 5})) << testing::PrintToString(broken);
}

TEST(SizeOf, JpegWithoutAFrame) {
  EXPECT_EQ(size_in("\xff\xd8\xff\xda\0\x08......\xff\xc0\0\x11\x08\0\x05\x01\x2c\x03"s, "image/jpeg"),
            std::nullopt);
  EXPECT_EQ(size_in("\xff\xd8\xff\xdb\0\x01\xff\xc0\0\x11\x08\0\x05\x01\x2c\x03"s, "image/jpeg"),
            std::nullopt);
  EXPECT_EQ(size_in("\xff\xd8" + std::string(100'000, '\xff'), "image/jpeg"), std::nullopt);
}

TEST(SizeOf, AvifIsThatOfThePrimaryItem) {
  const std::string properties = extent(64, 64) + box("av1C", "\x81") + extent(300, 5);
  const std::string table = big(0, 4) + big(2, 4) + big(1, 2) + "\x02\x01\x82" + big(2, 2) + "\x02\x82\x03";
  EXPECT_EQ(size_in(avif(table, properties), "image/avif"), (PixelSize{300, 5}));
  const std::string large = big(0x01000001, 4) + big(1, 4) + big(2, 4) + "\x02" + big(0x8002, 2) + big(3, 2);
  EXPECT_EQ(size_in(avif(large, properties, true), "image/avif"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(avif(big(0, 4) + big(1, 4) + big(7, 2) + "\x01\x03", properties), "image/avif"),
            std::nullopt);
  EXPECT_EQ(size_in(avif(big(0, 4) + big(1, 4) + big(2, 2) + "\x05\x03", properties), "image/avif"),
            std::nullopt);
}

TEST(SizeOf, AvifThatIsTurned) {
  const std::string table = big(0, 4) + big(1, 4) + big(2, 2) + "\x02\x01\x82";
  EXPECT_EQ(size_in(avif(table, extent(300, 5) + box("irot", "\x01")), "image/avif"), (PixelSize{5, 300}));
  EXPECT_EQ(size_in(avif(table, extent(300, 5) + box("irot", "\x02")), "image/avif"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(avif(table, extent(300, 5) + box("imir", "\x01")), "image/avif"), (PixelSize{300, 5}));
}

TEST(SizeOf, Mp4IsThatOfTheFirstVideoTrack) {
  const std::string sound = track("soun", 0, 0), words = track("sbtl", 100, 20),
                    video = track("vide", 300, 5);
  EXPECT_EQ(size_in(film(sound + words + video), "video/mp4"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(film(track("vide", 300, 5, false, true)), "video/mp4"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(film(sound), "video/mp4"), std::nullopt);
  EXPECT_EQ(size_in(film(track("vide", 0, 0) + video), "video/mp4"), (PixelSize{300, 5}));
}

TEST(SizeOf, Mp4ThatIsTurned) {
  EXPECT_EQ(size_in(film(track("vide", 300, 5, true)), "video/mp4"), (PixelSize{5, 300}));
  EXPECT_EQ(size_in(film(track("vide", 300, 5, true, true)), "video/mp4"), (PixelSize{5, 300}));
}

TEST(SizeOf, Mp4WhoseMovieStandsAnywhere) {
  const std::string movie = box("moov", track("vide", 300, 5));
  EXPECT_EQ(size_in(movie, "video/mp4"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(large_box("mdat", std::string(70'000, 'x')) + movie, "video/mp4"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(big(0, 4) + movie.substr(4), "video/mp4"), (PixelSize{300, 5}))
      << "up to the end of the file";
  EXPECT_EQ(size_in(big(0, 4) + "mdat" + movie, "video/mp4"), std::nullopt);
}

TEST(SizeOf, BoxesThatLieAboutTheirSize) {
  const std::string movie = box("moov", track("vide", 300, 5));
  for (const std::uint64_t size : {2U, 7U})
    EXPECT_EQ(size_in(big(size, 4) + "free" + movie, "video/mp4"), std::nullopt);
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{15}, ~std::uint64_t{0}, ~std::uint64_t{7}})
    EXPECT_EQ(size_in(big(1, 4) + "free" + big(size, 8) + movie, "video/mp4"), std::nullopt);
  EXPECT_EQ(size_in(box("moov", big(500, 4) + "trak" + track("vide", 300, 5).substr(8)), "video/mp4"),
            std::nullopt);
  EXPECT_EQ(size_in(box("moov", box("trak", box("tkhd", ""))), "video/mp4"), std::nullopt);
}

TEST(SizeOf, BoxesAreBoundedInNumber) {
  std::string many;
  for (int i = 0; i < 100'000; ++i)
    many += box("free", "");
  EXPECT_EQ(size_in(many + box("moov", track("vide", 300, 5)), "video/mp4"), std::nullopt);
  EXPECT_EQ(size_in(many.substr(0, 8000) + box("moov", track("vide", 300, 5)), "video/mp4"),
            (PixelSize{300, 5}));
  std::string deep;
  for (int i = 0; i < 1000; ++i)
    deep = box("trak", deep);
  EXPECT_EQ(size_in(box("moov", deep), "video/mp4"), std::nullopt);
}

TEST(SizeOf, WebmIsThatOfTheFirstVideoTrack) {
  EXPECT_EQ(size_in(webm(webm_track(300, 5)), "video/webm"), (PixelSize{300, 5}));
  EXPECT_EQ(size_in(webm(element(0xae, 1, element(0xe1, 1, "sound")) + webm_track(300, 5)), "video/webm"),
            (PixelSize{300, 5}));
  EXPECT_EQ(size_in(webm(webm_track(0, 5)), "video/webm"), std::nullopt);
  EXPECT_EQ(
      size_in(webm(element(0xae, 1, element(0xe0, 1, element(0xb0, 1, std::string(9, 'x'))))), "video/webm"),
      std::nullopt);
}

TEST(SizeOf, ElementsThatLieAboutTheirSize) {
  const std::string head = element(0x1a45dfa3, 4, "");
  EXPECT_EQ(size_in(head + "\x18\x53\x80\x67\x80" + element(0x1654ae6b, 4, webm_track(300, 5)), "video/webm"),
            std::nullopt);
  EXPECT_EQ(
      size_in("\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xfe" + webm(webm_track(300, 5)), "video/webm"),
      std::nullopt);
  EXPECT_EQ(size_in(head + std::string(20, '\0'), "video/webm"), std::nullopt);
}

TEST(SizeOf, NoBeginningGivesAWrongSize) {
  const std::string table = big(0, 4) + big(1, 4) + big(2, 2) + "\x01\x01";
  const std::pair<std::string, std::string_view> files[] = {
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + big(300, 4) + big(5, 4), "image/png"},
      {"GIF89a\x2c\x01\x05\x00"s, "image/gif"},
      {"RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\x04\0\0"s, "image/webp"},
      {"\xff\xd8\xff\xdb\0\x04..\xff\xc0\0\x11\x08\0\x05\x01\x2c\x03........."s, "image/jpeg"},
      {avif(table, extent(300, 5)), "image/avif"},
      {film(track("soun", 0, 0) + track("vide", 300, 5)), "video/mp4"},
      {webm(webm_track(300, 5)), "video/webm"}};
  for (const auto& [whole, type] : files) {
    EXPECT_EQ(size_in(whole, type), (PixelSize{300, 5})) << type;
    for (std::size_t length = 0; length < whole.size(); ++length) {
      const auto size = size_in(whole.substr(0, length), type);
      EXPECT_TRUE(!size || *size == (PixelSize{300, 5})) << type << " " << length;
    }
  }
}

TEST(SizeOf, NothingElseHasOne) {
  EXPECT_EQ(size_in("hello", "text/plain"), std::nullopt);
  EXPECT_EQ(size_in("GIF89a\x2c\x01\x05\x00"s, "application/octet-stream"), std::nullopt);
}

}  // namespace
}  // namespace banter::client::media
