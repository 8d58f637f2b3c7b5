#include "server/storage/sqlite/search/unit_builder.hpp"

#include <algorithm>
#include <limits>

#include "server/core/search/words.hpp"

namespace banter::storage::sqlite {

void UnitBuilder::start(std::int64_t begin) {
  begin_ = begin;
  oldest_ = std::numeric_limits<std::int64_t>::max();
  newest_ = 0;
  conversations_.assign(std::size_t{1} << unit_bits_, 0);
  senders_.assign(std::size_t{1} << unit_bits_, 0);
  sorted_.clear();
  words_.clear();
}

void UnitBuilder::add(const IndexedMessage& message) {
  const auto offset = static_cast<std::uint32_t>(message.key - begin_);
  // Keys of conversations and accounts count up one by one, and no server has four thousand million.
  conversations_[offset] = static_cast<std::uint32_t>(message.conversation);
  senders_[offset] = static_cast<std::uint32_t>(message.sender);
  oldest_ = std::min(oldest_, message.sent_at);
  newest_ = std::max(newest_, message.sent_at);
  core::search::cut_text(message.content, cut_);
  core::search::words_of(cut_, cut_words_);
  for (const std::string& word : cut_words_) {
    Offsets& offsets = words_[word];
    if (offsets.empty() || offsets.back() != offset) offsets.push_back(offset);
  }
}

const std::vector<const UnitBuilder::Entry*>& UnitBuilder::sorted() {
  sorted_.clear();
  sorted_.reserve(words_.size());
  for (const Entry& entry : words_)
    sorted_.push_back(&entry);
  std::ranges::sort(sorted_, {}, [](const Entry* entry) -> const std::string& { return entry->first; });
  return sorted_;
}

}  // namespace banter::storage::sqlite
