#include "client/cli/testing/tiny_terminal.hpp"

#include <algorithm>
#include <cstdlib>

#include "client/cli/text/wrap.hpp"

namespace banter::cli::testing {
namespace {

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

TinyTerminal::TinyTerminal(std::size_t rows, std::size_t columns)
    : columns_(columns), screen_(rows, Row(columns)) {}

void TinyTerminal::write(std::string_view bytes) {
  pending_ += bytes;
  std::size_t at = 0;
  while (at < pending_.size()) {
    const std::string_view rest = std::string_view(pending_).substr(at);
    if (rest.front() == '\x1b') {
      if (rest.size() < 2) break;
      if (rest[1] == '[') {
        const std::size_t end =
            rest.find_first_of("@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 2);
        if (end == std::string_view::npos) break;
        control(rest.substr(2, end - 2), rest[end]);
        at += end + 1;
      } else {
        at += 2;
      }
      continue;
    }
    const std::size_t length = length_of(rest.front());
    if (rest.size() < length) break;
    const std::string_view letter = rest.substr(0, length);
    at += length;
    if (letter == "\r") {
      column_ = 0;
      full_ = false;
    } else if (letter == "\n") {
      line_feed();
    } else if (letter == "\b") {
      column_ -= column_ > 0 && !full_ ? 1 : 0;
      full_ = false;
    } else if (letter.front() >= ' ' || length > 1) {
      take(letter, columns_of(letter));
    }
  }
  pending_.erase(0, at);
}

void TinyTerminal::take(std::string_view letter, std::size_t columns) {
  if (columns == 0) {
    const std::size_t before = column_ > 0 && !full_ ? column_ - 1 : column_;
    screen_[row_][before].text += letter;
    return;
  }
  if (full_ || column_ + columns > columns_) {
    column_ = 0;
    full_ = false;
    line_feed();
  }
  screen_[row_][column_].text = letter;
  if (columns == 2) screen_[row_][column_ + 1].text.clear();
  column_ += columns;
  if (column_ >= columns_) {
    column_ = columns_ - 1;
    full_ = true;
  }
}

void TinyTerminal::line_feed() {
  full_ = false;
  if (row_ + 1 < screen_.size()) {
    ++row_;
    return;
  }
  gone_ += text_of(screen_.front()) + "\n";
  screen_.erase(screen_.begin());
  screen_.emplace_back(columns_);
}

void TinyTerminal::control(std::string_view parameters, char final) {
  const int given = std::atoi(std::string(parameters).c_str());
  const auto count = static_cast<std::size_t>(std::max(1, given));
  Row& row = screen_[row_];
  if (std::string_view("ABCDGHP@").find(final) != std::string_view::npos) full_ = false;
  switch (final) {
    case 'A':
      row_ -= std::min(count, row_);
      break;
    case 'B':
      row_ = std::min(row_ + count, screen_.size() - 1);
      break;
    case 'C':
      column_ = std::min(column_ + count, columns_ - 1);
      break;
    case 'D':
      column_ -= std::min(count, column_);
      break;
    case 'G':
      column_ = std::min(count, columns_) - 1;
      break;
    case 'H':
      row_ = column_ = 0;
      break;
    case 'J':
      erase_screen(given);
      break;
    case 'K':
      erase_line(given);
      break;
    case 'P':
      row.erase(row.begin() + static_cast<std::ptrdiff_t>(column_),
                row.begin() + static_cast<std::ptrdiff_t>(std::min(column_ + count, columns_)));
      row.resize(columns_);
      break;
    case '@':
      row.insert(row.begin() + static_cast<std::ptrdiff_t>(column_), count, Cell());
      row.resize(columns_);
      break;
    default:
      break;  // colours and modes
  }
}

void TinyTerminal::erase_line(int how) {
  Row& row = screen_[row_];
  const std::size_t first = how == 0 ? column_ : 0;
  const std::size_t last = how == 1 ? column_ + 1 : columns_;
  for (std::size_t i = first; i < last; ++i)
    row[i] = Cell();
}

void TinyTerminal::erase_screen(int how) {
  if (how == 0) {
    erase_line(0);
    for (std::size_t i = row_ + 1; i < screen_.size(); ++i)
      screen_[i] = Row(columns_);
  } else if (how == 2) {
    for (Row& row : screen_)
      row = Row(columns_);
  }
}

std::string TinyTerminal::text_of(const Row& row) {
  std::string text;
  for (const Cell& cell : row)
    text += cell.text;
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::vector<std::string> TinyTerminal::rows() const {
  std::vector<std::string> texts;
  for (const Row& row : screen_)
    texts.push_back(text_of(row));
  while (!texts.empty() && texts.back().empty())
    texts.pop_back();
  return texts;
}

std::string TinyTerminal::everything() const {
  std::string text = gone_;
  for (const std::string& row : rows())
    text += row + "\n";
  return text;
}

}  // namespace banter::cli::testing
