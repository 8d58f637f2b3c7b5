#include <algorithm>

#include "base/try.hpp"
#include "server/core/people/acquaintance.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::UnblockRequest& request) {
  // Also somebody who has been removed since can be unblocked.
  BANTER_TRY(other, services.accounts.by_name(request.username));
  if (!other) {
    return protocol::refuse(protocol::ErrorCode::user_not_found,
                            "Nobody here has this name; check its spelling.");
  }
  Outcome outcome{protocol::UnblockReply{}, {}};
  BANTER_TRY(blocked, services.blocks.blocked_by(me.key()));
  if (!std::ranges::binary_search(blocked, other->key)) return outcome;
  BANTER_CHECK(services.blocks.set_blocked(me.key(), other->key, false));
  BANTER_TRY(blockers, services.blocks.blockers_of(me.key()));
  if (!std::ranges::binary_search(*blockers, other->key)) {
    BANTER_TRY(steps, acquaintance(services, me.key(), other->key));
    outcome.steps = std::move(steps);
  }
  outcome.steps.push_back(ToAccount{me.key(), protocol::UnblockedEvent{.username = other->username}});
  return outcome;
}

}  // namespace banter::core
