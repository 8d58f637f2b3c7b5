#pragma once

#include "server/core/access/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Tells the marks of `me`, as they stand in `member` now, to whom they are told.
ReceiptMoved receipt_of(const Session& me, const ConversationRecord& conversation,
                        const MemberRecord& member);

}  // namespace banter::core
