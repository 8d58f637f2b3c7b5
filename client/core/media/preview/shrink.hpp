#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "client/core/media/bytes/source.hpp"
#include "client/core/media/size/size.hpp"

namespace banter::client::media {

// The longer side of a preview.
inline constexpr std::size_t preview_side = 32;

// A picture of at most 32 by 32 pixels: three bytes each (red, green, blue), row by row.
struct SmallPicture {
  std::size_t width = 0, height = 0;
  std::array<unsigned char, 3 * preview_side * preview_side> pixels{};
};

// The sides that a picture is shrunk to, as nearly in proportion as pixels allow; never larger than it is.
PixelSize preview_size(PixelSize whole);

SmallPicture turned(const SmallPicture& stored, Orientation orientation);

// Makes a picture small while it is read: a pixel of the result is the mean of the area that it stands for,
// the parts of pixels on the edge counted in proportion. It holds sums only, so memory is small and pixels
// may come in any order, as those of an interlaced PNG do. It needs no destructor: libraries in C jump past
// its owner.
class Shrinker {
 public:
  // `whole` has no side of 0 and fewer than 2^32 pixels.
  void begin(PixelSize whole);

  // Pixels of row `y`: the first at `x`, each further one `step` to the right, all within the picture. `rgb`
  // has three bytes for each.
  void add(std::size_t y, std::size_t x, std::size_t step, Bytes rgb);

  // Once every pixel was added.
  SmallPicture finish() const;

 private:
  using Row = std::array<std::uint64_t, 3 * preview_side>;
  void add_row(std::size_t row, std::uint64_t weight, const Row& sums);

  PixelSize whole_, small_;
  std::array<Row, preview_side> sums_{};
};

// Puts pixels of four bytes (the last one: how opaque) on white, in place: three bytes each remain, in front.
void put_on_white(unsigned char* pixels, std::size_t count);

}  // namespace banter::client::media
