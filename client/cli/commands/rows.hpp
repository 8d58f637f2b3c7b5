#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/cli/context.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/table.hpp"

namespace banter::cli {

/// Writes rows, each in the cells that `cells(row)` gives, or as JSON.
template <class Row, class Cells>
void show_rows(Context& context, std::string_view type, const std::vector<Row>& rows, Cells cells) {
  std::vector<std::vector<std::string>> all;
  for (const Row& row : rows)
    all.push_back(cells(row));
  const auto lines = table(all);
  for (std::size_t i = 0; i < rows.size(); ++i)
    context.say(lines[i], json_row(type, rows[i]));
}

}  // namespace banter::cli
