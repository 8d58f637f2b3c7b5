#include "base/try.hpp"
#include "server/core/administration/users.hpp"
#include "server/core/conversations/find.hpp"
#include "server/core/conversations/member_change.hpp"

namespace banter::core {
namespace {

// Out of every room, with a line in each that says so; direct conversations stay, for the sake of the other
// side.
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

}  // namespace

protocol::Result<std::vector<Step>> remove_user(Services& services, std::string_view username) {
  BANTER_TRY(found, find_account(services.accounts, username));
  std::vector<Step> steps;
  BANTER_CHECK(leave_rooms(services, *found, steps));
  BANTER_TRY(sessions, services.sessions.of_account(found->key));
  for (const SessionRecord& session : sessions)
    BANTER_CHECK(services.sessions.remove(session.key));
  steps.push_back(EndSessions{found->key, {}});
  services.log.info("account {} removed by the operator", found->username);
  BANTER_TRY(has_written, services.messages.has_written(found->key));
  AccountRecord account = *found;
  account.removed = true;
  account.password_hash.clear();
  BANTER_CHECK(has_written ? services.accounts.update(account) : services.accounts.erase(account.key));
  return steps;
}

}  // namespace banter::core
