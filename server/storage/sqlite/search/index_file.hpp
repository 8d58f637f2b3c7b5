#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/fault.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/search/layout.hpp"

namespace banter::storage::sqlite {

/// What an index says of itself.
struct About {
  std::string identity;      ///< of the database that it was made of
  std::string boot;          ///< of the machine, when it was last opened
  bool clean = false;        ///< it was closed in order, and is on disk as it was then
  std::int64_t end = 0;      ///< all keys before it are indexed; a multiple of a unit
  std::int64_t journal = 0;  ///< the last change of older messages that is in it
  std::string witness;       ///< tells the last message of it from any other under that key
};

/// The file `search.db`: postings (which messages of a block hold a word) and chunks (what else there is to
/// know of the messages of one unit). Nothing in it is synced before it is closed: it can be made again.
/// One thread.
class IndexFile {
 public:
  IndexFile(std::string path, Layout layout);

  /// Opens what is there; a fault when that is no index.
  base::Expected<void> open();
  /// Deletes what is there and begins an empty one. The fault names the file.
  base::Expected<void> create(const std::string& identity, const std::string& boot);
  /// None when it is of another version, or cannot be read.
  std::optional<About> about();
  /// In a transaction.
  protocol::Result<void> remember(const About& about);
  /// Puts on disk that from now on nothing else is known to be there.
  bool mark_unclean(const About& about);
  /// Puts everything on disk, then says so.
  void close_cleanly();
  void close() { connection_.close(); }

  Connection& connection() { return connection_; }
  Layout layout() const { return layout_; }

 private:
  const std::string path_;
  const Layout layout_;
  Connection connection_;
  Statement about_;
  Statement remember_;
};

}  // namespace banter::storage::sqlite
