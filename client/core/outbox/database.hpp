#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace banter::client {

/// One connection to an SQLite file. One thread at a time; every call blocks on the disk.
class Database {
 public:
  /// What a commit is worth.
  enum class Commit : std::uint8_t {
    synced,    ///< it is on disk
    in_order,  ///< it survives the end of the process; a power cut may take the last ones, never one in
               ///< between
  };

  /// Opens or creates the file `path`, readable for its owner only, and its folder. Another process that
  /// writes is waited for, up to 5 s.
  static base::Expected<Database> open(const std::string& path, Commit commit = Commit::synced);

  /// One prepared statement, to be stepped through while the database lives.
  class Statement {
   public:
    Statement& bind(std::string_view text);
    Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
    Statement& bind(std::int64_t number);
    Statement& bind(const std::optional<std::string>& text);
    Statement& bind(const std::optional<std::int64_t>& number);
    /// True: a row is there to be read; false: there are no more.
    base::Expected<bool> step();
    /// Back to before the first step, without values; what was read is let go.
    void reset();
    std::int64_t number(int column) const;
    std::string text(int column) const;
    /// Holds until the next step.
    std::string_view view(int column) const;
    bool is_null(int column) const;
    /// None where the column is null.
    std::optional<std::int64_t> number_or_none(int column) const;
    std::optional<std::string> text_or_none(int column) const;

   private:
    friend class Database;
    struct Free {
      void operator()(sqlite3_stmt* statement) const;
    };
    Statement(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Free> statement_;
    int bound_ = 0;
  };

  /// `sql` is a constant of the program; values come in by bind(), in the order of its question marks.
  base::Expected<Statement> prepare(std::string_view sql);
  /// Statements without values and results, several at once.
  base::Expected<void> run(const char* sql);
  /// Rows that the last statement changed.
  int changed() const;
  /// Whether the last fault was that the file is damaged, or no database at all.
  bool is_damaged() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(sqlite3* database) : database_(database) {}
  base::Expected<void> use_wal();
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace banter::client
