#pragma once

#include <string_view>

namespace banter::transports::http::files {

// Whether an If-None-Match names `etag` (with its quotes), strong or weak, or is `*` (RFC 9110, 13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

// Whether an If-Range lets a Range be: it is exactly `etag`, a strong one. Dates never match, since nobody is
// told one (RFC 9110, 13.1.5).
bool permits_range(std::string_view if_range, std::string_view etag);

}  // namespace banter::transports::http::files
