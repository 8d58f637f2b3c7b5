#include "base/try.hpp"
#include "server/core/conversations/member_change.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::RoomRole;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::LeaveRequest& request) {
  BANTER_TRY(room,
             find_room(services.accounts, services.conversations, me.key(), request.conversation, "Leaving"));
  BANTER_TRY(member, services.conversations.member(room->key, me.key()));
  if (!member) return refuse(ErrorCode::not_a_member, "You are not in this room.");
  BANTER_CHECK(services.conversations.remove_member(room->key, me.key()));
  Outcome outcome{protocol::LeaveReply{.conversation = room->id}, {}};
  if (member->role == RoomRole::invited) return outcome;  // an invitation declined is nobody else's matter
  BANTER_TRY(event, note_member(services, *room,
                                {.change = protocol::MemberChange::leave,
                                 .account = me.key(),
                                 .username = me.username(),
                                 .by = me.key(),
                                 .by_name = me.username(),
                                 .role = std::nullopt}));
  outcome.steps.push_back(ToFollowers{room->key, std::move(event)});
  outcome.steps.push_back(Unfollow{me.key(), room->key});
  if (member->role == RoomRole::owner) {
    BANTER_CHECK(pass_on_room(services, *room, me.key(), me.username(), outcome.steps));
  }
  return outcome;
}

}  // namespace banter::core
