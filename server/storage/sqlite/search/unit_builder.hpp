#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/text.hpp"
#include "server/storage/sqlite/search/offsets.hpp"

namespace banter::storage::sqlite {

/// The word of messages that have more words than the index takes: these are candidates of every search. No
/// word that is searched for is empty.
inline constexpr std::string_view kAnyWord;

/// What of the words of one message stands in the index: each once, or kAnyWord alone.
void keep_indexed(std::vector<std::string>& words);

/// A message as the index sees it.
struct IndexedMessage {
  std::int64_t key = 0;
  std::int64_t conversation = 0;
  std::int64_t sender = 0;
  std::int64_t sent_at = 0;
  std::string_view content;  ///< empty when it was deleted
  bool has_file = false;
};

/// Gathers the messages of one unit of keys in memory, of which it takes some tens of megabytes at most. One
/// thread.
class UnitBuilder {
 public:
  explicit UnitBuilder(int unit_bits) : unit_bits_(unit_bits) {}

  /// begin: the unit's first key.
  void start(std::int64_t begin);
  /// In the order of their keys.
  void add(const IndexedMessage& message);

  using Entry = std::pair<const std::string, Offsets>;
  /// All words in the order of their bytes; good until the next start().
  const std::vector<const Entry*>& sorted();

  // Of the messages that were added.
  std::int64_t oldest() const { return oldest_; }
  std::int64_t newest() const { return newest_; }
  /// Four bytes for each key of the unit, of the machine's own order; 0 where there is no message.
  const std::vector<std::uint32_t>& conversations() const { return conversations_; }
  const std::vector<std::uint32_t>& senders() const { return senders_; }

 private:
  const int unit_bits_;
  std::int64_t begin_ = 0;
  std::int64_t oldest_ = 0;
  std::int64_t newest_ = 0;
  std::vector<std::uint32_t> conversations_;
  std::vector<std::uint32_t> senders_;
  std::unordered_map<std::string, Offsets> words_;
  std::size_t size_ = 0;  // of all offsets
  std::vector<const Entry*> sorted_;
  search::CutText cut_;
  std::vector<std::string> cut_words_;
};

}  // namespace banter::storage::sqlite
