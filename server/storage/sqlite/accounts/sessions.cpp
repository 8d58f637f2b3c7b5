#include "server/storage/sqlite/accounts/sessions.hpp"

#include <algorithm>
#include <span>

#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::SessionKey;
using core::SessionRecord;
using protocol::Result;

#define BANTER_SESSION_COLUMNS \
  "select key, id, account, token_hash, device, address, created_at, last_used from sessions "

SessionRecord record_of(const Rows& row) {
  SessionRecord record{.key = row.id<SessionKey>(0),
                       .id = std::string(row.text(1)),
                       .account = row.id<AccountKey>(2),
                       .token_hash = {},
                       .device = std::string(row.text(4)),
                       .address = std::string(row.text(5)),
                       .created_at = row.integer(6),
                       .last_used = row.integer(7)};
  const auto hash = row.blob(3);
  std::ranges::copy(hash.first(std::min(hash.size(), record.token_hash.size())), record.token_hash.begin());
  return record;
}

}  // namespace

SessionQueries::SessionQueries(Connection& connection)
    : by_token_(connection, BANTER_SESSION_COLUMNS "where token_hash = ?1"),
      of_account_(connection, BANTER_SESSION_COLUMNS "where account = ?1 order by last_used desc, key desc") {
}

Result<std::optional<SessionRecord>> SessionQueries::by_token(const core::TokenHash& hash) {
  Rows rows = by_token_(std::span<const std::byte>(hash));
  BANTER_TRY(found, rows.next());
  if (!found) return std::nullopt;
  return record_of(rows);
}

Result<std::vector<SessionRecord>> SessionQueries::of_account(AccountKey account) {
  Rows rows = of_account_(account);
  std::vector<SessionRecord> sessions;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return sessions;
    sessions.push_back(record_of(rows));
  }
}

SessionWriter::SessionWriter(Connection& connection)
    : SessionQueries(connection),
      add_(connection,
           "insert into sessions (id, account, token_hash, device, address, created_at, last_used) "
           "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) returning key"),
      touch_(connection, "update sessions set last_used = ?2, address = ?3 where key = ?1"),
      remove_(connection, "delete from sessions where key = ?1") {}

Result<SessionKey> SessionWriter::add(const SessionRecord& record) {
  Rows rows = add_(record.id, record.account, std::span<const std::byte>(record.token_hash), record.device,
                   record.address, record.created_at, record.last_used);
  BANTER_TRY(found, rows.next());
  if (!found) return unavailable();
  const auto key = rows.id<SessionKey>(0);
  BANTER_CHECK(rows.run());
  return key;
}

Result<void> SessionWriter::touch(SessionKey key, base::Millis last_used, const std::string& address) {
  return touch_(key, last_used, address).run();
}

Result<void> SessionWriter::remove(SessionKey key) {
  return remove_(key).run();
}

}  // namespace banter::storage::sqlite
