#include "server/storage/sqlite/people/presence.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::AccountKey;
using core::PresenceRecord;
using protocol::Result;

PresenceQueries::PresenceQueries(Connection& connection)
    : of_(connection, "select status, text, last_seen from presence where account = ?1") {}

Result<PresenceRecord> PresenceQueries::presence_of(AccountKey account) {
  Rows row = of_(account);
  BANTER_TRY(found, row.next());
  if (!found) return PresenceRecord{};
  return PresenceRecord{.status = protocol::own_status_of(row.text(0)).value_or(protocol::OwnStatus::online),
                        .text = std::string(row.text(1)),
                        .last_seen = row.integer(2)};
}

PresenceWriter::PresenceWriter(Connection& connection)
    : PresenceQueries(connection),
      set_status_(
          connection,
          "insert into presence (account, status, text) select key, ?2, ?3 from accounts where key = ?1 "
          "on conflict do update set status = excluded.status, text = excluded.text"),
      set_last_seen_(connection,
                     "insert into presence (account, last_seen) select key, ?2 from accounts where key = ?1 "
                     "on conflict do update set last_seen = excluded.last_seen") {}

Result<void> PresenceWriter::set_status(AccountKey account, protocol::OwnStatus status,
                                        std::string_view text) {
  return set_status_(account, protocol::name_of(status), text).run();
}

Result<void> PresenceWriter::set_last_seen(AccountKey account, base::Millis at) {
  return set_last_seen_(account, at).run();
}

}  // namespace banter::storage::sqlite
