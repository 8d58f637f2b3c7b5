#pragma once

#include <optional>
#include <string>

#include "server/core/conversations/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"

namespace banter::core {

struct MemberChanged {
  protocol::MemberChange change = protocol::MemberChange::join;
  AccountKey account;  // whom it concerns
  std::string username;
  AccountKey by;
  std::string by_name;
  std::optional<protocol::RoomRole> role;  // from now on; none for one who is gone
};

// Takes the conversation's next version for the change, stores its notice, and gives the event that tells of it.
// Errors: storage_unavailable.
protocol::Result<protocol::MemberEvent> note_member(Services& services, const ConversationRecord& conversation,
                                                    const MemberChanged& changed);

}  // namespace banter::core
