#include <algorithm>
#include <array>
#include <string_view>

#include "client/core/media/bytes/numbers.hpp"
#include "client/core/media/size/size.hpp"

// ITU T.81, B.1.1: a JPEG file is a row of segments, each with a marker and most with a length.
namespace banter::client::media {
namespace {

constexpr bool has_no_length(unsigned marker) {
  return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

constexpr bool begins_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// The Orientation of the first directory of Exif data, which is TIFF inside; 1 when it tells none.
unsigned exif_orientation(Bytes exif) {
  constexpr std::string_view kName{"Exif\0\0", 6};
  constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
  const auto same = [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; };
  if (exif.size() < kName.size() + 8 || !std::ranges::equal(kName, exif.first(kName.size()), same)) return 1;
  const Bytes tiff = exif.subspan(kName.size());
  if (tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M')) return 1;
  const bool little = tiff[0] == 'I';
  const auto two = [&](std::size_t at) { return little ? little16(&tiff[at]) : big16(&tiff[at]); };
  const auto four = [&](std::size_t at) { return little ? little32(&tiff[at]) : big32(&tiff[at]); };
  if (two(2) != 42) return 1;
  const std::size_t directory = four(4);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t entries = std::min<std::size_t>(two(directory), (tiff.size() - directory - 2) / 12);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (two(entry) == kOrientation)
      return two(entry + 2) == kShort && four(entry + 4) == 1 ? two(entry + 8) : 1;
  }
  return 1;
}

}  // namespace

Orientation Orientation::of_exif(unsigned value) {
  switch (value) {
    case 2:
      return {.mirrored = true, .quarters = 0};
    case 3:
      return {.mirrored = false, .quarters = 2};
    case 4:
      return {.mirrored = true, .quarters = 2};
    case 5:
      return {.mirrored = true, .quarters = 3};
    case 6:
      return {.mirrored = false, .quarters = 1};
    case 7:
      return {.mirrored = true, .quarters = 1};
    case 8:
      return {.mirrored = false, .quarters = 3};
    default:
      return {};
  }
}

std::optional<JpegHeader> jpeg_header(Source& file) {
  constexpr int kMostSegments = 4096;
  // Cameras write Exif first, and what matters of it at its beginning; a preview of their own follows.
  constexpr std::size_t kExifBytes = 16384;
  std::array<unsigned char, kExifBytes> exif{};
  JpegHeader found;
  std::uint64_t at = 2;
  for (int i = 0; i < kMostSegments; ++i) {
    std::array<unsigned char, 9> head{};
    const std::size_t there = file.read(at, head);
    if (there < 4 || head[0] != 0xff) return std::nullopt;
    const unsigned marker = head[1];
    if (marker == 0xff) {  // any number of these may stand before a marker
      ++at;
      continue;
    }
    if (has_no_length(marker)) {
      at += 2;
      continue;
    }
    const std::size_t length = big16(&head[2]);
    if (length < 2) return std::nullopt;
    if (begins_frame(marker)) {
      if (there < 9) return std::nullopt;
      found.stored = {big16(&head[7]), big16(&head[5])};
      return found;
    }
    if (marker == 0xda || marker == 0xd9)
      return std::nullopt;  // the picture or its end, and no frame before it
    if (marker == 0xe1) {
      const auto room = std::span(exif).first(std::min(length - 2, exif.size()));
      const unsigned value = exif_orientation(Bytes(exif).first(file.read(at + 4, room)));
      if (value != 1) found.orientation = Orientation::of_exif(value);
    }
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace banter::client::media
