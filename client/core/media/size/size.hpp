#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "client/core/media/bytes/source.hpp"

// How large a picture or film is, from its headers alone. Each reader looks at a bounded number of places in
// the file, and gives none where it does not find what it looks for.
namespace banter::client::media {

struct PixelSize {
  std::uint64_t width = 0, height = 0;

  bool operator==(const PixelSize&) const = default;
};

// As it is to be shown, that is after any turning that the file asks for. `media_type` is as judge_media_type
// gives it. None when a side is not of 1 to 100,000 pixels.
std::optional<PixelSize> size_of(Source& file, std::string_view media_type);

std::optional<PixelSize> png_size(Source& file);
std::optional<PixelSize> gif_size(Source& file);
std::optional<PixelSize> webp_size(Source& file);
std::optional<PixelSize> avif_size(Source& file);
std::optional<PixelSize> mp4_size(Source& file);
std::optional<PixelSize> webm_size(Source& file);

// How stored pixels become the picture: the values 1 to 8 of Exif's tag Orientation.
struct Orientation {
  bool mirrored = false;  // left to right, before it is turned
  int quarters = 0;       // clockwise

  static Orientation of_exif(unsigned value);
  PixelSize applied_to(PixelSize stored) const {
    return quarters % 2 == 0 ? stored : PixelSize{stored.height, stored.width};
  }
};

struct JpegHeader {
  PixelSize stored;
  Orientation orientation;
};

std::optional<JpegHeader> jpeg_header(Source& file);

}  // namespace banter::client::media
