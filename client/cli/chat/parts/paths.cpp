#include "client/cli/chat/parts/paths.hpp"

#include <algorithm>
#include <filesystem>

#include "client/cli/text/visible.hpp"
#include "client/core/transfers/files/source.hpp"

namespace banter::cli {
namespace {

namespace fs = std::filesystem;

// More than anybody chooses from.
constexpr std::size_t kMost = 200;

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(client::transfers::absolute_path(path), error);
}

/// The first word as a shell reads it, and where the next one begins; none when a quote does not close.
struct Word {
  std::string text;
  std::size_t next = 0;
};

std::optional<Word> shell_word(const std::string& text) {
  Word word;
  char quote = 0;
  std::size_t at = 0;
  for (; at < text.size() && (quote != 0 || text[at] != ' '); ++at) {
    const char letter = text[at];
    if (letter == quote) {
      quote = 0;
    } else if (quote == 0 && (letter == '"' || letter == '\'')) {
      quote = letter;
    } else if (letter == '\\' && quote != '\'' && at + 1 < text.size()) {
      word.text += text[++at];
    } else {
      word.text += letter;
    }
  }
  if (quote != 0) return std::nullopt;
  word.next = std::min(text.find_first_not_of(' ', at), text.size());
  return word;
}

std::string take(std::string& text, std::string path, std::size_t next) {
  text.erase(0, next);
  return path;
}

}  // namespace

std::optional<std::string> take_path(std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto word = shell_word(text);
  const std::size_t first_end = std::min(text.find(' '), text.size());
  const bool is_written_for_shells = word && word->text != text.substr(0, first_end);
  if (is_written_for_shells && is_file(word->text)) return take(text, word->text, word->next);
  // As it stands there, as far as possible.
  for (std::size_t end = text.size(); end > 0 && end != std::string::npos; end = text.rfind(' ', end - 1)) {
    if (text[end - 1] != ' ' && is_file(text.substr(0, end)))
      return take(text, text.substr(0, end), std::min(text.find_first_not_of(' ', end), text.size()));
  }
  if (word) return take(text, word->text, word->next);
  return take(text, text, text.size());
}

std::vector<std::string> paths_beginning_with(const std::string& start) {
  const std::size_t slash = start.rfind('/');
  const std::string front = slash == std::string::npos ? "" : start.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? start : start.substr(slash + 1);
  std::vector<std::string> found;
  std::error_code error;
  const std::string folder = client::transfers::absolute_path(front.empty() ? "." : front);
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    std::string entry = at->path().filename().string();
    const bool is_meant = entry.starts_with(name) && (!name.empty() || !entry.starts_with('.'));
    if (!is_meant || visible_line(entry) != entry) continue;
    std::error_code not_known;
    if (at->is_directory(not_known)) entry += '/';
    found.push_back(front + entry);
    if (found.size() >= kMost) break;
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace banter::cli
