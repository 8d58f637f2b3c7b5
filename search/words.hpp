#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query.hpp"

// What an index of texts holds, and what it is asked. It may find too much, never too little: whatever
// Matcher accepts has all that the query needs.
namespace banter::search {

// The index's words of a cut text, in UTF-8: its words, cut off where they are long, its symbols, and of runs
// of scripts without spaces every two neighbours and the last character. Replaces `words`; a word may come
// more than once.
void words_of(const CutText& cut, std::vector<std::string>& words);

// Stands among the words of a message that has files. No text has it.
inline constexpr std::string_view kFileWord = "\x01";

struct Need {
  std::string word;
  bool is_prefix = false;  // any word that begins so will do

  bool operator==(const Need&) const = default;
};

// What a message must have among its words to match; each once, and no beginning that another need has
// anyway.
std::vector<Need> needs_of(const Query& query);

}  // namespace banter::search
