#include "search/words.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace banter::search {
namespace {

// Characters of a word that tell it from others well enough.
constexpr std::size_t kMostOfWord = 32;

std::string utf8_of(std::u32string_view chars) {
  std::string word;
  append_utf8(chars, word);
  return word;
}

void add_needs(const Term::Piece& piece, bool is_prefix, std::vector<Need>& needs) {
  const std::u32string_view chars = piece.chars;
  if (piece.kind != TokenKind::dense) {
    needs.push_back({utf8_of(chars.substr(0, kMostOfWord)), is_prefix && chars.size() < kMostOfWord});
  } else if (chars.size() == 1) {
    // Every character of a run begins a word: with its neighbour, or, the last one, alone.
    needs.push_back({utf8_of(chars), true});
  } else {
    for (std::size_t i = 0; i + 1 < chars.size(); ++i)
      needs.push_back({utf8_of(chars.substr(i, 2)), false});
  }
}

}  // namespace

void words_of(const CutText& cut, std::vector<std::string>& words) {
  std::size_t count = 0;
  const auto add = [&](std::u32string_view chars) {
    if (count == words.size()) words.emplace_back();
    words[count].clear();  // keeps its memory
    append_utf8(chars, words[count++]);
  };
  for (const Token& token : cut.tokens) {
    const std::u32string_view chars = cut.chars_of(token);
    if (token.kind != TokenKind::dense) {
      add(chars.substr(0, kMostOfWord));
    } else {
      for (std::size_t i = 0; i < chars.size(); ++i)
        add(chars.substr(i, 2));
    }
  }
  words.resize(count);
}

std::vector<Need> needs_of(const Query& query) {
  std::vector<Need> needs;
  if (query.has_file) needs.push_back({std::string(kFileWord), false});
  for (const Term& term : query.terms) {
    for (std::size_t i = 0; i < term.pieces.size(); ++i) {
      const bool is_last = i + 1 == term.pieces.size();
      add_needs(term.pieces[i], is_last && !term.whole, needs);
    }
  }
  std::ranges::sort(needs, {}, [](const Need& need) { return std::tie(need.is_prefix, need.word); });
  const auto again = std::ranges::unique(needs);
  needs.erase(again.begin(), again.end());
  const auto is_implied = [&](const Need& need) {
    return need.is_prefix && std::ranges::any_of(needs, [&](const Need& other) {
             return other.word.starts_with(need.word) && other != need;
           });
  };
  std::vector<Need> kept;
  std::ranges::remove_copy_if(needs, std::back_inserter(kept), is_implied);
  return kept;
}

}  // namespace banter::search
