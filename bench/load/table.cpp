#include "bench/load/table.hpp"

#include <algorithm>
#include <cstdio>

#include "bench/load/sample.hpp"

namespace banter::bench {
namespace {

constexpr int kLabelWidth = 8;

int width_of(const Column& column) {
  return std::max<int>(10, static_cast<int>(column.head.size())) + 2;
}

// As many digits as tell something.
int decimals_for(double value) {
  if (value >= 1000) return 0;
  return value >= 100 ? 1 : 3;
}

}  // namespace

void print(const Figure& figure) {
  std::string target = "-", met = "-";
  const auto bound = [&](const char* word, double limit, bool kept) {
    char text[64];
    std::snprintf(text, sizeof text, "%s %g", word, limit);
    target = text;
    met = kept ? "yes" : "NO";
  };
  if (figure.at_most) bound("at most", *figure.at_most, figure.value <= *figure.at_most);
  if (figure.at_least) bound("at least", *figure.at_least, figure.value >= *figure.at_least);
  std::printf("figure: %s | %.*f %s | %s | %s\n", figure.name.c_str(), decimals_for(figure.value),
              figure.value, figure.unit.c_str(), target.c_str(), met.c_str());
  std::fflush(stdout);
}

Table::Table(const std::string& title, std::vector<Column> columns) : columns_(std::move(columns)) {
  std::printf("\n%s\n%-*s", title.c_str(), kLabelWidth, "");
  for (const Column& column : columns_)
    std::printf("%*s", width_of(column), column.head.c_str());
  std::printf("\n");
  std::fflush(stdout);
}

void Table::print_row(const std::string& label, const std::vector<double>& row) const {
  std::printf("%-*s", kLabelWidth, label.c_str());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::printf("%*.*f", width_of(columns_[i]), columns_[i].decimals, row[i]);
  }
  std::printf("\n");
  std::fflush(stdout);
}

void Table::add(const std::vector<double>& row) {
  rows_.push_back(row);
  print_row(std::to_string(rows_.size()), row);
}

std::vector<double> Table::finish() {
  std::vector<double> medians;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::vector<double> values;
    for (const std::vector<double>& row : rows_)
      values.push_back(row[i]);
    medians.push_back(median(std::move(values)));
  }
  print_row("median", medians);
  return medians;
}

}  // namespace banter::bench
