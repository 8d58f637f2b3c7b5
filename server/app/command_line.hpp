#pragma once

#include <span>
#include <string>
#include <variant>

#include "base/fault.hpp"
#include "server/app/commands/keep_data.hpp"
#include "server/app/commands/manage_invite.hpp"
#include "server/app/commands/manage_user.hpp"
#include "server/app/config/config.hpp"

namespace banter::app {

// What somebody asked banterd to do.

struct Print {  // text for standard output, and nothing more
  std::string text;
};
struct Serve {
  Config config;
};
using Command = std::variant<Print, Serve, ManageUser, ManageInvite, KeepData>;

// Reads the arguments (without the program's name), and the configuration file that they name. The fault is
// what was not understood, in one sentence.
base::Expected<Command> read_command_line(std::span<const std::string> arguments);

}  // namespace banter::app
