#include "server/storage/sqlite/messages/attachments.hpp"

#include "base/try.hpp"
#include "server/storage/sqlite/files/files.hpp"

namespace banter::storage::sqlite {

using core::ConversationKey;
using core::FileKey;
using protocol::Result;

AttachmentQueries::AttachmentQueries(Connection& connection)
    : of_message_(connection, "select " BANTER_FILE_COLUMNS
                              "from attachments t cross join files f on f.key = t.file "
                              "where t.conversation = ?1 and t.seq = ?2 order by t.place") {}

Result<void> AttachmentQueries::add_to(ConversationKey conversation, protocol::Message& message) {
  Rows rows = of_message_(conversation, message.seq);
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return {};
    message.attachments.push_back(core::attachment_of(file_of(rows)));
  }
}

AttachmentWriter::AttachmentWriter(Connection& connection)
    : attach_(connection, "insert into attachments (conversation, seq, place, file) values (?1, ?2, ?3, ?4)"),
      hold_(connection, "update files set messages = messages + 1 where key = ?1"),
      add_place_(connection,
                 "insert into file_places (file, conversation, messages) values (?1, ?2, 1) "
                 "on conflict do update set messages = messages + 1"),
      attached_(connection,
                "select seq, place, file from attachments where conversation = ?1 and seq >= ?2 and seq < ?3 "
                "order by seq, place limit ?4"),
      detach_(connection, "delete from attachments where conversation = ?1 and seq = ?2 and place = ?3"),
      let_go_(connection, "update files set messages = messages - 1, expires_at = 0 where key = ?1"),
      take_place_(connection,
                  "update file_places set messages = messages - 1 where file = ?1 and conversation = ?2"),
      remove_place_(connection,
                    "delete from file_places where file = ?1 and conversation = ?2 and messages <= 0") {}

Result<void> AttachmentWriter::attach(ConversationKey conversation, std::int64_t seq,
                                      std::span<const core::FileRecord> files) {
  std::int64_t place = 0;
  for (const core::FileRecord& file : files) {
    BANTER_CHECK(attach_(conversation, seq, place++, file.key).run());
    BANTER_CHECK(hold_(file.key).run());
    BANTER_CHECK(add_place_(file.key, conversation).run());
  }
  return {};
}

Result<bool> AttachmentWriter::detach(ConversationKey conversation, std::int64_t from, std::int64_t to,
                                      std::size_t most) {
  std::vector<Attached> all;
  {
    Rows rows = attached_(conversation, from, to, most);
    while (true) {
      BANTER_TRY(found, rows.next());
      if (!found) break;
      all.push_back({rows.integer(0), rows.integer(1), rows.id<FileKey>(2)});
    }
  }
  for (const Attached& one : all) {
    BANTER_CHECK(detach_(conversation, one.seq, one.place).run());
    BANTER_CHECK(let_go_(one.file).run());
    BANTER_CHECK(take_place_(one.file, conversation).run());
    BANTER_CHECK(remove_place_(one.file, conversation).run());
  }
  return all.size() < most;
}

}  // namespace banter::storage::sqlite
