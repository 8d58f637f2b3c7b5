#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/rooms/put_out.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::UnbanRequest& request) {
  BANTER_TRY(joined, find_moderated(services, me, request.conversation, "Lifting a ban"));
  const ConversationRecord& room = *joined.conversation;
  BANTER_TRY(other, find_account(services.accounts, request.username));
  Outcome outcome{protocol::UnbanReply{}, {}};
  BANTER_TRY(banned, services.conversations.is_banned(room.key, other->key));
  if (!banned) return outcome;
  BANTER_CHECK(services.conversations.set_banned(room.key, other->key, false));
  BANTER_CHECK(
      put_out(services, me, room, *other, std::nullopt, protocol::MemberChange::unban, outcome.steps));
  BANTER_CHECK(note_power(services, me, room, protocol::AuditAct::unban, other->username));
  return outcome;
}

}  // namespace banter::core
