#pragma once

#include <cstdint>
#include <optional>

#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Counts the changes of everything that the list of conversations shows; each gets a number of its own.
class ChangeCounter {
 public:
  explicit ChangeCounter(Connection& connection)
      : load_(connection, "select change from state"), store_(connection, "update state set change = ?1") {}

  protocol::Result<std::int64_t> next();
  /// Before the commit.
  protocol::Result<void> store();
  /// What was counted may never have been stored.
  void forget() { value_.reset(); }

 private:
  std::optional<std::int64_t> value_;
  std::int64_t stored_ = 0;
  Statement load_;
  Statement store_;
};

}  // namespace banter::storage::sqlite
