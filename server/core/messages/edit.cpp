#include "base/try.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/messages/mentions.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::EditRequest& request) {
  BANTER_TRY(found, find_message(services.accounts, services.conversations, services.messages, me.key(),
                                 request.conversation, request.seq));
  const auto& [joined, message] = found;
  const ConversationRecord& conversation = *joined.conversation;
  if (message.sender != me.key())
    return refuse(ErrorCode::forbidden, "Only who wrote a message can change it.");
  BANTER_CHECK(require_unblocked(services, me, conversation));
  const base::Millis now = services.clock.wall();
  BANTER_TRY(mentions, find_mentions(services, me, joined, request.content));
  BANTER_TRY(version, services.messages.edit(conversation.key, request.seq, request.content, mentions, now));
  Outcome outcome{protocol::EditReply{.version = version}, {}};
  BANTER_TRY(step, from_person(services, me, conversation,
                               protocol::EditedEvent{.conversation = conversation.id,
                                                     .seq = request.seq,
                                                     .version = version,
                                                     .content = request.content,
                                                     .edited_at = now},
                               Appended{.seq = request.seq, .version = version}));
  outcome.steps.push_back(std::move(step));
  return outcome;
}

}  // namespace banter::core
