#include "server/storage/sqlite/engine/migrate.hpp"

#include <fmt/core.h>

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/ports/conversation_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {
namespace {

std::unexpected<base::Fault> cannot_use(const Connection& connection) {
  return base::fault("cannot use " + connection.fault());
}

base::Expected<std::int64_t> ask(Connection& connection, const char* sql) {
  Statement statement(connection, sql);
  Rows rows = statement();
  const auto found = rows.next();
  if (!found) return cannot_use(connection);
  return *found ? rows.integer(0) : 0;
}

base::Expected<void> run(Connection& connection, const char* sql) {
  if (connection.run(sql)) return {};
  return cannot_use(connection);
}

base::Expected<void> add_general_room(Connection& connection) {
  const std::string id = base::random_id("c");
  const std::string folded = protocol::fold_name(core::kGeneralRoom);
  const base::Millis now = base::SystemClock().wall();
  Statement room(connection,
                 "insert into conversations (id, kind, room, room_folded, is_public, created_at) "
                 "values (?1, 'room', ?2, ?3, 1, ?4)");
  Statement name(connection,
                 "insert into room_names (name_folded, conversation) values (?1, last_insert_rowid())");
  Statement head(connection,
                 "insert into heads (conversation, last_seq, version, member_count, updated_at, change) "
                 "select conversation, 0, 0, 0, ?2, 0 from room_names where name_folded = ?1");
  if (room(id, core::kGeneralRoom, folded, now).run() && name(folded).run() && head(folded, now).run()) {
    return {};
  }
  return cannot_use(connection);
}

base::Expected<void> apply(Connection& connection, const Migration& migration) {
  BANTER_CHECK(run(connection, "begin immediate"));
  BANTER_CHECK(run(connection, migration.sql));
  if (migration.number == 1) {
    BANTER_CHECK(add_general_room(connection));
    BANTER_CHECK(run(connection, fmt::format("pragma application_id = {}", kApplicationId).c_str()));
  }
  BANTER_CHECK(run(connection, fmt::format("pragma user_version = {}", migration.number).c_str()));
  return run(connection, "commit");
}

}  // namespace

base::Expected<int> schema_of(Connection& connection) {
  const auto application = ask(connection, "pragma application_id");
  if (!application) {
    return base::fault(fmt::format("cannot read the database: {}", connection.fault()));
  }
  BANTER_TRY(schema, ask(connection, "pragma user_version"));
  BANTER_TRY(tables, ask(connection, "select count(*) from sqlite_schema"));
  const bool is_new = *application == 0 && schema == 0 && tables == 0;
  if (*application != kApplicationId && !is_new) {
    return base::fault(connection.path() + " is no Banter database");
  }
  const int newest = migrations().back().number;
  if (schema > newest) {
    return base::fault(
        fmt::format("{} was written by a newer Banter (its schema is {}, this program knows up to {}); "
                    "use that version, or restore a backup",
                    connection.path(), schema, newest));
  }
  return static_cast<int>(schema);
}

base::Expected<void> require_present_schema(const Connection::Settings& settings) {
  Connection connection(settings);
  BANTER_CHECK(connection.open());
  BANTER_TRY(schema, schema_of(connection));
  if (schema == migrations().back().number) return {};
  return base::fault(settings.path + " is of an older Banter; start its server once with this version");
}

base::Expected<void> migrate(Connection& connection) {
  BANTER_TRY(schema, schema_of(connection));
  BANTER_CHECK(run(connection, "pragma journal_mode = wal"));
  for (const Migration& migration : migrations()) {
    if (migration.number > schema) BANTER_CHECK(apply(connection, migration));
  }
  return {};
}

}  // namespace banter::storage::sqlite
