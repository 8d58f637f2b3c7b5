#include "client/cli/text/visible.hpp"

#include "base/utf8.hpp"

namespace banter::cli {
namespace {

constexpr std::string_view kTab = "    ";

std::string without_tabs(std::string_view line) {
  std::string spaced;
  for (const char letter : line) {
    if (letter == '\t') {
      spaced += kTab;
    } else {
      spaced += letter;
    }
  }
  return spaced;
}

}  // namespace

std::vector<std::string> visible_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(base::printable(without_tabs(line)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string visible_line(std::string_view text) {
  return base::printable(text);
}

std::string visible_line(std::string_view text, std::size_t most) {
  std::string line = base::printable(text);
  if (base::code_points(line) <= most) return line;
  return std::string(base::prefix_of(line, most - 1)) + "…";
}

}  // namespace banter::cli
