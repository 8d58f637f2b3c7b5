#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> set_password(Services& services, std::string_view by,
                                                 std::string_view username, std::string_view password_hash) {
  BANTER_TRY(found, find_account(services.accounts, username));
  if (found->role == protocol::Role::guest) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "A guest has no password; he gets one by registering.");
  }
  AccountRecord account = *found;
  account.password_hash = password_hash;
  BANTER_CHECK(services.accounts.update(account));
  BANTER_TRY(sessions, services.sessions.of_account(account.key));
  for (const SessionRecord& session : sessions)
    BANTER_CHECK(services.sessions.remove(session.key));
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::user_password, account.username, ""));
  services.log.info("password of {} set by {}", account.username, author(by));
  return std::vector<Step>{EndSessions{account.key, {}}};
}

}  // namespace banter::core
