#include "base/try.hpp"
#include "server/core/messages/set_pinned.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me, const protocol::PinRequest& request) {
  BANTER_TRY(pinned, set_pinned(services, me, request.conversation, request.seq, true));
  return Outcome{protocol::PinReply{.version = pinned.version}, std::move(pinned.steps)};
}

}  // namespace banter::core
