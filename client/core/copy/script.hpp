#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/fault.hpp"
#include "client/core/outbox/database.hpp"

namespace banter::client {

/// Many small statements on one database, of which a caller wants to know only at the end whether all went
/// well: after the first fault every call does nothing and finds nothing. Statements are prepared once. One
/// thread.
class Script {
 public:
  explicit Script(Database database) : database_(std::move(database)) {}

  /// The rows that a statement finds. Gone before the same statement is used again.
  class Rows {
   public:
    Rows(Script& script, Database::Statement* statement) : script_(script), statement_(statement) {}
    ~Rows() {
      if (statement_ != nullptr) statement_->reset();
    }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// Whether there is another row, which is then the one to read.
    bool next();
    const Database::Statement& at() const { return *statement_; }

   private:
    Script& script_;
    Database::Statement* statement_;
  };

  /// `sql` is a literal: it is known again by its address.
  template <class... Value>
  Rows rows(const char* sql, const Value&... values) {
    Database::Statement* statement = prepared(sql);
    if (statement != nullptr) (void)(statement->bind(values), ...);
    return Rows(*this, statement);
  }
  template <class... Value>
  void run(const char* sql, const Value&... values) {
    rows(sql, values...).next();
  }
  /// For more values than one writes in a row; none after a fault. Whoever takes it calls finish().
  Database::Statement* begin_statement(const char* sql) { return prepared(sql); }
  void finish(Database::Statement& statement);

  /// Rows that the last statement changed; 0 after a fault.
  int changed() const { return fault_ ? 0 : database_.changed(); }

  void begin();
  /// Keeps all since begin(), or nothing of it.
  base::Expected<void> commit();
  const std::optional<base::Fault>& fault() const { return fault_; }
  bool is_damaged() const { return damaged_; }

 private:
  Database::Statement* prepared(const char* sql);
  void fail(base::Fault fault);

  Database database_;
  std::unordered_map<const char*, Database::Statement> statements_;
  std::optional<base::Fault> fault_;
  bool damaged_ = false;
};

}  // namespace banter::client
