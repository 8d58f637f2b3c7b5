#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/marks/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ClearRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  Outcome outcome{protocol::ClearReply{}, {}};
  if (joined.member.cleared_seq == conversation.last_seq) return outcome;
  // No receipt goes out: what was cleared was perhaps not read.
  MemberRecord member = joined.member;
  member.cleared_seq = member.read_seq = member.delivered_seq = conversation.last_seq;
  BANTER_CHECK(services.conversations.put_member(conversation.key, member));
  outcome.steps.push_back(ToAccount{
      me.key(), protocol::ClearedEvent{.conversation = conversation.id, .cleared_seq = member.cleared_seq}});
  return outcome;
}

}  // namespace banter::core
