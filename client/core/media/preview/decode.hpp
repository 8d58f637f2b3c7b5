#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "client/core/media/bytes/source.hpp"
#include "client/core/media/preview/shrink.hpp"

// Reads a picture through the library of its format and makes it small on the way. None when it is broken,
// has more pixels than most_pixels, or would take more memory than most_memory.
namespace banter::client::media {

inline constexpr std::uint64_t most_pixels = 50'000'000;
inline constexpr std::size_t most_memory = std::size_t{160} << 20;  // bytes
// A file is read so far: pixels of a PNG may take more than they do in memory, but what else it holds has no
// bound.
inline constexpr std::uint64_t most_read = std::uint64_t{512} << 20;  // bytes

std::optional<SmallPicture> decode_png(Source& file);
// As stored, without any turning.
std::optional<SmallPicture> decode_jpeg(Source& file);
std::optional<SmallPicture> decode_webp(Source& file);

constexpr bool may_be_decoded(PixelSize size) {
  return size.width > 0 && size.height > 0 && size.width <= most_pixels && size.height <= most_pixels &&
         size.width * size.height <= most_pixels;
}

}  // namespace banter::client::media
