#include "client/core/media/size/size.hpp"

namespace banter::client::media {
namespace {

std::optional<PixelSize> stated_size(Source& file, std::string_view media_type) {
  if (media_type == "image/png") return png_size(file);
  if (media_type == "image/gif") return gif_size(file);
  if (media_type == "image/webp") return webp_size(file);
  if (media_type == "image/avif") return avif_size(file);
  if (media_type == "video/mp4") return mp4_size(file);
  if (media_type == "video/webm") return webm_size(file);
  if (media_type != "image/jpeg") return std::nullopt;
  const auto header = jpeg_header(file);
  if (!header) return std::nullopt;
  return header->orientation.applied_to(header->stored);
}

}  // namespace

std::optional<PixelSize> size_of(Source& file, std::string_view media_type) {
  constexpr std::uint64_t kMostPixels = 100'000;
  const auto size = stated_size(file, media_type);
  const auto fits = [](std::uint64_t side) { return side >= 1 && side <= kMostPixels; };
  return size && fits(size->width) && fits(size->height) ? size : std::nullopt;
}

}  // namespace banter::client::media
