#include "base/try.hpp"
#include "protocol/codec/json_size.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/verbs.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/conversations/member_change.hpp"

namespace banter::core {
namespace {

using protocol::AdminRoomsRequest;
using protocol::AuditAct;
using protocol::ErrorCode;
using protocol::refuse;
using protocol::RoomAction;
using protocol::RoomRole;

protocol::Result<Outcome> set_retention(Services& services, const Session& me, const ConversationRecord& room,
                                        std::int64_t days) {
  Outcome outcome{protocol::AdminRoomsReply{}, {}};
  if (room.retention_days == days) return outcome;
  BANTER_CHECK(services.conversations.set_retention(room.key, days));
  const std::string text =
      days == 0 ? "as the server" : std::to_string(days) + (days == 1 ? " day" : " days");
  BANTER_CHECK(note_act(services, me.username(), AuditAct::room_retention, room.room, text));
  return outcome;
}

protocol::Result<Outcome> make_owner(Services& services, const Session& me, const ConversationRecord& room,
                                     std::string_view username) {
  if (room.room == kGeneralRoom)
    return refuse(ErrorCode::forbidden,
                  std::string(kGeneralRoom) + " belongs to everybody, and has no owner.");
  BANTER_TRY(other, find_account(services.accounts, username));
  BANTER_TRY(member, services.conversations.member(room.key, other->key));
  if (!member || member->role == RoomRole::invited)
    return refuse(ErrorCode::user_not_found, other->username + " is not in this room.");
  if (other->role == protocol::Role::guest) {
    return refuse(ErrorCode::forbidden,
                  other->username + " is a guest; only who has registered keeps order.");
  }
  Outcome outcome{protocol::AdminRoomsReply{}, {}};
  if (member->role == RoomRole::owner) return outcome;
  MemberRecord changed = *member;
  changed.role = RoomRole::owner;
  BANTER_CHECK(services.conversations.put_member(room.key, changed));
  BANTER_TRY(event, note_member(services, room,
                                {.change = protocol::MemberChange::role,
                                 .account = other->key,
                                 .username = other->username,
                                 .by = me.key(),
                                 .by_name = me.username(),
                                 .role = RoomRole::owner}));
  outcome.steps.push_back(ToFollowers{room.key, std::move(event)});
  BANTER_CHECK(note_act(services, me.username(), AuditAct::room_owner, room.room, other->username));
  return outcome;
}

// About what the row takes in a reply.
std::size_t bytes_of(const protocol::AdminRoom& room) {
  static constexpr std::size_t around = 300;
  return around + protocol::json_size(room.topic) + room.owners.size() * 36;
}

}  // namespace

protocol::Result<Outcome> handle(Services& services, const Session& me, const AdminRoomsRequest& request) {
  if (!request.conversation)
    return refuse(ErrorCode::invalid_request, "“conversation” is missing: say which room.");
  const bool gives_owner = request.room_action == RoomAction::owner;
  if (gives_owner && !request.username)
    return refuse(ErrorCode::invalid_request, "“username” is missing: say who shall own the room.");
  BANTER_TRY(room, find_room(services.accounts, services.conversations, me.key(), *request.conversation,
                             "Administering"));
  if (gives_owner) return make_owner(services, me, *room, *request.username);
  return set_retention(services, me, *room, request.days.value_or(0));
}

protocol::Result<protocol::AdminRoomsReply> handle(ReadServices& services, const Caller&,
                                                   const AdminRoomsRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  BANTER_TRY(found,
             services.overview.rooms(request.query.value_or(""), request.after.value_or(""), limit + 1));
  protocol::AdminRoomsReply reply;
  std::size_t bytes = 0;
  for (protocol::AdminRoom& room : found) {
    bytes += bytes_of(room);
    const bool is_full = reply.rooms.size() == limit || bytes > protocol::limit::page_bytes;
    reply.more = is_full && !reply.rooms.empty();
    if (reply.more) break;
    reply.rooms.push_back(std::move(room));
  }
  return reply;
}

}  // namespace banter::core
