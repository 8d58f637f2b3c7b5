#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> end_sessions(Services& services, std::string_view by,
                                                 std::string_view username) {
  BANTER_TRY(found, find_account(services.accounts, username));
  BANTER_TRY(sessions, services.sessions.of_account(found->key));
  for (const SessionRecord& session : sessions)
    BANTER_CHECK(services.sessions.remove(session.key));
  if (sessions.empty()) return std::vector<Step>{};
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::sessions_end, found->username, ""));
  services.log.info("sessions of {} ended by {}", found->username, author(by));
  return std::vector<Step>{EndSessions{found->key, {}}};
}

}  // namespace banter::core
