#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "server/core/ports/file_calls.hpp"

namespace banter::transports::http::files {

// What a client says of a file that it is going to upload.
struct UploadMetadata {
  std::string file_name;   // UTF-8, up to 1,024 bytes
  std::string media_type;  // UTF-8, up to 255 bytes
  std::optional<std::int64_t> width, height;
  std::string preview;  // base64, up to limit::preview_bytes

  bool operator==(const UploadMetadata&) const = default;
};

// Reads an Upload-Metadata field of tus: `key BASE64, key BASE64 …`. Keys that are not known are passed over,
// but must be well-formed. Errors: invalid_request, too_large.
protocol::Result<UploadMetadata> parse_metadata(std::string_view field);

// The same of what is kept of an upload, as HEAD tells it.
std::string format_metadata(const core::UploadState& state);

}  // namespace banter::transports::http::files
