#pragma once

#include <string>

namespace banter::base {

// Overwrites all memory that `secret` owns, in a way that no compiler leaves out, and makes it empty.
void wipe(std::string& secret);

// A string that is wiped at the end of the scope. Moving and copying are left out: each leaves a trace.
class Secret {
 public:
  Secret() = default;
  ~Secret() { wipe(text); }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  std::string text;
};

}  // namespace banter::base
