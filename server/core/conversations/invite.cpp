#include "base/try.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::RoomRole;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::InviteRequest& request) {
  BANTER_TRY(
      room, find_room(services.accounts, services.conversations, me.key(), request.conversation, "Inviting"));
  BANTER_TRY(invited, find_account(services.accounts, request.username));
  BANTER_TRY(own, require_member(services.conversations, *room, me.key()));
  const bool moderates = own.role == RoomRole::owner || own.role == RoomRole::moderator;
  if (!room->is_public && !moderates) {
    return refuse(ErrorCode::forbidden, "Only its moderators invite to a private room.");
  }
  if (!room->is_public && invited->role == protocol::Role::guest) {
    return refuse(ErrorCode::forbidden, "Guests cannot enter private rooms; they must register first.");
  }
  BANTER_CHECK(require_unblocked(services, me, invited->key));
  Outcome outcome{protocol::InviteReply{}, {}};
  BANTER_TRY(present, services.conversations.member(room->key, invited->key));
  if (present) return outcome;
  BANTER_TRY(banned, services.conversations.is_banned(room->key, invited->key));
  if (banned) {
    return refuse(ErrorCode::conflict,
                  invited->username + " is banned from this room; lift the ban before you invite.");
  }
  const base::Millis now = services.clock.wall();
  BANTER_CHECK(services.conversations.put_member(
      room->key, {.account = invited->key, .role = RoomRole::invited, .joined_at = now}));
  // Only the invited learns of it, and it is no change of the conversation: the version stands still.
  outcome.steps.push_back(
      ToAccount{invited->key, protocol::MemberEvent{.conversation = room->id,
                                                    .version = room->version,
                                                    .username = invited->username,
                                                    .by = me.username(),
                                                    .change = protocol::MemberChange::invite,
                                                    .role = RoomRole::invited,
                                                    .at = now}});
  return outcome;
}

}  // namespace banter::core
