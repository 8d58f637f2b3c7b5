#pragma once

#include <cstdint>
#include <span>

#include "base/fault.hpp"
#include "server/storage/sqlite/engine/connection.hpp"

namespace banter::storage::sqlite {

/// What tells that an SQLite file is ours: "BANT".
inline constexpr std::int64_t kApplicationId = 0x42414e54;

/// One file of migrations/: SQL that leads from schema `number` - 1 to schema `number`.
struct Migration {
  int number;
  const char* sql;
};

/// All of them, in order, counted from 1. Embedded by the build.
std::span<const Migration> migrations();

/// The number of the open database's schema; 0 for one that is empty. A fault when it is no Banter database,
/// or comes from a newer Banter.
base::Expected<int> schema_of(Connection& connection);

/// A fault unless the database can be read and has the newest schema, which a server gives it when it starts.
base::Expected<void> require_present_schema(const Connection::Settings& settings);

/// Makes the open database one of the newest schema; a new one gets its first room, too. Each migration is
/// one transaction. A fault when the file is no Banter database, comes from a newer Banter, or cannot be
/// written; nothing has been changed then but by migrations that were completed.
base::Expected<void> migrate(Connection& connection);

}  // namespace banter::storage::sqlite
