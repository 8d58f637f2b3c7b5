#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "protocol/error.hpp"

namespace banter::storage::sqlite {

/// What every store gives when the database does not do as asked.
std::unexpected<protocol::Error> unavailable();

/// What opens a database that nobody writes to so that nothing is made beside it (SQLITE_OPEN_URI).
std::string immutable_uri(std::string_view path);

/// One connection to the database file, and its transaction. One thread at a time.
///
/// After the first fault it is broken: everything fails until it is closed, because what SQLite or the
/// operating system still holds in memory is not to be trusted. Opened again, it starts from the file.
class Connection {
 public:
  struct Settings {
    std::string path;
    std::string vfs;  ///< empty: the operating system's own
    bool read_only = false;
    bool immutable = false;   ///< nobody writes to it; nothing is made beside it then. Only with read_only
    bool synchronous = true;  ///< false only in tests: nothing then survives a power cut for certain
    int cache_kib = 1024;
  };

  explicit Connection(Settings settings);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Opens unless it is open. The fault names the file.
  base::Expected<void> open();
  /// Ends every statement; a transaction under way is undone. Fine when closed.
  void close();
  bool is_open() const { return database_ != nullptr; }
  bool broken() const { return !fault_.empty(); }
  /// What broke it, for the log; empty unless broken.
  const std::string& fault() const { return fault_; }
  /// Whether what broke it is the file itself, and not the disk or the moment.
  bool damaged() const { return damaged_; }
  /// SQLite's words for what the last call met.
  const char* message() const { return sqlite3_errmsg(database_); }
  const std::string& path() const { return settings_.path; }

  /// A transaction that begins with its first statement. The connection is open.
  void begin_with_first_statement() { begin_pending_ = true; }
  /// A transaction whose snapshot is fixed now.
  bool begin();
  /// Ends the transaction, if there is one; false, and nothing is stored, when broken.
  bool commit();
  /// Undoes the transaction, if there is one.
  void rollback();
  /// Whether the transaction has written.
  bool has_written() const;

  /// A lock that a foreign process holds is waited for, a little.
  void set_patience();

  /// Runs SQL without parameters and without results; false when broken.
  bool run(const char* sql);

  /// For Statement: false when broken; begins a transaction that waits for its first statement.
  bool enter() {
    if (database_ == nullptr || broken()) [[unlikely]]
      return false;
    return !begin_pending_ || begin_now();
  }
  /// For Statement: notes what went wrong with the SQL `what`.
  void fail(const char* what);
  sqlite3* handle() const { return database_; }
  /// Another number after every opening: statements prepared before are gone.
  std::uint64_t generation() const { return generation_; }

 private:
  bool begin_now();
  bool step(sqlite3_stmt* statement);
  base::Expected<void> settle();

  const Settings settings_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
  std::uint64_t generation_ = 0;
  bool begin_pending_ = false;
  std::string fault_;
  bool damaged_ = false;
};

}  // namespace banter::storage::sqlite
