#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/people/acquaintance.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::BlockRequest& request) {
  BANTER_TRY(other, find_account(services.accounts, request.username));
  if (other->key == me.key())
    return protocol::refuse(protocol::ErrorCode::invalid_request, "Nobody can block himself.");
  BANTER_TRY(steps, acquaintance(services, me.key(), other->key));
  BANTER_CHECK(services.blocks.set_blocked(me.key(), other->key, true));
  return Outcome{protocol::BlockReply{}, std::move(steps)};
}

}  // namespace banter::core
