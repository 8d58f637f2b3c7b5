#include "client/cli/text/visible.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

constexpr std::string_view kTab = "    ";

// What no writing needs: an emoji of a flag has six characters without width, a letter with its marks fewer.
constexpr std::size_t kMostMarks = 8;

// Marks pile up on the letter before them, into the lines above and below: of a tower only the foot is left.
// `text` is UTF-8.
std::string without_towers(std::string text) {
  if (std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; }))
    return text;
  std::string low;
  low.reserve(text.size());
  std::size_t marks = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view letter = base::prefix_of(rest, 1);
    marks = columns_of(letter) == 0 ? marks + 1 : 0;
    if (marks <= kMostMarks) low += letter;
    rest.remove_prefix(letter.size());
  }
  return low;
}

std::string shown(std::string_view text) {
  return without_towers(base::printable(text));
}

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
    lines.push_back(shown(without_tabs(line)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string visible_line(std::string_view text) {
  return shown(text);
}

std::string visible_line(std::string_view text, std::size_t most) {
  std::string line = shown(text);
  if (base::code_points(line) <= most) return line;
  return std::string(base::prefix_of(line, most - 1)) + "…";
}

}  // namespace banter::cli
