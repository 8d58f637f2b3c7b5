#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> set_password(Services& services, std::string_view username,
                                                 std::string_view password_hash) {
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
  services.log.info("password of {} set by the operator", account.username);
  return std::vector<Step>{EndSessions{account.key, {}}};
}

}  // namespace banter::core
