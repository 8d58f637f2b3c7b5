#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/fault.hpp"
#include "server/app/users/user_request.hpp"

namespace banter::app {

// `banterd user ...` as somebody typed it.
struct ManageUser {
  UserVerb verb = UserVerb::list;
  std::string name;                    // empty for list
  std::optional<protocol::Role> role;  // for add (none: member) and role
  bool json = false;                   // of list and sessions
  std::string data;                    // the data folder
  std::int64_t password_cost = 0;      // of a new password, where no server runs
};

// Asks the server that runs on the data folder, or, when none does, works on the folder
// itself. Gives the words for standard output.
base::Expected<std::string> manage_user(const ManageUser& wanted);

}  // namespace banter::app
