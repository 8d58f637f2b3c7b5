#include "client/core/media/preview/preview.hpp"

#include <optional>

#include "base/base64.hpp"
#include "client/core/media/preview/decode.hpp"
#include "client/core/media/preview/encode_jpeg.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::client::media {
namespace {

std::optional<SmallPicture> decoded(Source& file, std::string_view media_type) {
  if (media_type == "image/png") return decode_png(file);
  if (media_type == "image/webp") return decode_webp(file);
  if (media_type != "image/jpeg") return std::nullopt;
  // Whether it may be decoded at all is known before the library sees any of it.
  const auto header = jpeg_header(file);
  if (!header || !may_be_decoded(header->stored)) return std::nullopt;
  const auto stored = decode_jpeg(file);
  if (!stored) return std::nullopt;
  return turned(*stored, header->orientation);
}

}  // namespace

std::string preview_of(Source& file, std::string_view media_type) {
  constexpr auto kMostBytes = static_cast<std::size_t>(protocol::limit::preview_bytes) / 4 * 3;  // base64
  const auto picture = decoded(file, media_type);
  return picture ? base::base64_encode(encode_jpeg(*picture, kMostBytes)) : "";
}

}  // namespace banter::client::media
