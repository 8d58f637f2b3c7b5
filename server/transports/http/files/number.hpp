#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace banter::transports::http::files {

// A number of the protocol in decimal: digits and nothing else, 0 … 2^53 - 1.
std::optional<std::int64_t> parse_number(std::string_view text);

}  // namespace banter::transports::http::files
