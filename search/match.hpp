#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "protocol/generated/cpp/messages.hpp"
#include "search/query.hpp"

namespace banter::search {

// More places than these are not marked in one message.
inline constexpr std::size_t kMostHighlights = 100;

// Decides whether texts hold all terms of a query. What storages give is what this says, whatever their
// indexes say. One thread; the query outlives it.
class Matcher {
 public:
  explicit Matcher(const Query& query) : query_(query) {}

  // Whether all terms stand in the text. `highlights` becomes where, in order and without overlap: a word of
  // which only the beginning was asked for is marked as far as that goes.
  bool matches(std::string_view content, std::vector<protocol::Highlight>& highlights);

  // What all of that has cost: bytes that were cut, and what was compared. About a hundred take a
  // microsecond.
  std::int64_t steps() const { return steps_; }

 private:
  bool find(const Term& term);
  bool stands_at(const Term& term, std::size_t token, std::size_t& begin, std::size_t& end);
  void find_within(const Token& token, std::u32string_view chars);
  void note(std::size_t first, std::size_t last);
  void count(std::size_t steps) { steps_ += static_cast<std::int64_t>(steps); }

  const Query& query_;
  CutText cut_;
  std::vector<protocol::Highlight> found_;
  std::int64_t steps_ = 0;
};

}  // namespace banter::search
