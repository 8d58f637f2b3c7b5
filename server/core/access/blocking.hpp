#pragma once

#include <optional>
#include <vector>

#include "protocol/generated/cpp/messages.hpp"
#include "server/core/access/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// What blocking does on every path (protocol, People): between two people nothing passes either way; in a
// room the one who blocks does not hear the other.
namespace banter::core {

// That neither has blocked the other. Errors: blocked.
protocol::Result<void> require_unblocked(Services& services, const Session& me, AccountKey other);

// The same for the partner in a direct conversation; rooms are always fine.
protocol::Result<void> require_unblocked(Services& services, const Session& me,
                                         const ConversationRecord& conversation);

// Tells the followers of a conversation of something that `me` has done there. In a room those who have
// blocked him are told nothing; or, of words (`place`: where they stand), that there is something hidden.
// Errors: storage_unavailable.
protocol::Result<ToFollowers> from_person(Services& services, const Session& me,
                                          const ConversationRecord& conversation, protocol::Event event,
                                          std::optional<Appended> place = std::nullopt,
                                          FrameKind kind = FrameKind::event);

// Takes out of messages of a room what people have written and how they have reacted whom `caller` has
// blocked. Errors: storage_unavailable.
protocol::Result<void> hide_blocked(ReadServices& services, const Caller& caller,
                                    const ConversationRecord& conversation,
                                    std::vector<protocol::Message>& messages);

// The same for messages of several conversations: what somebody has written in a room whom `caller` has
// blocked is taken out altogether. Errors: storage_unavailable.
protocol::Result<void> leave_out_blocked(ReadServices& services, const Caller& caller,
                                         std::vector<protocol::Message>& messages);

}  // namespace banter::core
