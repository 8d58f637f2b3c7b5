#pragma once

#include <array>
#include <atomic>
#include <set>

#include "server/storage/sqlite/search/index_file.hpp"
#include "server/storage/sqlite/search/unit_builder.hpp"

namespace banter::storage::sqlite {

/// The SQL for the postings of one level. Each level has a table of its own, so that blocks can be read and
/// merged into another table at the same time.
struct LevelSql {
  const char* add;
  const char* put;
  const char* get;
  const char* remove;
  const char* all;
  const char* clear;
};

/// Writes blocks, inside the transactions of an IndexFile. One thread.
class IndexWriter {
 public:
  /// `ending`: once it is set, everything fails soon.
  IndexWriter(IndexFile& file, const std::atomic<bool>& ending);

  /// Makes a block of the unit, which begins at the index's end, and merges what is full with it.
  protocol::Result<void> add_unit(std::int64_t unit, UnitBuilder& builder);

  using Words = std::set<std::string>;
  /// The message under `key`, which is before the index's `end`, has these words now, and of all others
  /// that it may have had, none of `gone`, and is no candidate of every search unless these say so.
  protocol::Result<void> change(std::int64_t key, std::int64_t end, const Words& gone, const Words& present);

 private:
  struct Level {
    Level(Connection& connection, const LevelSql& sql);
    Statement add, put, get, remove, clear;
  };

  protocol::Result<void> merge(Block into);
  protocol::Result<void> set(Block block, std::uint32_t offset, const std::string& word, bool present);

  Connection& connection_;
  const std::atomic<bool>& ending_;
  const Layout layout_;
  std::array<Level, Layout::kLevels> levels_;
  Statement add_chunk_;
  Offsets offsets_;  // these two kept for their memory
  std::string encoded_;
};

}  // namespace banter::storage::sqlite
