#pragma once

#include <sqlite3.h>

#include <functional>

namespace banter::storage::sqlite {

/// While it lives, long statements of a connection end with a fault once `stop` says so. Both outlive it.
class StopAsked {
 public:
  StopAsked(sqlite3* database, const std::function<bool()>& stop) : database_(database) {
    if (stop) sqlite3_progress_handler(database_, kEvery, ask, const_cast<std::function<bool()>*>(&stop));
  }
  ~StopAsked() { sqlite3_progress_handler(database_, 0, nullptr, nullptr); }
  StopAsked(const StopAsked&) = delete;
  StopAsked& operator=(const StopAsked&) = delete;

 private:
  static constexpr int kEvery = 100'000;  // of SQLite's own instructions: some milliseconds

  static int ask(void* stop) { return (*static_cast<const std::function<bool()>*>(stop))() ? 1 : 0; }

  sqlite3* database_;
};

}  // namespace banter::storage::sqlite
