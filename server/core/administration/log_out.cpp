#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> log_out(Services& services, std::string_view username) {
  BANTER_TRY(found, find_account(services.accounts, username));
  BANTER_TRY(sessions, services.sessions.of_account(found->key));
  for (const SessionRecord& session : sessions)
    BANTER_CHECK(services.sessions.remove(session.key));
  services.log.info("sessions of {} ended by the operator", found->username);
  return std::vector<Step>{EndSessions{found->key, {}}};
}

}  // namespace banter::core
