#pragma once

#include <span>

namespace banter::storage::sqlite {

/// One thing that holds of stored data. A row of `sql` is something that does not hold, told in its one
/// column as a sentence without a full stop.
struct Check {
  const char* name;
  const char* sql;
};

/// All of them, in the order in which they are asked.
std::span<const Check> checks();

}  // namespace banter::storage::sqlite
