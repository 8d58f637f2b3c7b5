#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace banter::base {

// Whether `bytes` are well-formed UTF-8: nothing overlong, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

// The number of code points in well-formed UTF-8 (in other bytes: those that begin no continuation).
std::size_t code_points(std::string_view text);

// The longest beginning of well-formed UTF-8 with at most `max_code_points`.
std::string_view prefix_of(std::string_view text, std::size_t max_code_points);

// Whether `point` moves a cursor, ends a line or turns the direction of what follows: what may only be shown
// escaped.
bool steers(char32_t point);

// `bytes` fit for a terminal or a log line: control characters, line separators, direction marks and
// bytes that are no UTF-8 become `\n`, `\t`, `\x1b`, `\u{202e}` and the like; all else stays as it is.
std::string printable(std::string_view bytes);

}  // namespace banter::base
