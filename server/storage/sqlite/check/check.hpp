#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace banter::storage::sqlite {

/// What one look at the stored data has found.
struct CheckResult {
  std::string name;                   ///< what was looked at
  std::vector<std::string> findings;  ///< sentences without a full stop; empty: all is well
  bool more = false;                  ///< there are more findings than are told
};

/// Looks whether what the database file `path` holds is whole and fits together. Reads only; a server may run
/// on it, since each look sees one instant. Takes a time that grows with what is stored. What it looks at
/// stands in queries.cpp.
///
/// `stop` is asked now and then. Faults: it was stopped; the file cannot be opened, is no Banter database, or
/// has another schema than this program.
base::Expected<std::vector<CheckResult>> check(const std::string& path,
                                               const std::function<bool()>& stop = {});

}  // namespace banter::storage::sqlite
