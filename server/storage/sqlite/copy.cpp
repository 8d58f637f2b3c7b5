#include "server/storage/sqlite/copy.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <cerrno>
#include <memory>

#include "base/try.hpp"
#include "server/storage/sqlite/engine/connection.hpp"
#include "server/storage/sqlite/engine/migrate.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/engine/stop_asked.hpp"

namespace banter::storage::sqlite {
namespace {

using base::Expected;
using base::fault;

constexpr int kPagesAtATime = 256;
constexpr int kCacheKib = 1024;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

std::unexpected<base::Fault> cannot_write(const std::string& path, sqlite3* database) {
  return fault(fmt::format("cannot write {}: {}", path, sqlite3_errmsg(database)));
}

Expected<Database> make(const std::string& path) {
  sqlite3* made = nullptr;
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE | SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(path.c_str(), &made, flags, nullptr);
  Database database(made);
  // Half a copy is of no use to anybody, so nothing needs a journal.
  if (result != SQLITE_OK || sqlite3_exec(made, "pragma journal_mode = off; pragma synchronous = off",
                                          nullptr, nullptr, nullptr) != SQLITE_OK)
    return cannot_write(path, made);
  return database;
}

// The first column of the first row.
Expected<std::string> answer(sqlite3* database, const std::string& path, const char* sql) {
  std::string said;
  const auto keep = [](void* into, int, char** columns, char**) {
    auto& text = *static_cast<std::string*>(into);
    if (text.empty() && columns[0] != nullptr) text = columns[0];
    return 0;
  };
  if (sqlite3_exec(database, sql, keep, &said, nullptr) != SQLITE_OK)
    return fault(sqlite3_errcode(database) == SQLITE_INTERRUPT
                     ? std::string("interrupted")
                     : fmt::format("{} is damaged: {}", path, sqlite3_errmsg(database)));
  return said;
}

}  // namespace

Expected<void> copy_database(const std::string& from, const std::string& to,
                             const std::function<bool()>& stop) {
  Connection source(
      {.path = from, .vfs = {}, .read_only = true, .synchronous = true, .cache_kib = kCacheKib});
  BANTER_CHECK(source.open());
  BANTER_CHECK(schema_of(source));
  // Held open, it makes one snapshot of what is copied in many steps.
  if (!source.begin()) return fault("cannot read " + source.fault());
  BANTER_TRY(target, make(to));
  sqlite3_backup* copy = sqlite3_backup_init(target.get(), "main", source.handle(), "main");
  if (copy == nullptr) return cannot_write(to, target.get());
  int result = SQLITE_OK;
  bool stopped = false;
  while (result == SQLITE_OK && !stopped) {
    result = sqlite3_backup_step(copy, kPagesAtATime);
    stopped = stop();
  }
  sqlite3_backup_finish(copy);
  if (result == SQLITE_DONE) return {};
  if (stopped) return fault("interrupted");
  return fault(fmt::format("cannot copy {} to {}: {}", from, to, sqlite3_errstr(result)),
               (result & 0xFF) == SQLITE_FULL ? ENOSPC : 0);
}

Expected<void> verify_copy(const std::string& path, const std::function<bool()>& stop) {
  sqlite3* opened = nullptr;
  const std::string uri = immutable_uri(path);
  const int result = sqlite3_open_v2(uri.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  const Database database(opened);
  if (result != SQLITE_OK) return fault(fmt::format("cannot read {}: {}", path, sqlite3_errmsg(opened)));
  BANTER_TRY(application, answer(opened, path, "pragma application_id"));
  if (application != std::to_string(kApplicationId)) return fault(path + " is no Banter database");
  BANTER_TRY(schema, answer(opened, path, "pragma user_version"));
  if (std::stoi(schema) > migrations().back().number)
    return fault(path + " was written by a newer Banter; use that version");
  StopAsked asked(opened, stop);
  BANTER_TRY(said, answer(opened, path, "pragma quick_check(1)"));
  if (said != "ok") return fault(fmt::format("{} is damaged: {}", path, said));
  return {};
}

}  // namespace banter::storage::sqlite
