#include "server/core/messages/set_pinned.hpp"

#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Pinned> set_pinned(Services& services, const Session& me, std::string_view conversation,
                                    std::int64_t seq, bool pinned) {
  BANTER_TRY(found, find_message(services.accounts, services.conversations, services.messages, me.key(),
                                 conversation, seq));
  const auto& [joined, message] = found;
  const ConversationRecord& record = *joined.conversation;
  if (record.kind == protocol::ConversationKind::room && !moderates(me, joined))
    return refuse(ErrorCode::forbidden, "Only the moderators of a room pin messages there.");
  if (message.pinned == pinned) return Pinned{.version = message.version, .steps = {}};
  BANTER_TRY(version, services.messages.set_pinned(record.key, seq, pinned));
  BANTER_CHECK(note_power(services, me, record, pinned ? protocol::AuditAct::pin : protocol::AuditAct::unpin,
                          "message " + std::to_string(seq)));
  Pinned result{.version = version, .steps = {}};
  result.steps.push_back(ToFollowers{record.key, protocol::PinnedEvent{.conversation = record.id,
                                                                       .seq = seq,
                                                                       .version = version,
                                                                       .username = me.username(),
                                                                       .removed = !pinned}});
  return result;
}

}  // namespace banter::core
