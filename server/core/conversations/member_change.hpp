#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/access/find.hpp"
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

// Takes the conversation's next version for the change, stores its notice, and gives the event that tells of
// it. Errors: storage_unavailable.
protocol::Result<protocol::MemberEvent> note_member(Services& services,
                                                    const ConversationRecord& conversation,
                                                    const MemberChanged& changed);

// A room keeps an owner as long as somebody is in it: when its last owner goes, the heir is made one.
// `leaving` has gone or is about to. Errors: storage_unavailable.
protocol::Result<void> pass_on_room(Services& services, const ConversationRecord& room, AccountKey leaving,
                                    std::string_view leaving_name, std::vector<Step>& steps);

}  // namespace banter::core
