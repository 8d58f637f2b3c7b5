#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banter::core {

// A display name as it is kept: one of blanks would be seen as none, and is none.
inline std::string kept_display_name(std::string_view name) {
  const auto first = name.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(name.substr(first, name.find_last_not_of(' ') - first + 1));
}

// What a person is called on a screen.
inline const std::string& shown_name(const std::string& username, const std::string& display_name) {
  return display_name.empty() ? username : display_name;
}

// The picture of a person; `avatar` is empty for who has none.
inline std::optional<std::string> shown_avatar(const std::string& avatar) {
  if (avatar.empty()) return std::nullopt;
  return avatar;
}

}  // namespace banter::core
