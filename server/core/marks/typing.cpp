#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/marks/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::TypingRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  Outcome outcome{protocol::TypingReply{}, {}};
  BANTER_CHECK(require_unblocked(services, me, conversation));
  if (!services.typing.passes(conversation.key, me.key(), request.active, services.clock.steady()))
    return outcome;
  BANTER_TRY(step,
             from_person(services, me, conversation,
                         protocol::TypingEvent{.conversation = conversation.id,
                                               .username = me.username(),
                                               .active = request.active,
                                               .expires_ms = request.active ? protocol::limit::typing_ms : 0},
                         std::nullopt, FrameKind::droppable));
  outcome.steps.push_back(std::move(step));
  return outcome;
}

}  // namespace banter::core
