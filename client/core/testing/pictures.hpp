#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>

// Pictures as files, made by the libraries that programs make them with.
namespace banter::client::testing {

using Rgba = std::array<unsigned char, 4>;

inline constexpr Rgba kRed{255, 0, 0, 255}, kGreen{0, 255, 0, 255}, kBlue{0, 0, 255, 255},
    kWhite{255, 255, 255, 255};

struct Drawing {
  std::size_t width = 0, height = 0;
  std::function<Rgba(std::size_t x, std::size_t y)> at;
};

// A colour for each quarter: red and green above blue and white.
Drawing quarters(std::size_t width, std::size_t height);

std::string png_of(const Drawing& drawing, bool interlaced = false);
// All black, in a bit a pixel: few bytes for very many pixels.
std::string black_png(std::size_t width, std::size_t height);

enum class JpegKind {
  baseline,
  scans,  // the components one after the other
  progressive,
  grey,
  inks
};
std::string jpeg_of(const Drawing& drawing, JpegKind kind = JpegKind::baseline);
// With Exif data that tells this orientation, in either order of bytes.
std::string with_orientation(std::string jpeg, unsigned char value, bool little_endian);

std::string webp_of(const Drawing& drawing, bool lossless);

}  // namespace banter::client::testing
