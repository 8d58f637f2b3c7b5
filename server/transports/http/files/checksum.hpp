#pragma once

#include <string_view>

#include "protocol/error.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::transports::http::files {

// Reads an Upload-Checksum field of tus: `sha1 BASE64` or `sha256 BASE64`. Errors: invalid_request.
protocol::Result<core::Checksum> parse_checksum(std::string_view field);

}  // namespace banter::transports::http::files
