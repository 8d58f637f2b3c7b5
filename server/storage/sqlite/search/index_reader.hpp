#pragma once

#include <array>
#include <optional>
#include <vector>

#include "search/words.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/search/index_state.hpp"
#include "server/storage/sqlite/search/offsets.hpp"

namespace banter::storage::sqlite {

/// Looks things up in the index, through a connection that is opened with the first search. One thread.
class IndexReader {
 public:
  explicit IndexReader(IndexState& state);

  struct Seen {
    std::int64_t end = 0;      ///< the keys before it are indexed; 0: there is nothing to read
    std::int64_t journal = 0;  ///< the changes up to this one are in it
  };
  /// Begins a snapshot of the index. To be called after the database's own was begun: the index may be ahead
  /// of that, which is told by the messages themselves, but never lacks what the database has let go.
  Seen begin();
  void end();

  // Inside a snapshot that has seen something. False when the index cannot be read. If that is the file's
  // fault and not the moment's, the feeder was told, and makes another after the next commit.

  /// Messages of the block that may have all of `needs`; those that are left out do not.
  bool candidates(Block block, const std::vector<search::Need>& needs, OffsetSet& out);

  /// What else is known of the messages of one unit.
  struct Chunk {
    base::Millis oldest = 0;
    base::Millis newest = 0;
    std::vector<std::uint32_t> conversations;
    std::vector<std::uint32_t> senders;
  };
  bool chunk(std::int64_t number, Chunk& out);

  /// How much was done in the present snapshot, in about microseconds.
  std::int64_t work() const { return work_ + reads_ / 2; }

 private:
  struct Level {
    Level(Connection& connection, const char* exact_sql, const char* beginning_sql)
        : exact(connection, exact_sql), beginning(connection, beginning_sql) {}
    Statement exact, beginning;
  };

  enum class Looked { whole, given_up, failed };
  std::optional<Seen> read_about();
  Looked add_messages_with(Block block, const search::Need& need, OffsetSet& out, std::int64_t& allowance);
  bool read_chunk(std::int64_t number, Chunk& out);
  bool unreadable();

  IndexState& state_;
  Connection connection_;
  std::uint64_t generation_ = 0;
  Statement about_;
  Statement chunk_;
  std::array<Level, Layout::kLevels> levels_;
  OffsetSet any_, with_;  // kept for their memory
  std::int64_t work_ = 0;
  std::int64_t reads_ = 0;
};

}  // namespace banter::storage::sqlite
