#include "base/try.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/conversations/open_direct.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::StartRequest& request) {
  if (request.receiver.starts_with('#')) {
    return protocol::refuse(protocol::ErrorCode::user_not_found,
                            "A room is joined, not started; give a username.");
  }
  BANTER_TRY(target, find_receiver(services.accounts, services.conversations, me.key(), request.receiver));
  BANTER_CHECK(require_unblocked(services, me, target.partner->key));
  Outcome outcome;
  BANTER_TRY(conversation, open_direct(services, me, target, outcome.steps));
  outcome.reply = protocol::StartReply{.conversation = conversation->id};
  return outcome;
}

}  // namespace banter::core
