#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

}  // namespace

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::DeleteRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  BANTER_TRY(message, services.messages.by_seq(conversation.key, request.seq));
  if (!message) return refuse(ErrorCode::not_found, "There is no such message.");
  if (message->sender != me.key() && !moderates(me, joined)) {
    return refuse(ErrorCode::forbidden,
                  "Only who wrote a message, or a moderator of the room, can delete it.");
  }
  // Deleting twice is deleting once.
  if (message->deleted) return Outcome{protocol::DeleteReply{.version = message->version}, {}};
  BANTER_TRY(version, services.messages.erase(conversation.key, request.seq));
  if (message->sender != me.key()) {
    BANTER_TRY(sender, services.accounts.by_key(message->sender));
    BANTER_CHECK(note_power(services, me, conversation, protocol::AuditAct::delete_,
                            sender ? std::string_view(sender->username) : std::string_view()));
  }
  Outcome outcome{protocol::DeleteReply{.version = version}, {}};
  outcome.steps.push_back(
      ToFollowers{conversation.key, protocol::DeletedEvent{.conversation = conversation.id,
                                                           .seq = request.seq,
                                                           .version = version,
                                                           .username = me.username()}});
  return outcome;
}

}  // namespace banter::core
