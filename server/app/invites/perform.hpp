#pragma once

#include <string>

#include "base/fault.hpp"
#include "server/app/invites/invite_request.hpp"
#include "server/app/users/perform.hpp"

namespace banter::app {

// Does what is asked and gives the words for whoever asked; the fault says why not. Any thread but the
// core's.
base::Expected<std::string> perform(const InviteRequest& request, const Administer& administer);

}  // namespace banter::app
