#include "server/core/conversations/leave_rooms.hpp"

#include "base/try.hpp"
#include "server/core/conversations/member_change.hpp"

namespace banter::core {

protocol::Result<void> leave_rooms(Services& services, const AccountRecord& account,
                                   std::vector<Step>& steps) {
  BANTER_TRY(joined, services.conversations.joined_by(account.key));
  for (const ConversationKey key : joined) {
    BANTER_TRY(conversation, services.conversations.by_key(key));
    if (!conversation || conversation->kind != protocol::ConversationKind::room) continue;
    BANTER_TRY(member, services.conversations.member(key, account.key));
    if (member && member->role == protocol::RoomRole::owner) {
      BANTER_CHECK(pass_on_room(services, *conversation, account.key, account.username, steps));
    }
    BANTER_CHECK(services.conversations.remove_member(key, account.key));
    BANTER_TRY(event, note_member(services, *conversation,
                                  {.change = protocol::MemberChange::leave,
                                   .account = account.key,
                                   .username = account.username,
                                   .by = account.key,
                                   .by_name = account.username,
                                   .role = std::nullopt}));
    steps.push_back(ToFollowers{key, std::move(event)});
  }
  return {};
}

}  // namespace banter::core
