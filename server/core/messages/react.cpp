#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ReactRequest& request) {
  BANTER_TRY(found, find_message(services.accounts, services.conversations, services.messages, me.key(),
                                 request.conversation, request.seq));
  const auto& [joined, message] = found;
  const ConversationRecord& conversation = *joined.conversation;
  BANTER_CHECK(require_unblocked(services, me, conversation));
  if (!request.remove) {
    BANTER_TRY(others, services.messages.count_other_emojis(conversation.key, request.seq, request.emoji));
    if (others >= protocol::limit::reactions)
      return refuse(ErrorCode::too_large, "This message has enough different emojis; use one of those.");
  }
  BANTER_TRY(version, services.messages.set_reaction(
                          conversation.key, request.seq,
                          {.account = me.key(), .emoji = request.emoji, .present = !request.remove}));
  // Twice is once.
  if (!version) return Outcome{protocol::ReactReply{.version = message.version}, {}};
  Outcome outcome{protocol::ReactReply{.version = *version}, {}};
  BANTER_TRY(step, from_person(services, me, conversation,
                               protocol::ReactionEvent{.conversation = conversation.id,
                                                       .seq = request.seq,
                                                       .version = *version,
                                                       .username = me.username(),
                                                       .emoji = request.emoji,
                                                       .removed = request.remove}));
  outcome.steps.push_back(std::move(step));
  return outcome;
}

}  // namespace banter::core
