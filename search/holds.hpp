#pragma once

#include <algorithm>
#include <string_view>

#include "search/match.hpp"
#include "search/words.hpp"

// What must hold for any bytes at all. The fuzz target and the test of the corpus ask the same questions.
namespace banter::search {

// The parts of the text, and of the UTF-16 that it is made into, that tokens may come from.
inline bool cut_holds(std::string_view text, const CutText& cut) {
  if (cut.chars.size() != cut.origins.size()) return false;
  std::uint32_t place = 0;
  for (const Token& token : cut.tokens) {
    if (token.count == 0 || token.first != place) return false;
    place += token.count;
  }
  if (place != cut.chars.size()) return false;
  std::uint32_t begin = 0;
  for (const Origin& origin : cut.origins) {
    if (origin.begin < begin || origin.end <= origin.begin || origin.end > text.size()) return false;
    begin = origin.begin;
  }
  return true;
}

inline bool highlights_hold(const std::vector<protocol::Highlight>& highlights, std::size_t units) {
  std::int64_t end = 0;
  for (const protocol::Highlight& one : highlights) {
    if (one.start < end || one.length < 1) return false;
    end = one.start + one.length;
  }
  return highlights.size() <= kMostHighlights && end <= static_cast<std::int64_t>(units);
}

// Whether an index that holds these words gives the text for these needs.
inline bool gives(const std::vector<std::string>& words, const std::vector<Need>& needs) {
  return std::ranges::all_of(needs, [&](const Need& need) {
    if (need.word == kFileWord) return true;  // no matter of the text
    return std::ranges::any_of(words, [&](const std::string& word) {
      return need.is_prefix ? word.starts_with(need.word) : word == need.word;
    });
  });
}

// Both sides of the first line feed, as a query and a text. What is found is found through an index, too, and
// is marked within the text; and what a text is quoted with finds it.
inline bool search_holds(std::string_view bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string_view text = bytes.substr(std::min(line + 1, bytes.size()));
  CutText cut;
  cut_text(text, cut);
  if (!cut_holds(text, cut)) return false;
  std::vector<std::string> words;
  words_of(cut, words);
  std::vector<protocol::Highlight> highlights;
  for (const std::string_view asked : {bytes.substr(0, line), text, bytes}) {
    const Query query = parse_query(asked);
    std::size_t count = 0;
    for (const Term& term : query.terms)
      count += term.pieces.size();
    if (count > kMostWords) return false;
    if (!Matcher(query).matches(text, highlights)) continue;
    if (!gives(words, needs_of(query)) || !highlights_hold(highlights, text.size())) return false;
  }
  return true;
}

}  // namespace banter::search
