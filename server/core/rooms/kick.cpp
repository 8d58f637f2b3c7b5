#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/rooms/put_out.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::KickRequest& request) {
  BANTER_TRY(joined, find_moderated(services, me, request.conversation, "Putting people out"));
  BANTER_TRY(other, find_account(services.accounts, request.username));
  BANTER_TRY(member, services.conversations.member(joined.conversation->key, other->key));
  if (!member) {
    return protocol::refuse(protocol::ErrorCode::user_not_found, other->username + " is not in this room.");
  }
  BANTER_CHECK(require_above(me, joined, *other, member));
  Outcome outcome{protocol::KickReply{}, {}};
  BANTER_CHECK(put_out(services, me, *joined.conversation, *other, member, protocol::MemberChange::kick,
                       outcome.steps));
  BANTER_CHECK(note_power(services, me, *joined.conversation, protocol::AuditAct::kick, other->username));
  return outcome;
}

}  // namespace banter::core
