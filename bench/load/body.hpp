#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banter::bench {

// The request that sends message `number` (its id too) with a content of `bytes`, which begins with the
// number; a fresh UUIDv7 as client_id, as real clients make them.
std::string message_request(std::string_view conversation, std::uint64_t number, std::size_t bytes);

// The number that a message's event begins its content with; throws harness::Failure when it has none.
std::uint64_t number_in(std::string_view event);

}  // namespace banter::bench
