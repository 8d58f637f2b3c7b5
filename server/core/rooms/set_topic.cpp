#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/rooms/note_change.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::SetTopicRequest& request) {
  BANTER_TRY(joined, find_moderated(services, me, request.conversation, "Setting the topic"));
  Outcome outcome{protocol::SetTopicReply{}, {}};
  if (joined.conversation->topic == request.topic) return outcome;
  const ConversationKey room = joined.conversation->key;
  BANTER_CHECK(services.conversations.set_topic(room, request.topic));
  BANTER_CHECK(note_change(services, me, room, "topic", request.topic, outcome.steps));
  BANTER_CHECK(
      note_power(services, me, *joined.conversation, protocol::AuditAct::topic, joined.conversation->room));
  return outcome;
}

}  // namespace banter::core
