#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/core/media/bytes/source.hpp"

namespace banter::client::media {

// What a sender tells about a file, since the server never looks into it.
struct Facts {
  std::string media_type;  // as the server will judge it
  // Of a picture or film as it is shown, in pixels: both or neither.
  std::optional<std::int64_t> width{}, height{};
  std::string preview{};  // a very small JPEG in base64; empty when there is none
};

// Never fails: what cannot be found out is left out, and of a file that cannot be read that is everything.
// Reads from the disk and decodes pictures, for up to a second or so, in at most some 200 MB of memory; any
// thread.
Facts facts_of(const std::string& path);

// The same of bytes wherever they are. `declared`: what judge_media_type is told.
Facts facts_of(Source& file, std::string_view declared);

}  // namespace banter::client::media
