#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace banter::base {

// RFC 4648 with `+`, `/` and padding.
std::string base64_encode(std::string_view bytes);
std::string base64_encode(std::span<const std::byte> bytes);

// None unless `text` is exactly what base64_encode gives: padded, without white space, spare bits 0.
std::optional<std::string> base64_decode(std::string_view text);

// RFC 4648 with `-` and `_`, without padding.
std::string base64url_encode(std::string_view bytes);
std::string base64url_encode(std::span<const std::byte> bytes);

// None unless `text` is exactly what base64url_encode gives.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace banter::base
