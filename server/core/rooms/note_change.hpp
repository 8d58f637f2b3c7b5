#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Takes the room's next version for another topic or name that has just been stored, leaves a notice and
// tells the room. `kind`: "topic" or "name"; `text`: the new one. Errors: storage_unavailable.
protocol::Result<void> note_change(Services& services, const Session& me, ConversationKey room,
                                   std::string_view kind, const std::string& text, std::vector<Step>& steps);

}  // namespace banter::core
