#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace banter::base {

enum class NoAddress : std::uint8_t {
  unknown,   // there is no such name
  no_answer  // nobody could be asked
};

// The addresses of a machine by its name, as text, in the order to be tried; at least one. Blocks on the
// network.
std::expected<std::vector<std::string>, NoAddress> look_up(const std::string& host);

}  // namespace banter::base
