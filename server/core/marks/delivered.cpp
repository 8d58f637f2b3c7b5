#include <algorithm>

#include "base/try.hpp"
#include "server/core/marks/receipt.hpp"
#include "server/core/marks/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::DeliveredRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  Outcome outcome{protocol::DeliveredReply{}, {}};
  // In rooms nobody asks for it, and a crowd's marks would be many.
  if (conversation.kind != protocol::ConversationKind::direct) return outcome;
  const std::int64_t seq = std::min(request.seq, conversation.last_seq);
  if (seq <= joined.member.delivered_seq) return outcome;
  MemberRecord member = joined.member;
  member.delivered_seq = seq;
  BANTER_CHECK(services.conversations.put_member(conversation.key, member));
  outcome.steps.push_back(receipt_of(me, conversation, member));
  return outcome;
}

}  // namespace banter::core
