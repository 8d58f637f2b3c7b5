#include "search/match.hpp"

#include <algorithm>

namespace banter::search {
namespace {

// Enough to have the first hundred of all terms in most texts, and a bound for the rest.
constexpr std::size_t kMostOfATerm = kMostHighlights;
constexpr std::size_t kStepsOfAPlace = 16;  // to be noted, sorted and merged

void merge(std::vector<protocol::Highlight>& found, std::vector<protocol::Highlight>& merged) {
  std::ranges::sort(found, {}, &protocol::Highlight::start);
  merged.clear();
  for (const protocol::Highlight& one : found) {
    const bool overlaps = !merged.empty() && one.start < merged.back().start + merged.back().length;
    if (overlaps) {
      const auto end = std::max(merged.back().start + merged.back().length, one.start + one.length);
      merged.back().length = end - merged.back().start;
    } else if (merged.size() < kMostHighlights) {
      merged.push_back(one);
    } else {
      return;
    }
  }
}

}  // namespace

bool Matcher::matches(std::string_view content, std::vector<protocol::Highlight>& highlights) {
  highlights.clear();
  if (query_.terms.empty()) return true;
  cut_text(content, cut_);
  count(content.size() + cut_.chars.size());
  found_.clear();
  for (const Term& term : query_.terms) {
    if (!find(term)) return false;
  }
  count(found_.size() * kStepsOfAPlace);
  merge(found_, highlights);
  return true;
}

bool Matcher::find(const Term& term) {
  const std::size_t before = found_.size();
  const Term::Piece& first = term.pieces.front();
  const bool anywhere = term.pieces.size() == 1 && first.kind == TokenKind::dense;
  for (std::size_t at = 0; at + term.pieces.size() <= cut_.tokens.size(); ++at) {
    if (found_.size() - before >= kMostOfATerm) break;
    const Token& token = cut_.tokens[at];
    count(1);
    if (token.kind != first.kind) continue;
    std::size_t begin = 0;
    std::size_t end = 0;
    if (anywhere) {
      find_within(token, first.chars);
    } else if (stands_at(term, at, begin, end)) {
      note(begin, end);
    }
  }
  return found_.size() > before;
}

// Whether the pieces are the tokens from `at` on. [begin, end): the characters.
bool Matcher::stands_at(const Term& term, std::size_t at, std::size_t& begin, std::size_t& end) {
  for (std::size_t i = 0; i < term.pieces.size(); ++i) {
    const Term::Piece& piece = term.pieces[i];
    const Token& token = cut_.tokens[at + i];
    const std::u32string_view chars = cut_.chars_of(token);
    const bool is_first = i == 0;
    const bool is_last = i + 1 == term.pieces.size();
    const bool is_dense = piece.kind == TokenKind::dense;
    // Characters of different words are hardly ever compared further than the first few.
    count(1 + std::min(chars.size(), piece.chars.size()) / 4);
    if (token.kind != piece.kind) return false;
    // A run of a script without spaces is not a word: it may go on before the first piece, and behind the
    // last.
    if (is_first && is_dense) {
      if (!chars.ends_with(piece.chars)) return false;
    } else if (is_last && (is_dense || !term.whole)) {
      if (!chars.starts_with(piece.chars)) return false;
    } else if (chars != piece.chars) {
      return false;
    }
    if (is_first) begin = token.first + token.count - (is_dense ? piece.chars.size() : token.count);
    if (is_last) end = token.first + piece.chars.size();
  }
  return true;
}

void Matcher::find_within(const Token& token, std::u32string_view chars) {
  const std::u32string_view run = cut_.chars_of(token);
  std::size_t left = kMostOfATerm;
  std::size_t at = 0;
  while (left > 0 && at + chars.size() <= run.size()) {
    const std::u32string_view here = run.substr(at, chars.size());
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(here, chars).in1 - here.begin());
    count(1 + same);
    if (same == chars.size()) {
      note(token.first + at, token.first + at + same);
      at += same;
      --left;
    } else {
      ++at;
    }
  }
}

// The characters [first, last) of the cut text.
void Matcher::note(std::size_t first, std::size_t last) {
  const std::int64_t begin = cut_.origins[first].begin;
  found_.push_back({.start = begin, .length = cut_.origins[last - 1].end - begin});
}

}  // namespace banter::search
