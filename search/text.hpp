#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// How text is seen by those who search: without case, without diacritics, in whichever normal form it was
// typed, and cut into tokens. Pure functions; any thread.
namespace banter::search {

enum class TokenKind : std::uint8_t {
  word,    // letters and digits up to what is neither
  dense,   // a run of a script that puts no spaces between words (Han, Kana, Hangul, Thai …)
  symbol,  // one picture, as an emoji is
};

// One token of a text: `count` folded characters from `first` on.
struct Token {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  TokenKind kind = TokenKind::word;
};

// Where a folded character comes from, in UTF-16 units of the original: [begin, end).
struct Origin {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// A text that was cut. Kept by whoever cuts many, for its memory.
struct CutText {
  std::u32string chars;         // folded
  std::vector<Origin> origins;  // of each of them
  std::vector<Token> tokens;    // in the order of the text

  std::u32string_view chars_of(const Token& token) const {
    return std::u32string_view(chars).substr(token.first, token.count);
  }
};

// Cuts `utf8` into `cut`, in time that grows with its length alone. Bytes that are no UTF-8 part words.
void cut_text(std::string_view utf8, CutText& cut);

// The same characters in UTF-8, behind what `out` holds.
void append_utf8(std::u32string_view chars, std::string& out);

}  // namespace banter::search
