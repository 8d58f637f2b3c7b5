#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/rooms/put_out.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me, const protocol::BanRequest& request) {
  BANTER_TRY(joined, find_moderated(services, me, request.conversation, "Banning"));
  const ConversationRecord& room = *joined.conversation;
  BANTER_TRY(other, find_account(services.accounts, request.username));
  BANTER_TRY(member, services.conversations.member(room.key, other->key));
  BANTER_CHECK(require_above(me, joined, *other, member));
  Outcome outcome{protocol::BanReply{}, {}};
  BANTER_TRY(banned, services.conversations.is_banned(room.key, other->key));
  if (banned) return outcome;
  BANTER_CHECK(services.conversations.set_banned(room.key, other->key, true));
  BANTER_CHECK(put_out(services, me, room, *other, member, protocol::MemberChange::ban, outcome.steps));
  BANTER_CHECK(note_power(services, me, room, protocol::AuditAct::ban, other->username));
  services.log.info("{} banned from {} by {}", other->username, room.room, me.username());
  return outcome;
}

}  // namespace banter::core
