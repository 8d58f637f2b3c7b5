#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/search/unit_builder.hpp"

namespace banter::storage::sqlite {

/// What the database holds for the index, seen through a connection of its own that never writes. Between
/// begin() and end() it is one snapshot. One thread.
class IndexSource {
 public:
  explicit IndexSource(Connection::Settings settings);

  protocol::Result<void> begin();
  void end();
  const Connection& connection() const { return connection_; }

  struct Identity {
    std::string name;
    std::int64_t taken = 0;  ///< changes up to this are not told any more
    std::int64_t given = 0;  ///< the last change that there ever was
  };
  protocol::Result<Identity> identity();

  /// The greatest key that was ever given, whether its message is still there or not; 0 while there is none.
  protocol::Result<std::int64_t> newest();
  /// Something that no other message under this key would give; empty when there is none.
  protocol::Result<std::string> witness(std::int64_t key);
  /// Messages with keys from `begin` to before `end`, ascending.
  protocol::Result<void> each(std::int64_t begin, std::int64_t end,
                              const std::function<void(const IndexedMessage&)>& visit);

  /// The words that a message had before a change of it.
  struct Change {
    std::int64_t id = 0;
    std::int64_t key = 0;
    std::string content;
  };
  /// At most `limit`, and no more once their contents have `most_bytes`.
  protocol::Result<std::vector<Change>> changes_after(std::int64_t id, std::size_t limit,
                                                      std::size_t most_bytes);
  /// Empty when the message is gone.
  protocol::Result<std::string> content_of(std::int64_t key);

 private:
  Connection connection_;
  Statement identity_;
  Statement newest_;
  Statement witness_;
  Statement each_;
  Statement changes_;
  Statement content_;
};

}  // namespace banter::storage::sqlite
