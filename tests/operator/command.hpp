#pragma once

#include <string>
#include <vector>

#include "tests/harness/child.hpp"
#include "tests/harness/server_process.hpp"

namespace banter::operating {

struct Ran {
  int status = 0;
  std::string said;  // on standard output and error
};

// Runs banterd to its end with these arguments; `input` is its standard input.
Ran banterd(std::vector<std::string> arguments, const std::string& input = {});

// Whether the words are one sentence on one line that begins as banterd's complaints do.
bool is_one_complaint(const std::string& said);

}  // namespace banter::operating
