#include "server/storage/sqlite/messages/removal.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::ConversationKey;
using protocol::Result;

namespace {

constexpr std::int64_t kMostRows = 2000;  // of one kind and call: some milliseconds

}  // namespace

Removal::Removal(Connection& connection, AttachmentWriter& attachments)
    : attachments_(attachments),
      oldest_(
          connection,
          "select seq, sent_at from messages where conversation = ?1 and seq >= ?2 order by seq limit ?3"),
      revisions_(connection,
                 "delete from revisions where conversation = ?1 and version in (select version from messages "
                 "where conversation = ?1 and seq >= ?2 and seq < ?3 and version <> first_version)"),
      mentions_(
          connection,
          "delete from mentions where (conversation, account, seq) in (select conversation, account, seq "
          "from mentions where conversation = ?1 and seq >= ?2 and seq < ?3 limit ?4)"),
      reactions_(connection,
                 "delete from reactions where (conversation, seq, emoji, account) in "
                 "(select conversation, seq, emoji, account from reactions "
                 "where conversation = ?1 and seq >= ?2 and seq < ?3 limit ?4)"),
      notices_(connection,
               "delete from notices where conversation = ?1 and version in "
               "(select version from notices where conversation = ?1 and after_seq < ?2 limit ?3)"),
      messages_(connection, "delete from messages where conversation = ?1 and seq >= ?2 and seq < ?3") {}

// Whether that was all.
template <class... Values>
Result<bool> Removal::remove_some(Statement& statement, const Values&... values) {
  BANTER_CHECK(statement(values..., kMostRows).run());
  return statement.changed() < kMostRows;
}

Result<Removal::Reached> Removal::remove(ConversationKey conversation, std::int64_t first,
                                         base::Millis sent_before, std::size_t most) {
  BANTER_TRY(next, end_of_old(conversation, first, sent_before, most));
  if (next == first) return Reached{.first_seq = first};
  // Those behind the last one that goes stand before the first one that stays.
  BANTER_TRY(notices, remove_some(notices_, conversation, next - 1));
  if (!notices) return Reached{.first_seq = first, .more = true};
  BANTER_TRY(reactions, remove_some(reactions_, conversation, first, next));
  if (!reactions) return Reached{.first_seq = first, .more = true};
  BANTER_TRY(mentions, remove_some(mentions_, conversation, first, next));
  if (!mentions) return Reached{.first_seq = first, .more = true};
  BANTER_TRY(attached, attachments_.detach(conversation, first, next, kMostRows));
  if (!attached) return Reached{.first_seq = first, .more = true};
  BANTER_CHECK(revisions_(conversation, first, next).run());
  BANTER_CHECK(messages_(conversation, first, next).run());
  return Reached{.first_seq = next, .more = next - first == static_cast<std::int64_t>(most)};
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
