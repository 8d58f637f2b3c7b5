#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"
#include "protocol/generated/cpp/session.hpp"

namespace banter::app {

// What `banterd user` can do with accounts.
enum class UserVerb : std::uint8_t { add, list, passwd, role, remove, sessions, logout };

inline constexpr std::array<std::string_view, 7> kUserVerbNames{"add",    "list",     "passwd", "role",
                                                                "remove", "sessions", "logout"};

constexpr std::string_view name_of(UserVerb verb) {
  return kUserVerbNames[static_cast<std::size_t>(verb)];
}

// One such act, as it is asked for on the command line and travels over the control socket.
struct UserRequest {
  UserVerb verb = UserVerb::list;
  std::string name;                    // of the account; empty for list
  std::optional<protocol::Role> role;  // for add (none: member) and role
  base::Secret password;               // for add and passwd
  bool json = false;                   // of list and sessions: a JSON object a line instead of a table
};

}  // namespace banter::app
