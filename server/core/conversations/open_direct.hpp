#pragma once

#include <vector>

#include "server/core/access/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// The direct conversation of `me` with `target.partner`, made now if there is none; `steps` receives what
// follows from making it. Errors: forbidden (guests answer, and do not begin), user_not_found,
// storage_unavailable.
protocol::Result<ConversationPtr> open_direct(Services& services, const Session& me, const Target& target,
                                              std::vector<Step>& steps);

}  // namespace banter::core
