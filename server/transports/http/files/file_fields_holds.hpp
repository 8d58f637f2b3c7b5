#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "server/transports/http/files/checksum.hpp"
#include "server/transports/http/files/conditions.hpp"
#include "server/transports/http/files/disposition.hpp"
#include "server/transports/http/files/file_id.hpp"
#include "server/transports/http/files/metadata.hpp"
#include "server/transports/http/files/number.hpp"
#include "server/transports/http/files/range.hpp"

namespace banter::transports::http::files {

inline const char* range_holds(std::string_view bytes, std::int64_t size) {
  const auto range = parse_range(bytes, size);
  const auto* const part = std::get_if<FilePart>(&range);
  if (part == nullptr) return nullptr;
  if (part->first < 0 || part->bytes < 1) return "a part of nothing";
  return part->first <= size - part->bytes ? nullptr : "a part behind the end";
}

inline const char* metadata_hold(std::string_view bytes) {
  const auto parsed = parse_metadata(bytes);
  if (!parsed) return parsed.error().message.empty() ? "no reason is given" : nullptr;
  if (parsed->file_name.size() > 1024 || parsed->media_type.size() > 255 || parsed->preview.size() > 2048)
    return "too long";
  if (!base::is_utf8(parsed->file_name) || !base::is_utf8(parsed->media_type)) return "no text";
  if (!base::base64_decode(parsed->preview)) return "a preview that is none";
  return parsed->width.value_or(1) > 0 && parsed->height.value_or(1) > 0 ? nullptr : "no size";
}

inline const char* disposition_holds(std::string_view bytes) {
  const std::string field = content_disposition(false, bytes);
  if (std::ranges::any_of(field, [](char c) { return c < ' ' || c > '~'; })) return "a field breaks its line";
  if (std::ranges::count(field, '"') > 2 || field.find('\\') != std::string::npos)
    return "a name breaks its quotes";
  const ServedAs served = served_as(bytes);
  return served.is_inline || served.content_type == "application/octet-stream" ? nullptr : "a page is shown";
}

// What must be true of any bytes that a client may send in a field of a request about files, or as the name
// of one; gives what is not, null when all is well.
inline const char* file_fields_hold(std::string_view bytes) {
  for (const std::int64_t size : {std::int64_t{0}, std::int64_t{1}, std::int64_t{1000}, INT64_MAX}) {
    if (const char* const why = range_holds(bytes, size)) return why;
  }
  if (const char* const why = metadata_hold(bytes)) return why;
  if (const char* const why = disposition_holds(bytes)) return why;
  if (const auto checksum = parse_checksum(bytes);
      checksum && checksum->digest.size() != (checksum->kind == core::Checksum::Kind::sha1 ? 20U : 32U))
    return "a digest of another length";
  if (const auto number = parse_number(bytes); number && (*number < 0 || *number >= std::int64_t{1} << 53U))
    return "a number that is none";
  if (file_id_in(bytes).find_first_of("/.%") != std::string_view::npos) return "an id that leads elsewhere";
  if (permits_range(bytes, "\"e\"") && !names_etag(bytes, "\"e\"")) return "an ETag that is one only once";
  return nullptr;
}

}  // namespace banter::transports::http::files
