#pragma once

#include <string>
#include <string_view>

#include "client/core/media/bytes/source.hpp"

namespace banter::client::media {

// A very small JPEG in base64, of at most limit::preview_bytes, to show while the picture itself loads. Empty
// for what is no png, jpeg or webp, moves, is broken or too large to be decoded.
std::string preview_of(Source& file, std::string_view media_type);

}  // namespace banter::client::media
