#pragma once

#include <string>

namespace banter::core {

// What a person is called on a screen.
inline const std::string& shown_name(const std::string& username, const std::string& display_name) {
  return display_name.empty() ? username : display_name;
}

}  // namespace banter::core
