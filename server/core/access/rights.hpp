#pragma once

#include <optional>
#include <string_view>

#include "server/core/access/find.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// Who may do what in a room (protocol, Conversations). In #general nobody has a role of the room's own: there
// the server's administrators keep order.
namespace banter::core {

// Whether the role administers the server.
bool administers(protocol::Role role);

// Whether the member keeps order there: an owner or moderator; in #general an administrator of the server.
// Never in a direct conversation.
bool moderates(const Session& me, const Joined& joined);

// Whether everybody in the conversation is told how far its members have read: two people, or a room so small
// that they know each other (protocol: 32).
bool tells_receipts(const ConversationRecord& conversation);

// A room that `me` is in and keeps order in. Errors: not_found, user_not_found, not_a_member, forbidden.
// `what`: the act, for the sentence of a refusal ("Kicking").
protocol::Result<Joined> find_moderated(Services& services, const Session& me, std::string_view reference,
                                        std::string_view what);

// The same for what only owners do; #general has none, so nobody does it there.
protocol::Result<Joined> find_owned(Services& services, const Session& me, std::string_view reference,
                                    std::string_view what);

// Whether `me`, who keeps order in the room, may put this account out of it: not himself, and nobody who
// keeps order there too, unless he is an owner and the other is none. `member`: the other's membership, if
// there is one. Errors: forbidden.
protocol::Result<void> require_above(const Session& me, const Joined& joined, const AccountRecord& other,
                                     const std::optional<MemberRecord>& member);

}  // namespace banter::core
