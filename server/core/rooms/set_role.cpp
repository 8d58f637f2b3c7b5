#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/conversations/member_change.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::GivenRole;
using protocol::refuse;
using protocol::RoomRole;

RoomRole role_of(GivenRole given) {
  switch (given) {
    case GivenRole::owner:
      return RoomRole::owner;
    case GivenRole::moderator:
      return RoomRole::moderator;
    case GivenRole::member:
      break;
  }
  return RoomRole::member;
}

}  // namespace

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::SetRoleRequest& request) {
  BANTER_TRY(joined, find_owned(services, me, request.conversation, "Giving roles"));
  const ConversationRecord& room = *joined.conversation;
  BANTER_TRY(other, find_account(services.accounts, request.username));
  BANTER_TRY(member, services.conversations.member(room.key, other->key));
  if (!member || member->role == RoomRole::invited) {
    return refuse(ErrorCode::user_not_found, other->username + " is not in this room.");
  }
  const RoomRole role = role_of(request.role);
  Outcome outcome{protocol::SetRoleReply{}, {}};
  if (member->role == role) return outcome;
  if (other->role == protocol::Role::guest) {
    return refuse(ErrorCode::forbidden,
                  other->username + " is a guest; only who has registered keeps order.");
  }
  if (member->role == RoomRole::owner) {
    BANTER_TRY(owners, services.conversations.count_role(room.key, RoomRole::owner));
    if (owners < 2) {
      return refuse(ErrorCode::conflict, "A room has an owner; make somebody else one first.");
    }
  }
  MemberRecord changed = *member;
  changed.role = role;
  BANTER_CHECK(services.conversations.put_member(room.key, changed));
  BANTER_TRY(event, note_member(services, room,
                                {.change = protocol::MemberChange::role,
                                 .account = other->key,
                                 .username = other->username,
                                 .by = me.key(),
                                 .by_name = me.username(),
                                 .role = role}));
  outcome.steps.push_back(ToFollowers{room.key, std::move(event)});
  return outcome;
}

}  // namespace banter::core
