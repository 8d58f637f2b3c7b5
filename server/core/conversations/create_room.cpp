#include "base/random.hpp"
#include "base/try.hpp"
#include "server/core/conversations/member_change.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::CreateRoomRequest& request) {
  BANTER_TRY(taken, services.conversations.by_room(request.room));
  if (taken) {
    return protocol::refuse(protocol::ErrorCode::conflict,
                            "A room has or had this name; choose another, or join it.");
  }
  const base::Millis now = services.clock.wall();
  const bool is_public = request.visibility == protocol::Visibility::public_;
  BANTER_TRY(key, services.conversations.add_room(base::random_id("c"), request.room,
                                                  request.topic.value_or(""), is_public, now));
  BANTER_CHECK(services.conversations.put_member(
      key, {.account = me.key(), .role = protocol::RoomRole::owner, .joined_at = now}));
  BANTER_TRY(room, services.conversations.by_key(key));
  BANTER_TRY(event, note_member(services, *room,
                                {.change = protocol::MemberChange::join,
                                 .account = me.key(),
                                 .username = me.username(),
                                 .by = me.key(),
                                 .by_name = me.username(),
                                 .role = protocol::RoomRole::owner}));
  services.log.info("room {} made by {}", room->room, me.username());
  Outcome outcome{protocol::CreateRoomReply{.conversation = room->id}, {}};
  outcome.steps.push_back(Follow{me.key(), key});
  outcome.steps.push_back(ToFollowers{key, std::move(event)});
  return outcome;
}

}  // namespace banter::core
