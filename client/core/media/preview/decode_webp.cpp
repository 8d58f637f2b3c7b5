#include <webp/decode.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "client/core/media/bytes/numbers.hpp"
#include "client/core/media/preview/decode.hpp"

namespace banter::client::media {
namespace {

// The library wants the file in memory. Empty when it is too large, or not as long as it says.
std::vector<unsigned char> whole_file(Source& file) {
  constexpr std::size_t kMostBytes = std::size_t{32} << 20;
  std::array<unsigned char, 12> head{};
  if (!file.fill(0, head)) return {};
  const std::uint64_t said = std::uint64_t{little32(&head[4])} + 8;
  if (said > kMostBytes) return {};
  std::vector<unsigned char> bytes;
  // Grown with what is really there, not with what is said.
  while (bytes.size() < said) {
    const std::size_t before = bytes.size();
    bytes.resize(std::min(static_cast<std::size_t>(said), before + (std::size_t{1} << 20)));
    if (!file.fill(before, std::span(bytes).subspan(before))) return {};
  }
  return bytes;
}

}  // namespace

std::optional<SmallPicture> decode_webp(Source& file) {
  const auto stated = webp_size(file);
  if (!stated || !may_be_decoded(*stated)) return std::nullopt;
  const auto bytes = whole_file(file);
  WebPDecoderConfig config;
  if (bytes.empty() || WebPInitDecoderConfig(&config) == 0) return std::nullopt;
  if (WebPGetFeatures(bytes.data(), bytes.size(), &config.input) != VP8_STATUS_OK) return std::nullopt;
  const PixelSize size{static_cast<std::uint64_t>(config.input.width),
                       static_cast<std::uint64_t>(config.input.height)};
  // A lossless one is held as a whole while it is decoded, in four bytes a pixel.
  if (!may_be_decoded(size) || size.width * size.height > most_memory / 4) return std::nullopt;

  // Of what is not large the library gives the whole: its scaling spoils the colours of one or two columns.
  constexpr std::uint64_t kNotLarge = 65536;  // pixels
  const bool scaled = size.width * size.height > kNotLarge;
  const PixelSize given = scaled ? preview_size(size) : size;
  const auto width = static_cast<std::size_t>(given.width), height = static_cast<std::size_t>(given.height);
  std::vector<unsigned char> pixels(4 * width * height);
  config.options.use_scaling = scaled ? 1 : 0;
  config.options.scaled_width = static_cast<int>(width);
  config.options.scaled_height = static_cast<int>(height);
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = pixels.data();
  config.output.u.RGBA.stride = static_cast<int>(4 * width);
  config.output.u.RGBA.size = pixels.size();
  if (WebPDecode(bytes.data(), bytes.size(), &config) != VP8_STATUS_OK) return std::nullopt;

  put_on_white(pixels.data(), width * height);
  const auto shrinker = std::make_unique<Shrinker>();
  shrinker->begin(given);
  for (std::size_t y = 0; y < height; ++y)
    shrinker->add(y, 0, 1, Bytes(pixels).subspan(3 * width * y, 3 * width));
  return shrinker->finish();
}

}  // namespace banter::client::media
