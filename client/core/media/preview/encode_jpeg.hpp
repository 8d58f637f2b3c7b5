#pragma once

#include <cstddef>
#include <string>

#include "client/core/media/preview/shrink.hpp"

namespace banter::client::media {

// The picture as JPEG of at most `most_bytes`, as good as fits; empty when none does.
std::string encode_jpeg(const SmallPicture& picture, std::size_t most_bytes);

}  // namespace banter::client::media
