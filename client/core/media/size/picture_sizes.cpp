#include <algorithm>
#include <array>
#include <string_view>

#include "client/core/media/bytes/numbers.hpp"
#include "client/core/media/size/size.hpp"

// The formats that tell it within their first 30 bytes.
namespace banter::client::media {
namespace {

using Head = std::array<unsigned char, 30>;

bool stands_at(const Head& head, std::size_t at, std::string_view text) {
  return std::ranges::equal(text, std::span(head).subspan(at, text.size()),
                            [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

}  // namespace

std::optional<PixelSize> png_size(Source& file) {
  Head head{};
  if (file.read(0, head) < 24 || !stands_at(head, 12, "IHDR")) return std::nullopt;
  return PixelSize{big32(&head[16]), big32(&head[20])};
}

std::optional<PixelSize> gif_size(Source& file) {
  Head head{};
  if (file.read(0, head) < 10) return std::nullopt;
  return PixelSize{little16(&head[6]), little16(&head[8])};
}

// RFC 9649
std::optional<PixelSize> webp_size(Source& file) {
  Head head{};
  const std::size_t there = file.read(0, head);
  if (there >= 30 && stands_at(head, 12, "VP8X"))
    return PixelSize{little24(&head[24]) + 1, little24(&head[27]) + 1};
  if (there >= 25 && stands_at(head, 12, "VP8L") && head[20] == 0x2f) {
    const std::uint32_t sides = little32(&head[21]);
    return PixelSize{(sides & 0x3fffU) + 1, (sides >> 14 & 0x3fffU) + 1};
  }
  // A key frame of VP8 (RFC 6386, 9.1): two bits above each side are a scale that nobody uses.
  if (there >= 30 && stands_at(head, 12, "VP8 ") && stands_at(head, 23, "\x9d\x01\x2a"))
    return PixelSize{little16(&head[26]) & 0x3fffU, little16(&head[28]) & 0x3fffU};
  return std::nullopt;
}

}  // namespace banter::client::media
