#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>

#include "protocol/generated/cpp/errors.hpp"

namespace banter::protocol {

// Why something was not done: a word for programs, a sentence for people.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message{};
  std::optional<std::int64_t> retry_after_ms{};
  std::string field{};  // the field of the request that is to blame, if one is

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> refuse(ErrorCode code, std::string sentence) {
  return std::unexpected(Error{.code = code, .message = std::move(sentence)});
}

inline std::unexpected<Error> refuse_field(ErrorCode code, std::string field, std::string sentence) {
  return std::unexpected(Error{.code = code, .message = std::move(sentence), .field = std::move(field)});
}

inline std::unexpected<Error> refuse_for_now(ErrorCode code, std::string sentence,
                                             std::int64_t retry_after_ms) {
  return std::unexpected(
      Error{.code = code, .message = std::move(sentence), .retry_after_ms = retry_after_ms});
}

}  // namespace banter::protocol
