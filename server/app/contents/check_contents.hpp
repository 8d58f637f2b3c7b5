#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/fault.hpp"

namespace banter::app {

struct ContentsFound {
  std::vector<std::string> findings;  // sentences without a full stop; empty: all is well
  bool more = false;                  // there are more findings than are told
  std::int64_t contents = 0;          // that files have
  std::int64_t loose = 0;             // on disk that no file has; a running server removes them in time
  std::int64_t loose_bytes = 0;
};

// Looks whether the content of every file is in the data folder, with its size; `deep`: whether it is what
// was stored, which takes as long as reading all of it. Reads only; a server may run on the folder. Faults:
// stopped; the database cannot be read.
base::Expected<ContentsFound> check_contents(const std::string& data, bool deep,
                                             const std::function<bool()>& stop);

}  // namespace banter::app
