#include "client/core/media/preview/shrink.hpp"

#include <algorithm>
#include <utility>

namespace banter::client::media {

PixelSize preview_size(PixelSize whole) {
  const std::uint64_t longest = std::max(whole.width, whole.height);
  if (longest <= preview_side) return whole;
  const auto side = [&](std::uint64_t length) {
    return std::max<std::uint64_t>(1, (length * preview_side + longest / 2) / longest);
  };
  return {side(whole.width), side(whole.height)};
}

SmallPicture turned(const SmallPicture& stored, Orientation orientation) {
  SmallPicture picture = stored;
  if (orientation.quarters % 2 != 0) std::swap(picture.width, picture.height);
  for (std::size_t y = 0; y < stored.height; ++y) {
    for (std::size_t x = 0; x < stored.width; ++x) {
      const std::size_t from = orientation.mirrored ? stored.width - 1 - x : x;
      std::size_t to_x = x, to_y = y;
      if (orientation.quarters == 1) to_x = stored.height - 1 - y, to_y = x;
      if (orientation.quarters == 2) to_x = stored.width - 1 - x, to_y = stored.height - 1 - y;
      if (orientation.quarters == 3) to_x = y, to_y = stored.width - 1 - x;
      std::copy_n(&stored.pixels[3 * (y * stored.width + from)], 3,
                  &picture.pixels[3 * (to_y * picture.width + to_x)]);
    }
  }
  return picture;
}

void Shrinker::begin(PixelSize whole) {
  whole_ = whole;
  small_ = preview_size(whole);
  sums_ = {};
}

// Lengths are counted in units of which a side has (its pixels) times (the pixels it is shrunk to): a pixel
// of the whole is then as long as the small side has pixels, and one of the small picture as long as the
// whole. Nothing is rounded before the end, and as the small one is never larger, a pixel lies in one or two
// of its.
void Shrinker::add(std::size_t y, std::size_t x, std::size_t step, Bytes rgb) {
  Row sums{};
  std::uint64_t left = x * small_.width;
  std::size_t column = static_cast<std::size_t>(left / whole_.width);
  std::uint64_t edge = (column + 1) * whole_.width;
  for (std::size_t at = 0; at + 3 <= rgb.size(); at += 3) {
    while (left >= edge) {
      ++column;
      edge += whole_.width;
    }
    const std::uint64_t here = std::min(small_.width, edge - left);
    for (std::size_t colour = 0; colour < 3; ++colour)
      sums[3 * column + colour] += here * rgb[at + colour];
    if (const std::uint64_t next = small_.width - here; next > 0) {
      for (std::size_t colour = 0; colour < 3; ++colour)
        sums[3 * column + 3 + colour] += next * rgb[at + colour];
    }
    left += step * small_.width;
  }
  const std::uint64_t top = y * small_.height;
  const auto row = static_cast<std::size_t>(top / whole_.height);
  const std::uint64_t here = std::min(small_.height, (row + 1) * whole_.height - top);
  add_row(row, here, sums);
  if (here < small_.height) add_row(row + 1, small_.height - here, sums);
}

void Shrinker::add_row(std::size_t row, std::uint64_t weight, const Row& sums) {
  for (std::size_t i = 0; i < 3 * small_.width; ++i)
    sums_[row][i] += weight * sums[i];
}

SmallPicture Shrinker::finish() const {
  SmallPicture picture{.width = static_cast<std::size_t>(small_.width),
                       .height = static_cast<std::size_t>(small_.height)};
  const std::uint64_t area = whole_.width * whole_.height;
  for (std::size_t y = 0; y < picture.height; ++y) {
    for (std::size_t i = 0; i < 3 * picture.width; ++i)
      picture.pixels[y * 3 * picture.width + i] = static_cast<unsigned char>((sums_[y][i] + area / 2) / area);
  }
  return picture;
}

void put_on_white(unsigned char* pixels, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned opaque = pixels[4 * i + 3];
    for (std::size_t colour = 0; colour < 3; ++colour) {
      const unsigned over = pixels[4 * i + colour] * opaque + 255 * (255 - opaque);
      pixels[3 * i + colour] = static_cast<unsigned char>((over + 127) / 255);
    }
  }
}

}  // namespace banter::client::media
