#include "server/storage/sqlite/administration/audit.hpp"

#include <limits>

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::AuditRecord;
using protocol::Result;

AuditQueries::AuditQueries(Connection& connection)
    : page_(connection,
            "select number, at, by, act, subject, text from audit where number < ?1 "
            "order by number desc limit ?2") {}

Result<std::vector<AuditRecord>> AuditQueries::page(std::optional<std::int64_t> before, std::size_t limit) {
  Rows rows = page_(before.value_or(std::numeric_limits<std::int64_t>::max()), limit);
  std::vector<AuditRecord> acts;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return acts;
    acts.push_back({.number = rows.integer(0),
                    .at = rows.integer(1),
                    .by = std::string(rows.text(2)),
                    .act = protocol::audit_act_of(rows.text(3)).value_or(protocol::AuditAct::other),
                    .subject = std::string(rows.text(4)),
                    .text = std::string(rows.text(5))});
  }
}

AuditWriter::AuditWriter(Connection& connection)
    : AuditQueries(connection),
      append_(connection,
              "insert into audit (at, by, act, subject, text) values (?1, ?2, ?3, ?4, ?5) returning number"),
      forget_(connection, "delete from audit where number <= ?1") {}

Result<void> AuditWriter::append(const AuditRecord& record) {
  std::int64_t number = 0;
  {
    Rows rows = append_(record.at, unless_empty(record.by), protocol::name_of(record.act), record.subject,
                        record.text);
    BANTER_TRY(found, rows.next());
    if (!found) return unavailable();
    number = rows.integer(0);
    BANTER_CHECK(rows.run());
  }
  if (number <= core::kMostAuditRecords) return {};
  return forget_(number - core::kMostAuditRecords).run();
}

}  // namespace banter::storage::sqlite
