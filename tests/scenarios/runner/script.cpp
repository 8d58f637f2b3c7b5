#include "tests/scenarios/runner/script.hpp"

#include <sstream>

namespace banter::scenarios {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

// The cells between the bars of `| a | b |`.
std::vector<std::string> cells_of(const std::string& line) {
  if (line.size() < 2 || line.back() != '|') throw BadScript("a row must end with |");
  std::vector<std::string> cells;
  std::istringstream stream(line.substr(1, line.size() - 2));
  for (std::string cell; std::getline(stream, cell, '|');)
    cells.push_back(trimmed(cell));
  return cells;
}

bool is_one_word(const std::string& text) {
  return text.find(' ') == std::string::npos;
}

// One indented line: a row, the name of a list, or a line of a block.
void add_below(Step& step, const std::string& text, int line) {
  if (text.front() == '|') {
    const std::vector<std::string> cells = cells_of(text);
    if (step.tables.empty()) step.tables.push_back({.line = line});
    Table& table = step.tables.back();
    if (table.columns.empty()) {
      table.columns = cells;
    } else if (cells.size() != table.columns.size()) {
      throw BadScript("a row of " + std::to_string(cells.size()) + " cells below a head of " +
                      std::to_string(table.columns.size()));
    } else {
      table.rows.push_back(cells);
    }
  } else if (is_one_word(text)) {
    step.tables.push_back({.line = line, .list = text});
  } else {
    step.block.push_back({.line = line, .text = text});
  }
}

}  // namespace

std::vector<Step> read_script(std::string_view text) {
  std::vector<Step> steps;
  std::istringstream stream{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    const std::string content = trimmed(line);
    if (content.empty() || content.front() == '#') continue;
    try {
      const bool indented = line.front() == ' ' || line.front() == '\t';
      if (!indented) {
        steps.push_back({.line = number, .text = content});
      } else if (steps.empty()) {
        throw BadScript("an indented line with nothing above it");
      } else {
        add_below(steps.back(), content, number);
      }
    } catch (const BadScript& bad) {
      throw BadScript(std::to_string(number) + ": " + bad.what());
    }
  }
  return steps;
}

}  // namespace banter::scenarios
