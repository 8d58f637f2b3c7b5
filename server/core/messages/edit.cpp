#include "base/try.hpp"
#include "server/core/conversations/find.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::EditRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  BANTER_TRY(message, services.messages.by_seq(conversation.key, request.seq));
  if (!message || message->deleted)
    return refuse(ErrorCode::not_found, "This message does not exist any more.");
  if (message->sender != me.key())
    return refuse(ErrorCode::forbidden, "Only who wrote a message can change it.");
  const base::Millis now = services.clock.wall();
  BANTER_TRY(version, services.messages.edit(conversation.key, request.seq, request.content, now));
  Outcome outcome{protocol::EditReply{.version = version}, {}};
  outcome.steps.push_back(ToFollowers{conversation.key, protocol::EditedEvent{.conversation = conversation.id,
                                                                              .seq = request.seq,
                                                                              .version = version,
                                                                              .content = request.content,
                                                                              .edited_at = now}});
  return outcome;
}

}  // namespace banter::core
