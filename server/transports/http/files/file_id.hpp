#pragma once

#include <string_view>

namespace banter::transports::http::files {

// The id in `/files/ID`: 1 to 64 letters, digits, `-` and `_`; empty when the path names none.
std::string_view file_id_in(std::string_view path);

}  // namespace banter::transports::http::files
