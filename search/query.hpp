#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "search/text.hpp"

// What somebody searches for, read from what he has typed. Whatever that is, it is a query: what is no
// operator is words, and nothing is an error.
namespace banter::search {

// What one must find in a text: tokens that follow each other there.
struct Term {
  struct Piece {
    std::u32string chars;  // folded; not empty
    TokenKind kind = TokenKind::word;

    bool operator==(const Piece&) const = default;
  };
  std::vector<Piece> pieces;  // not empty
  bool whole = false;         // it was quoted: the last word is not merely the beginning of one

  bool operator==(const Term&) const = default;
};

struct Query {
  std::vector<Term> terms;         // each once; all of them must stand in a message
  std::vector<std::string> from;   // usernames: one of them has written it; empty: anybody
  std::vector<std::string> where;  // `#room` or `@user`: in one of these; empty: anywhere
  base::Millis not_before = 0;     // sent at this time or later
  base::Millis before = std::numeric_limits<base::Millis>::max();  // sent earlier than this
  bool has_file = false;
  bool narrowed = false;  // there was an operator

  // Nothing was asked for, so nothing is found.
  bool empty() const { return terms.empty() && !narrowed; }
};

// More words than these, the parts of quotations and of what is written together among them, are not looked
// at.
inline constexpr std::size_t kMostWords = 32;

// `text`: any bytes. Pure, in time that grows with its length.
Query parse_query(std::string_view text);

}  // namespace banter::search
