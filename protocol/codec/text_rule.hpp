#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "protocol/generated/cpp/errors.hpp"

namespace banter::protocol {

// What a string must be like. Too long is always too_large; `error` answers the rest.
struct TextRule {
  std::int64_t min_bytes = 0;
  std::int64_t max_bytes = std::numeric_limits<std::int64_t>::max();
  std::int64_t max_characters = std::numeric_limits<std::int64_t>::max();
  bool (*check)(std::string_view) = nullptr;
  ErrorCode error = ErrorCode::invalid_request;
  std::string_view must{};  // what `check` wants, as the end of a sentence
};

}  // namespace banter::protocol
