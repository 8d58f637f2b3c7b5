#pragma once

#include <optional>
#include <string>
#include <vector>

namespace banter::bench {

// What one measurement came to, beside what it shall be.
struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  std::optional<double> at_most = {};
  std::optional<double> at_least = {};
};

// Prints it as one line, which bench/run gathers into its table.
void print(const Figure& figure);

struct Column {
  std::string head;
  int decimals = 0;
};

// Repetitions, one a row and each printed as soon as it is known, then their medians.
class Table {
 public:
  Table(const std::string& title, std::vector<Column> columns);
  void add(const std::vector<double>& row);
  // Prints the median of each column, and gives them.
  std::vector<double> finish();

 private:
  void print_row(const std::string& label, const std::vector<double>& row) const;

  std::vector<Column> columns_;
  std::vector<std::vector<double>> rows_;
};

}  // namespace banter::bench
