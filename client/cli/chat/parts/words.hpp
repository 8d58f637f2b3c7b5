#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banter::cli {

/// Takes the first word off `text`.
std::string take_word(std::string& text);

/// Takes `#number` off the front of `text`; none, and `text` stays, when it begins otherwise.
std::optional<std::int64_t> take_number(std::string& text);

/// 1 or more; none when it is no number.
std::optional<std::int64_t> number_of(std::string_view digits);

}  // namespace banter::cli
