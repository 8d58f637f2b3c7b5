#pragma once

#include <cstdint>

#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Counts the changes of everything that the list of conversations shows; each gets a number of its own.
/// Numbers are reserved in the database a thousand at a time, so that a transaction need not store how far it
/// has counted; some are never given, which is no matter.
class ChangeCounter {
 public:
  explicit ChangeCounter(Connection& connection)
      : load_(connection, "select changes_reserved from state"),
        reserve_(connection, "update state set changes_reserved = ?1") {}

  protocol::Result<std::int64_t> next();
  /// The reservation may never have been stored.
  void forget() { last_ = reserved_ = 0; }

 private:
  std::int64_t last_ = 0;
  std::int64_t reserved_ = 0;
  Statement load_;
  Statement reserve_;
};

}  // namespace banter::storage::sqlite
