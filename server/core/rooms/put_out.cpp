#include "server/core/rooms/put_out.hpp"

#include "base/try.hpp"
#include "server/core/conversations/member_change.hpp"

namespace banter::core {

protocol::Result<void> put_out(Services& services, const Session& me, const ConversationRecord& room,
                               const AccountRecord& other, const std::optional<MemberRecord>& member,
                               protocol::MemberChange change, std::vector<Step>& steps) {
  if (member) BANTER_CHECK(services.conversations.remove_member(room.key, other.key));
  BANTER_TRY(event, note_member(services, room,
                                {.change = change,
                                 .account = other.key,
                                 .username = other.username,
                                 .by = me.key(),
                                 .by_name = me.username(),
                                 .role = std::nullopt}));
  const bool follows = member && member->role != protocol::RoomRole::invited;
  // Who was only invited follows nothing, and must hear that the invitation is void.
  if (member && !follows) steps.push_back(ToAccount{other.key, event});
  steps.push_back(ToFollowers{room.key, std::move(event)});
  if (follows) steps.push_back(Unfollow{other.key, room.key});
  return {};
}

}  // namespace banter::core
