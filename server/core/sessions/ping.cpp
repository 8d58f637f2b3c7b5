#include "server/core/sessions/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::PingRequest&) {
  return Outcome{protocol::PingReply{}, {}};
}

}  // namespace banter::core
