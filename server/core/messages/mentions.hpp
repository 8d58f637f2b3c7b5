#pragma once

#include <string_view>

#include "server/core/access/find.hpp"
#include "server/core/ports/message_store.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Whom a message names: `@name` of members of the conversation, as far as they stand among the first 50 such
// words, and `@room` where `me` keeps order. What stands behind other than a space or punctuation
// ("mail@example.org") names nobody. Errors: storage_unavailable.
protocol::Result<Mentions> find_mentions(Services& services, const Session& me, const Joined& joined,
                                         std::string_view content);

}  // namespace banter::core
