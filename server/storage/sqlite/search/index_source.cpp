#include "server/storage/sqlite/search/index_source.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

using protocol::Result;

IndexSource::IndexSource(Connection::Settings settings)
    : connection_(std::move(settings)),
      identity_(connection_,
                "select identity, taken, "
                "(select seq from sqlite_sequence where name = 'search_journal') from search_state"),
      newest_(connection_,
              "select max(given, coalesce((select max(key) from messages), 0)) from search_state"),
      witness_(connection_,
               "select conversation || ' ' || seq || ' ' || sender || ' ' || sent_at from messages "
               "where key = ?1"),
      each_(connection_,
            "select key, conversation, sender, sent_at, content, marks & 4 <> 0 from messages "
            "where key >= ?1 and key < ?2 order by key"),
      changes_(connection_, "select id, key, content from search_journal where id > ?1 order by id limit ?2"),
      content_(connection_, "select content from messages where key = ?1") {}

Result<void> IndexSource::begin() {
  if (connection_.open() && connection_.begin()) return {};
  return unavailable();
}

void IndexSource::end() {
  connection_.rollback();
  if (connection_.broken()) connection_.close();
}

Result<IndexSource::Identity> IndexSource::identity() {
  Rows row = identity_();
  BANTER_TRY(found, row.next());
  if (!found) return unavailable();
  return Identity{.name = std::string(row.text(0)), .taken = row.integer(1), .given = row.integer(2)};
}

Result<std::int64_t> IndexSource::newest() {
  Rows row = newest_();
  BANTER_TRY(found, row.next());
  return found ? row.integer(0) : 0;
}

Result<std::string> IndexSource::witness(std::int64_t key) {
  Rows row = witness_(key);
  BANTER_TRY(found, row.next());
  return found ? std::string(row.text(0)) : std::string();
}

Result<void> IndexSource::each(std::int64_t begin, std::int64_t end,
                               const std::function<void(const IndexedMessage&)>& visit) {
  Rows rows = each_(begin, end);
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return {};
    visit({.key = rows.integer(0),
           .conversation = rows.integer(1),
           .sender = rows.integer(2),
           .sent_at = rows.integer(3),
           .content = rows.text(4),
           .has_file = rows.flag(5)});
  }
}

Result<std::vector<IndexSource::Change>> IndexSource::changes_after(std::int64_t id, std::size_t limit,
                                                                    std::size_t most_bytes) {
  Rows rows = changes_(id, limit);
  std::vector<Change> changes;
  std::size_t bytes = 0;
  while (true) {
    if (bytes >= most_bytes) return changes;
    BANTER_TRY(found, rows.next());
    if (!found) return changes;
    changes.push_back({.id = rows.integer(0), .key = rows.integer(1), .content = std::string(rows.text(2))});
    bytes += changes.back().content.size();
  }
}

Result<std::string> IndexSource::content_of(std::int64_t key) {
  Rows row = content_(key);
  BANTER_TRY(found, row.next());
  return found ? std::string(row.text(0)) : std::string();
}

}  // namespace banter::storage::sqlite
