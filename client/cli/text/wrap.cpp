#include "client/cli/text/wrap.hpp"

#include <langinfo.h>
#include <wchar.h>

#include <clocale>
#include <cstring>

namespace banter::cli {
namespace {

struct Letter {
  std::string_view bytes;
  std::size_t columns;
};

/// Takes the first character off `text`, which is UTF-8 and not empty.
Letter take_letter(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  length = std::min(length, text.size());
  wchar_t point = lead < 0x80 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i)
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  // What the C library does not know is newer than it, and then most often wide; a line broken too early is
  // no harm.
  const int columns = ::wcwidth(point);
  const Letter letter{text.substr(0, length), columns < 0 ? 2 : static_cast<std::size_t>(columns)};
  text.remove_prefix(length);
  return letter;
}

/// Takes the next word off `text` with the spaces in front of it.
std::string_view take_word(std::string_view& text) {
  std::size_t end = text.find_first_not_of(' ');
  end = end == std::string_view::npos ? text.size() : std::min(text.find(' ', end), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

/// Pieces of at most a width, filled from the front.
class Pieces {
 public:
  Pieces(std::size_t columns, std::size_t taken) : columns_(columns), used_(taken) {}

  void add_word(std::string_view word) {
    if (used_ + columns_of(word) > columns_ && used_ > 0) {
      // At a break the spaces go; what would not fit on a line of its own is cut where the line ends.
      const std::string_view bare = word.substr(std::min(word.find_first_not_of(' '), word.size()));
      if (columns_of(bare) <= columns_) {
        if (bare.empty()) return;
        next_piece();
        word = bare;
      }
    }
    while (!word.empty())
      add_letter(take_letter(word));
  }

  std::vector<std::string> done() {
    pieces_.push_back(std::move(piece_));
    return std::move(pieces_);
  }

 private:
  void add_letter(Letter letter) {
    if (used_ + letter.columns > columns_) next_piece();
    piece_ += letter.bytes;
    used_ += letter.columns;
  }
  void next_piece() {
    pieces_.push_back(std::move(piece_));
    piece_.clear();
    used_ = 0;
  }

  std::size_t columns_;
  std::size_t used_;
  std::string piece_;
  std::vector<std::string> pieces_;
};

}  // namespace

void use_utf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty())
    columns += take_letter(text).columns;
  return columns;
}

std::vector<std::string> wrap(std::string_view line, std::size_t columns, std::size_t first) {
  if (columns == 0) return {std::string(line)};
  Pieces pieces(columns, first);
  while (!line.empty())
    pieces.add_word(take_word(line));
  return pieces.done();
}

}  // namespace banter::cli
