#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/millis.hpp"

namespace banter::base {

// Fills `out` from the operating system's generator. Any thread; never fails (a system that cannot
// give random bytes ends the process).
void random_bytes(std::span<std::byte> out);

// `prefix` and 22 characters of base64url: 128 random bits, not to be guessed.
std::string random_id(std::string_view prefix);

// 43 characters of base64url: 256 random bits, for secrets.
std::string random_token();

// A UUID of version 7 in its usual spelling: `now` (milliseconds since the epoch, 0 to 2^48 - 1) in
// front, so that later ones sort behind, then 74 random bits.
std::string uuid7(Millis now);

}  // namespace banter::base
