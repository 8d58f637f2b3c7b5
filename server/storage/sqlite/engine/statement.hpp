#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/strong_id.hpp"
#include "protocol/error.hpp"
#include "server/storage/sqlite/engine/connection.hpp"

namespace banter::storage::sqlite {

/// One run of a statement. When it goes, the statement is free for the next run.
class Rows {
 public:
  Rows(Connection& connection, sqlite3_stmt* statement) : connection_(&connection), statement_(statement) {}
  ~Rows() {
    if (statement_ != nullptr) sqlite3_reset(statement_);
  }
  Rows(Rows&& other) noexcept
      : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}
  Rows& operator=(Rows&&) = delete;

  /// Goes to the next row; false behind the last.
  protocol::Result<bool> next() {
    if (statement_ != nullptr) [[likely]] {
      const int result = sqlite3_step(statement_);
      if (result == SQLITE_ROW) return true;
      if (result == SQLITE_DONE) return false;
      connection_->fail(sqlite3_sql(statement_));
    }
    return unavailable();
  }

  /// Runs a statement that has no rows.
  protocol::Result<void> run() {
    auto row = next();
    if (!row) return std::unexpected(std::move(row.error()));
    return {};
  }

  // The columns of the present row, counted from 0. Texts and blobs are gone with the next row.

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  bool flag(int column) const { return integer(column) != 0; }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::optional<std::int64_t> maybe_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
  }
  /// Empty for null.
  std::string_view text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), size(column)};
  }
  std::optional<std::string> maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return std::string(text(column));
  }
  std::span<const std::byte> blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const std::byte*>(bytes), size(column)};
  }
  template <class Id>
  Id id(int column) const {
    return Id{integer(column)};
  }

 private:
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }

  Connection* connection_;
  sqlite3_stmt* statement_;
};

/// A prepared statement of a connection. It is prepared with its first run, and again after the
/// connection was closed and opened. The connection outlives it; one run at a time.
class Statement {
 public:
  Statement(Connection& connection, const char* sql) : connection_(connection), sql_(sql) {}
  ~Statement() { drop(); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Begins a run with `values` for ?1, ?2 …; texts and blobs must stay until the Rows go.
  /// Faults show in the first next() or run().
  template <class... Values>
  Rows operator()(const Values&... values) {
    if (!connection_.enter()) [[unlikely]]
      return {connection_, nullptr};
    if (generation_ != connection_.generation() && !prepare()) [[unlikely]]
      return {connection_, nullptr};
    int place = 0;
    const bool bound = (... && (bind(++place, values) == SQLITE_OK));
    if (bound) [[likely]]
      return {connection_, statement_};
    connection_.fail(sql_);
    return {connection_, nullptr};
  }

  /// The rows that the last run of an insert, update or delete has changed.
  int changed() const { return sqlite3_changes(connection_.handle()); }

 private:
  bool prepare();
  void drop();

  int bind(int place, std::int64_t value) { return sqlite3_bind_int64(statement_, place, value); }
  int bind(int place, bool value) { return sqlite3_bind_int64(statement_, place, value ? 1 : 0); }
  int bind(int place, std::size_t value) {
    return sqlite3_bind_int64(statement_, place, static_cast<std::int64_t>(value));
  }
  int bind(int place, std::string_view value) {
    return sqlite3_bind_text64(statement_, place, value.empty() ? "" : value.data(), value.size(),
                               SQLITE_STATIC, SQLITE_UTF8);
  }
  int bind(int place, const std::string& value) { return bind(place, std::string_view(value)); }
  int bind(int place, std::span<const std::byte> value) {
    return sqlite3_bind_blob64(statement_, place, value.data(), value.size(), SQLITE_STATIC);
  }
  int bind(int place, std::nullopt_t) { return sqlite3_bind_null(statement_, place); }
  template <class Tag>
  int bind(int place, base::StrongId<Tag> id) {
    return sqlite3_bind_int64(statement_, place, id.value);
  }
  template <class Value>
  int bind(int place, const std::optional<Value>& value) {
    return value ? bind(place, *value) : sqlite3_bind_null(statement_, place);
  }

  Connection& connection_;
  const char* sql_;
  sqlite3_stmt* statement_ = nullptr;
  std::uint64_t generation_ = 0;
};

/// A text column that holds null for the empty text.
inline std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace banter::storage::sqlite
