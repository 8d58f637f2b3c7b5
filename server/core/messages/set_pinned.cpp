#include "server/core/messages/set_pinned.hpp"

#include "base/try.hpp"
#include "server/core/access/rights.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Pinned> set_pinned(Services& services, const Session& me, std::string_view conversation,
                                    std::int64_t seq, bool pinned) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), conversation));
  const ConversationRecord& record = *joined.conversation;
  BANTER_TRY(message, services.messages.by_seq(record.key, seq));
  if (!message || message->deleted || seq <= joined.member.cleared_seq)
    return refuse(ErrorCode::not_found, "This message does not exist any more.");
  if (record.kind == protocol::ConversationKind::room && !moderates(me, joined))
    return refuse(ErrorCode::forbidden, "Only the moderators of a room pin messages there.");
  if (message->pinned == pinned) return Pinned{.version = message->version, .steps = {}};
  BANTER_TRY(version, services.messages.set_pinned(record.key, seq, pinned));
  Pinned result{.version = version, .steps = {}};
  result.steps.push_back(ToFollowers{record.key, protocol::PinnedEvent{.conversation = record.id,
                                                                       .seq = seq,
                                                                       .version = version,
                                                                       .username = me.username(),
                                                                       .removed = !pinned}});
  return result;
}

}  // namespace banter::core
