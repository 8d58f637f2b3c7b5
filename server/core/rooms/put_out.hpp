#pragma once

#include <optional>
#include <vector>

#include "server/core/access/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Ends the membership or invitation of `other` if there is one, and tells the room, and him, of `change`:
// kick, ban or unban. Errors: storage_unavailable.
protocol::Result<void> put_out(Services& services, const Session& me, const ConversationRecord& room,
                               const AccountRecord& other, const std::optional<MemberRecord>& member,
                               protocol::MemberChange change, std::vector<Step>& steps);

}  // namespace banter::core
