#include "client/cli/text/table.hpp"

#include <algorithm>

#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {

std::vector<std::string> table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    auto& made = cells.emplace_back();
    for (const std::string& cell : row) {
      made.push_back(visible_line(cell));
      if (widths.size() < made.size()) widths.push_back(0);
      std::size_t& width = widths[made.size() - 1];
      width = std::max(width, columns_of(made.back()));
    }
  }
  std::vector<std::string> lines;
  for (const auto& row : cells) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      const bool last = std::all_of(row.begin() + static_cast<std::ptrdiff_t>(i) + 1, row.end(),
                                    [](const std::string& cell) { return cell.empty(); });
      if (last) break;
      line.append(widths[i] - columns_of(row[i]) + 2, ' ');
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace banter::cli
