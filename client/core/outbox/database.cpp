#include "client/core/outbox/database.hpp"

#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::client {
namespace {

constexpr int kBusyMilliseconds = 5'000;
constexpr int kFileIsMade = 200;  // milliseconds

std::unexpected<base::Fault> fault_of(sqlite3* database) {
  const char* path = sqlite3_db_filename(database, "main");
  return base::fault("cannot use " + std::string(path == nullptr ? "the database" : path) + ": " +
                     sqlite3_errmsg(database));
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close(database);
}
void Database::Statement::Free::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

base::Expected<Database> Database::open(const std::string& path, Commit commit) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string::npos && slash > 0) BANTER_CHECK(base::make_private_dir(path.substr(0, slash)));
  // SQLite would create it with what the umask leaves, and sync what is in it, but not its name; its journals
  // take over the rights that it finds.
  BANTER_CHECK(base::make_private_file(path));
  sqlite3* opened = nullptr;
  const int result =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(opened);
  if (result != SQLITE_OK) return fault_of(opened);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  // Before the change to WAL, which goes through a journal of its own: with less, a power cut may bring that
  // journal back after it was removed, and it would undo everything since.
  BANTER_CHECK(database.run("pragma synchronous = extra"));
  // What is large and made anew when it is lost gives its room back. A file learns that before all else.
  if (commit != Commit::synced) BANTER_CHECK(database.run("pragma auto_vacuum = incremental"));
  BANTER_CHECK(database.use_wal());
  if (commit != Commit::synced) BANTER_CHECK(database.run("pragma synchronous = normal"));
  return database;
}

base::Expected<void> Database::use_wal() {
  // The change to WAL does not wait for another process that makes it at the same moment, as all else does.
  for (int round = 0;; ++round) {
    if (sqlite3_exec(database_.get(), "pragma journal_mode = wal", nullptr, nullptr, nullptr) == SQLITE_OK)
      return {};
    const int error = sqlite3_errcode(database_.get());
    // Whoever made the file at the same moment may have taken a journal away that was just being looked at.
    const bool is_passing = error == SQLITE_IOERR && round < kFileIsMade / 10;
    if ((error != SQLITE_BUSY && error != SQLITE_LOCKED && !is_passing) || round == kBusyMilliseconds / 10)
      return fault_of(database_.get());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

base::Expected<Database::Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
      SQLITE_OK)
    return fault_of(database_.get());
  return Statement(database_.get(), statement);
}

base::Expected<void> Database::run(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return fault_of(database_.get());
  return {};
}

int Database::changed() const {
  return sqlite3_changes(database_.get());
}

bool Database::is_damaged() const {
  const int error = sqlite3_errcode(database_.get());
  return error == SQLITE_CORRUPT || error == SQLITE_NOTADB;
}

Database::Statement& Database::Statement::bind(std::string_view text) {
  sqlite3_bind_text64(statement_.get(), ++bound_, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Database::Statement& Database::Statement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), ++bound_, number);
  return *this;
}
Database::Statement& Database::Statement::bind(const std::optional<std::string>& text) {
  if (text) return bind(std::string_view(*text));
  sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}
Database::Statement& Database::Statement::bind(const std::optional<std::int64_t>& number) {
  if (number) return bind(*number);
  sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

base::Expected<bool> Database::Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return fault_of(database_);
}

void Database::Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  bound_ = 0;
}

std::int64_t Database::Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Database::Statement::view(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string Database::Statement::text(int column) const {
  return std::string(view(column));
}

bool Database::Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Database::Statement::number_or_none(int column) const {
  return is_null(column) ? std::nullopt : std::optional(number(column));
}

std::optional<std::string> Database::Statement::text_or_none(int column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

}  // namespace banter::client
