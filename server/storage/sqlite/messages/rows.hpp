#pragma once

#include "server/core/ports/message_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

/// The columns that message_of reads, of messages `m` and their senders `a`.
#define BANTER_MESSAGE_COLUMNS                                                                              \
  "m.version, m.seq, m.sender, a.username, m.sent_at, m.client_id, m.reply_to, m.mentions, m.composed_at, " \
  "m.via, m.edited_at, m.deleted, m.content, m.marks "
/// The columns that notice_of reads.
#define BANTER_NOTICE_COLUMNS "version, at, after_seq, kind, username, by_username, text "

namespace banter::storage::sqlite {

/// The bits of the column `marks`.
inline constexpr std::int64_t kPinned = 1;
inline constexpr std::int64_t kReacted = 2;
inline constexpr std::int64_t kAttached = 4;

/// Without its reactions and attachments; the others tell whether there are any.
protocol::Message message_of(const Rows& row, const core::ConversationRecord& conversation);
bool has_reactions(const Rows& row);
bool has_attachments(const Rows& row);
protocol::Notice notice_of(const Rows& row);

}  // namespace banter::storage::sqlite
