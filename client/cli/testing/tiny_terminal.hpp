#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banter::cli::testing {

/// As much of a terminal as a line editor needs: what a program writes becomes rows of text, as a person
/// would see them. use_utf8() must have been called.
class TinyTerminal {
 public:
  TinyTerminal(std::size_t rows, std::size_t columns);

  void write(std::string_view bytes);

  /// The rows from the first to the last that is not empty, without spaces behind them.
  std::vector<std::string> rows() const;
  /// The same, with those that have left the screen at its top; joined by line ends.
  std::string everything() const;

 private:
  struct Cell {
    std::string text = " ";  // empty: the second half of a wide character
  };
  using Row = std::vector<Cell>;

  void take(std::string_view letter, std::size_t columns);
  void line_feed();
  void control(std::string_view parameters, char final);
  void erase_line(int how);
  void erase_screen(int how);
  static std::string text_of(const Row& row);

  std::size_t columns_;
  std::vector<Row> screen_;
  std::string gone_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool full_ = false;    // the last column is written, the next character begins a row
  std::string pending_;  // of a character or sequence that is not complete yet
};

}  // namespace banter::cli::testing
