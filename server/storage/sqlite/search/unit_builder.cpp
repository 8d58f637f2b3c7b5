#include "server/storage/sqlite/search/unit_builder.hpp"

#include <algorithm>
#include <limits>

#include "search/words.hpp"

namespace banter::storage::sqlite {
namespace {

// The longest message has some hundred different words, or two thousand neighbours of Chinese characters; a
// thousand messages as people write them have some ten thousand.
constexpr std::size_t kMostOfMessage = 2048;
constexpr std::size_t kMostOfUnit = std::size_t{1} << 17;

}  // namespace

void keep_indexed(std::vector<std::string>& words) {
  std::ranges::sort(words);
  const auto again = std::ranges::unique(words);
  words.erase(again.begin(), again.end());
  if (words.size() > kMostOfMessage) words.assign(1, std::string(kAnyWord));
}

void UnitBuilder::start(std::int64_t begin) {
  begin_ = begin;
  oldest_ = std::numeric_limits<std::int64_t>::max();
  newest_ = 0;
  conversations_.assign(std::size_t{1} << unit_bits_, 0);
  senders_.assign(std::size_t{1} << unit_bits_, 0);
  sorted_.clear();
  words_.clear();
  size_ = 0;
}

void UnitBuilder::add(const IndexedMessage& message) {
  const auto offset = static_cast<std::uint32_t>(message.key - begin_);
  // Keys of conversations and accounts count up one by one, and no server has four thousand million.
  conversations_[offset] = static_cast<std::uint32_t>(message.conversation);
  senders_[offset] = static_cast<std::uint32_t>(message.sender);
  oldest_ = std::min(oldest_, message.sent_at);
  newest_ = std::max(newest_, message.sent_at);
  search::cut_text(message.content, cut_);
  search::words_of(cut_, cut_words_);
  keep_indexed(cut_words_);
  if (size_ + cut_words_.size() > kMostOfUnit) cut_words_.assign(1, std::string(kAnyWord));
  size_ += cut_words_.size();
  for (const std::string& word : cut_words_)
    words_[word].push_back(offset);
  if (message.has_file) words_[std::string(search::kFileWord)].push_back(offset);
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
