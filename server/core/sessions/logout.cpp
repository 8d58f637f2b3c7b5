#include "base/try.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me, const protocol::LogoutRequest&) {
  BANTER_CHECK(services.sessions.remove(me.stored));
  services.log.info("logout of {} from {}", me.username(), me.peer.address);
  // Other connections that were opened with the same token lose it too.
  return Outcome{protocol::LogoutReply{}, {EndSessions{me.key(), me.stored}, Exit{}}};
}

}  // namespace banter::core
