#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/conversations/member_change.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::JoinRequest& request) {
  BANTER_TRY(room,
             find_room(services.accounts, services.conversations, me.key(), request.conversation, "Joining"));
  Outcome outcome{protocol::JoinReply{.conversation = room->id}, {}};
  BANTER_TRY(present, services.conversations.member(room->key, me.key()));
  if (present && present->role != protocol::RoomRole::invited) return outcome;
  BANTER_TRY(banned, services.conversations.is_banned(room->key, me.key()));
  if (banned) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "You are banned from this room; its moderators can lift that.");
  }
  if (!room->is_public && !present) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "This room is private; ask one of its moderators to invite you.");
  }
  if (!room->is_public && me.role() == protocol::Role::guest) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "Guests cannot enter private rooms; register first.");
  }
  // Whoever finds a room that everybody has left keeps order there from now on.
  const bool takes_over =
      room->member_count == 0 && room->room != kGeneralRoom && me.role() != protocol::Role::guest;
  const auto role = takes_over ? protocol::RoomRole::owner : protocol::RoomRole::member;
  BANTER_CHECK(services.conversations.put_member(
      room->key, {.account = me.key(),
                  .role = role,
                  .joined_at = services.clock.wall(),
                  .delivered_seq = room->last_seq,
                  .read_seq = room->last_seq}));  // what was said before is there to be read, and not news
  outcome.steps.push_back(Follow{me.key(), room->key});
  if (room->member_count < protocol::limit::room_presence) outcome.steps.push_back(Introduced{me.key()});
  // Everyone is in #general: a line for each arrival would bury what is said there.
  if (room->room != kGeneralRoom) {
    BANTER_TRY(event, note_member(services, *room,
                                  {.change = protocol::MemberChange::join,
                                   .account = me.key(),
                                   .username = me.username(),
                                   .by = me.key(),
                                   .by_name = me.username(),
                                   .role = role}));
    outcome.steps.push_back(ToFollowers{room->key, std::move(event)});
  }
  return outcome;
}

}  // namespace banter::core
