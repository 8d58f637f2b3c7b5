#include "server/core/access/rights.hpp"

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::RoomRole;

bool is_general(const Joined& joined) {
  return joined.conversation->room == kGeneralRoom;
}

protocol::Result<Joined> find_joined_room(Services& services, const Session& me, std::string_view reference,
                                          std::string_view what) {
  BANTER_TRY(room, find_room(services.accounts, services.conversations, me.key(), reference, what));
  BANTER_TRY(member, require_member(services.conversations, *room, me.key()));
  return Joined{room, member};
}

}  // namespace

bool administers(protocol::Role role) {
  return role == protocol::Role::owner || role == protocol::Role::admin;
}

bool moderates(const Session& me, const Joined& joined) {
  if (joined.conversation->kind != protocol::ConversationKind::room) return false;
  if (is_general(joined)) return administers(me.role());
  return joined.member.role == RoomRole::owner || joined.member.role == RoomRole::moderator;
}

bool tells_receipts(const ConversationRecord& conversation) {
  return conversation.kind == protocol::ConversationKind::direct ||
         conversation.member_count <= protocol::limit::room_receipts;
}

protocol::Result<Joined> find_moderated(Services& services, const Session& me, std::string_view reference,
                                        std::string_view what) {
  BANTER_TRY(joined, find_joined_room(services, me, reference, what));
  if (moderates(me, joined)) return joined;
  return refuse(ErrorCode::forbidden,
                std::string(what) + (is_general(joined) ? " is for the administrators of the server here."
                                                        : " is for the moderators of the room."));
}

protocol::Result<Joined> find_owned(Services& services, const Session& me, std::string_view reference,
                                    std::string_view what) {
  BANTER_TRY(joined, find_joined_room(services, me, reference, what));
  if (is_general(joined)) {
    return refuse(ErrorCode::forbidden, std::string(what) + " is not possible in " +
                                            std::string(kGeneralRoom) + ", which belongs to everybody.");
  }
  if (joined.member.role == RoomRole::owner) return joined;
  return refuse(ErrorCode::forbidden, std::string(what) + " is for the owners of the room.");
}

protocol::Result<void> require_above(const Session& me, const Joined& joined, const AccountRecord& other,
                                     const std::optional<MemberRecord>& member) {
  if (other.key == me.key()) return refuse(ErrorCode::forbidden, "To go yourself, leave the room.");
  if (is_general(joined)) {
    if (me.role() != protocol::Role::owner && administers(other.role))
      return refuse(ErrorCode::forbidden, other.username + " administers this server as you do.");
    return {};
  }
  if (!member) return {};
  if (member->role == RoomRole::owner)
    return refuse(ErrorCode::forbidden, other.username + " owns this room; owners are not put out.");
  if (member->role == RoomRole::moderator && joined.member.role != RoomRole::owner)
    return refuse(ErrorCode::forbidden, other.username + " moderates this room; only an owner can do that.");
  return {};
}

}  // namespace banter::core
