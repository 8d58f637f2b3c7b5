#include "server/storage/sqlite/engine/connection.hpp"

#include <fmt/core.h>

#include <utility>

#include "server/storage/sqlite/engine/library.hpp"

namespace banter::storage::sqlite {
namespace {

// How long a foreign process (a backup, a curious administrator) may make us wait.
constexpr int kPatienceMillis = 250;

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string immutable_uri(std::string_view path) {
  return "file:" + escaped(path) + "?immutable=1";
}

std::unexpected<protocol::Error> unavailable() {
  return protocol::refuse(protocol::ErrorCode::storage_unavailable,
                          "The server cannot read or write its data at the moment; try again in a while.");
}

Connection::Connection(Settings settings) : settings_(std::move(settings)) {
  prepare_library();
}

Connection::~Connection() {
  close();
}

base::Expected<void> Connection::open() {
  if (database_ != nullptr) return {};
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (settings_.immutable ? SQLITE_OPEN_URI : 0) |
                    (settings_.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const char* vfs = settings_.vfs.empty() ? nullptr : settings_.vfs.c_str();
  const std::string name = settings_.immutable ? immutable_uri(settings_.path) : settings_.path;
  const int result = sqlite3_open_v2(name.c_str(), &database_, flags, vfs);
  ++generation_;
  begin_pending_ = false;
  fault_.clear();
  damaged_ = false;
  if (result != SQLITE_OK) {
    const std::string why = database_ != nullptr ? sqlite3_errmsg(database_) : sqlite3_errstr(result);
    close();
    return base::fault(fmt::format("cannot open {}: {}", settings_.path, why));
  }
  if (auto settled = settle(); !settled) {
    close();
    return settled;
  }
  return {};
}

void Connection::set_patience() {
  sqlite3_busy_timeout(database_, kPatienceMillis);
}

base::Expected<void> Connection::settle() {
  set_patience();
  // In the write-ahead log `extra` is the same as `full`. The first step into it has a rollback journal,
  // though, and with `full` the removal of that may be undone by a power cut, which would then undo the whole
  // database.
  const std::string pragmas = fmt::format(
      "pragma synchronous = {}; pragma cache_size = -{}; pragma temp_store = memory; pragma "
      "wal_autocheckpoint = 0; "
      "pragma journal_size_limit = 67108864",
      settings_.synchronous ? "extra" : "off", settings_.cache_kib);
  const auto prepare = [this](const char* sql, sqlite3_stmt** statement) {
    return sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, nullptr) == SQLITE_OK;
  };
  if (run(pragmas.c_str()) && prepare("begin", &begin_) && prepare("commit", &commit_)) return {};
  return base::fault(fmt::format("cannot use {}: {}", settings_.path, sqlite3_errmsg(database_)));
}

void Connection::close() {
  if (database_ == nullptr) return;
  while (sqlite3_stmt* statement = sqlite3_next_stmt(database_, nullptr)) {
    sqlite3_finalize(statement);
  }
  sqlite3_close(database_);
  database_ = nullptr;
  begin_pending_ = false;
  ++generation_;
}

bool Connection::begin() {
  begin_pending_ = false;
  // BEGIN alone reads nothing: the snapshot is the one of the first read.
  return run("begin; select 1 from state");
}

bool Connection::begin_now() {
  begin_pending_ = false;
  return step(begin_);
}

bool Connection::step(sqlite3_stmt* statement) {
  const int result = sqlite3_step(statement);
  if (result != SQLITE_DONE) fail(sqlite3_sql(statement));
  sqlite3_reset(statement);
  return result == SQLITE_DONE;
}

bool Connection::commit() {
  begin_pending_ = false;
  if (database_ == nullptr || broken()) return false;
  if (sqlite3_get_autocommit(database_) != 0) return true;
  return step(commit_);
}

void Connection::rollback() {
  begin_pending_ = false;
  if (database_ == nullptr || sqlite3_get_autocommit(database_) != 0) return;
  if (!broken()) run("rollback");
}

bool Connection::has_written() const {
  return database_ != nullptr && sqlite3_txn_state(database_, "main") == SQLITE_TXN_WRITE;
}

bool Connection::run(const char* sql) {
  if (database_ == nullptr || broken()) return false;
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return true;
  fail(sql);
  return false;
}

void Connection::fail(const char* what) {
  if (broken()) return;
  const int code = database_ != nullptr ? sqlite3_extended_errcode(database_) : SQLITE_CANTOPEN;
  const char* why = database_ != nullptr ? sqlite3_errmsg(database_) : sqlite3_errstr(code);
  damaged_ = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
  fault_ = fmt::format("{}: {} (SQLite code {}) in: {}", settings_.path, why, code, what);
}

}  // namespace banter::storage::sqlite
