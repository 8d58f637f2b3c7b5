#include <algorithm>

#include "base/try.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::RevokeRequest& request) {
  BANTER_TRY(sessions, services.sessions.of_account(me.key()));
  const auto found = std::ranges::find(sessions, request.session, &SessionRecord::id);
  if (found == sessions.end()) {
    return protocol::refuse(protocol::ErrorCode::not_found,
                            "There is no such session; it may have ended already.");
  }
  BANTER_CHECK(services.sessions.remove(found->key));
  services.log.info("session of {} revoked from {}", me.username(), me.peer.address);
  Outcome outcome{protocol::RevokeReply{}, {EndSessions{me.key(), found->key}}};
  if (found->key == me.stored) outcome.steps.push_back(Exit{});
  return outcome;
}

}  // namespace banter::core
