#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/scenarios/runner/words.hpp"

namespace banter::scenarios {

// Rows that a list in a reply must have, all of them and in this order.
struct Table {
  int line = 0;
  std::string list{};  // which list of the reply; empty: its only one
  std::vector<std::string> columns{};
  std::vector<std::vector<std::string>> rows{};
};

// A line of a scenario with what stands indented below it.
struct Step {
  int line = 0;
  std::string text{};
  std::vector<Table> tables{};
  std::vector<Step> block{};
};

// Throws BadScript, its text beginning with the number of the line.
std::vector<Step> read_script(std::string_view text);

}  // namespace banter::scenarios
