#pragma once

#include <string>

#include "base/fault.hpp"
#include "server/app/command_line.hpp"

namespace banter::app {

// `banterd user ...`: asks the server that runs on the data folder, or, when none does, works on the folder
// itself. Gives the words for standard output.
base::Expected<std::string> manage_user(const ManageUser& wanted);

}  // namespace banter::app
