#include "server/core/marks/receipt.hpp"

#include "server/core/access/rights.hpp"

namespace banter::core {

ReceiptMoved receipt_of(const Session& me, const ConversationRecord& conversation,
                        const MemberRecord& member) {
  return {.conversation = conversation.key,
          .account = me.key(),
          .to_all = tells_receipts(conversation),
          .event = {.conversation = conversation.id,
                    .username = me.username(),
                    .delivered_seq = member.delivered_seq,
                    .read_seq = member.read_seq}};
}

}  // namespace banter::core
