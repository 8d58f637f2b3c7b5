#pragma once

#include <string>
#include <vector>

namespace banter::cli {

/// Rows of cells as lines with the cells of a column under each other, two spaces between them. The cells may
/// hold foreign text, which is made visible.
std::vector<std::string> table(const std::vector<std::vector<std::string>>& rows);

}  // namespace banter::cli
