#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/conversations/leave_rooms.hpp"
#include "server/core/invitations/invitations.hpp"
#include "server/core/people/avatar.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> remove_user(Services& services, std::string_view by,
                                                std::string_view username) {
  BANTER_TRY(found, find_account(services.accounts, username));
  std::vector<Step> steps;
  BANTER_CHECK(leave_rooms(services, *found, steps));
  BANTER_TRY(sessions, services.sessions.of_account(found->key));
  for (const SessionRecord& session : sessions)
    BANTER_CHECK(services.sessions.remove(session.key));
  steps.push_back(EndSessions{found->key, {}});
  BANTER_CHECK(revoke_invites_of(services, by, found->username));
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::user_remove, found->username, ""));
  services.log.info("account {} removed by {}", found->username, author(by));
  BANTER_TRY(has_written, services.messages.has_written(found->key));
  AccountRecord account = *found;
  account.removed = true;
  account.password_hash.clear();
  BANTER_CHECK(change_avatar(services, account, {}));
  BANTER_CHECK(has_written ? services.accounts.update(account) : services.accounts.erase(account.key));
  return steps;
}

}  // namespace banter::core
