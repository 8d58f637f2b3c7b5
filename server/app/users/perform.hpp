#pragma once

#include <functional>
#include <string>

#include "base/fault.hpp"
#include "protocol/error.hpp"
#include "server/app/users/user_request.hpp"
#include "server/core/engine.hpp"

namespace banter::app {

// Runs an act in a transaction and returns when it is on disk: the running core, or a storage that nobody
// else uses.
using Administer = std::function<protocol::Result<void>(core::Engine::Act)>;

// Does what is asked and gives the words for whoever asked; the fault says why not. A password is hashed at
// `cost` on the calling thread, which takes a while, and wiped. Any thread but the core's.
base::Expected<std::string> perform(UserRequest& request, int cost, const Administer& administer);

}  // namespace banter::app
