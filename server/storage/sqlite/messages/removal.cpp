#include "server/storage/sqlite/messages/removal.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::ConversationKey;
using protocol::Result;

Removal::Removal(Connection& connection)
    : oldest_(
          connection,
          "select seq, sent_at from messages where conversation = ?1 and seq >= ?2 order by seq limit ?3"),
      revisions_(connection,
                 "delete from revisions where conversation = ?1 and version in (select version from messages "
                 "where conversation = ?1 and seq >= ?2 and seq < ?3 and version <> first_version)"),
      mentions_(connection, "delete from mentions where conversation = ?1 and seq >= ?2 and seq < ?3"),
      reactions_(connection, "delete from reactions where conversation = ?1 and seq >= ?2 and seq < ?3"),
      notices_(connection, "delete from notices where conversation = ?1 and after_seq < ?2"),
      messages_(connection, "delete from messages where conversation = ?1 and seq >= ?2 and seq < ?3") {}

Result<std::int64_t> Removal::remove(ConversationKey conversation, std::int64_t first,
                                     base::Millis sent_before, std::size_t most) {
  BANTER_TRY(next, end_of_old(conversation, first, sent_before, most));
  if (next == first) return first;
  BANTER_CHECK(revisions_(conversation, first, next).run());
  BANTER_CHECK(mentions_(conversation, first, next).run());
  BANTER_CHECK(reactions_(conversation, first, next).run());
  BANTER_CHECK(messages_(conversation, first, next).run());
  // Those behind the last one that goes stand before the first one that stays.
  BANTER_CHECK(notices_(conversation, next - 1).run());
  return next;
}

Result<std::int64_t> Removal::end_of_old(ConversationKey conversation, std::int64_t first,
                                         base::Millis sent_before, std::size_t most) {
  Rows rows = oldest_(conversation, first, most);
  std::int64_t next = first;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found || rows.integer(1) >= sent_before) return next;
    next = rows.integer(0) + 1;
  }
}

}  // namespace banter::storage::sqlite
