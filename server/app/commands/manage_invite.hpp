#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "server/app/invites/invite_request.hpp"

namespace CLI {
class App;
}

namespace banter::app {

// `banterd invite ...` as somebody typed it.
struct ManageInvite {
  InviteRequest request;
  std::string data;  // the data folder
};

// Asks the server that runs on the data folder, or, when none does, works on the folder itself. Gives the
// words for standard output.
base::Expected<std::string> manage_invite(const ManageInvite& wanted);

// The lines of `banterd --help`.
std::string_view manage_invite_help();

// Declares the command; `help` is set by --help. What is given goes into `into`, `into.data` being the
// standard folder before.
void declare_manage_invite(CLI::App& app, ManageInvite& into, bool& help);

// The command, if it is this one. After the parsing.
std::optional<ManageInvite> chosen_manage_invite(const CLI::App& app, const ManageInvite& given);

}  // namespace banter::app
