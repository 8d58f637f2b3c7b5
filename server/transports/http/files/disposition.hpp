#pragma once

#include <string>
#include <string_view>

namespace banter::transports::http::files {

// How a file is given to a browser, whatever its sender says it is.
struct ServedAs {
  std::string_view content_type;
  bool is_inline = false;  // shown in place; otherwise saved
};

// What is harmless is given as what it is, all else as mere bytes. `media_type`: as stored.
ServedAs served_as(std::string_view media_type);

// A Content-Disposition (RFC 6266) with the name in ASCII for old clients and whole for all others. Any bytes
// may stand in `file_name`; what is no UTF-8 is replaced.
std::string content_disposition(bool is_inline, std::string_view file_name);

}  // namespace banter::transports::http::files
