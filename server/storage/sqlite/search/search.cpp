#include "server/storage/sqlite/search/search.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_map>

#include "base/try.hpp"
#include "search/match.hpp"
#include "server/core/ports/page_budget.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::SearchPage;
using core::SearchScope;
using protocol::Result;

// What one request may do, in about microseconds; then it tells what it has found, and that there is more.
constexpr std::int64_t kMostWork = 25'000;
constexpr std::int64_t kWorkOfARow = 4;     // to fetch one by its key
constexpr std::int64_t kWorkOfATail = 1;    // to pass over one
constexpr std::int64_t kStepsOfWork = 128;  // of the matcher
constexpr std::int64_t kChangesOfWork = 4;  // to be read
// Where more changes than these wait for the index, it is not asked.
constexpr std::size_t kMostChanges = 4096;

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

#define BANTER_SEARCHED "key, conversation, sender, sent_at, deleted, content "

std::int64_t before_of(std::string_view cursor) {
  std::int64_t before = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), before);
  const bool is_cursor = error == std::errc() && end == cursor.data() + cursor.size() && before > 0;
  return is_cursor ? before : kEnd;
}

// Which conversations may be read: asked for every candidate.
class Places {
 public:
  void add(ConversationKey conversation, std::int64_t first_key) {
    const auto number = static_cast<std::size_t>(conversation.value);
    if (bits_.size() <= number / 64) bits_.resize(number / 64 + 1);
    bits_[number / 64] |= std::uint64_t{1} << (number % 64);
    if (first_key > 0) first_keys_[conversation.value] = first_key;
  }
  bool hold(std::int64_t conversation, std::int64_t key) const {
    const auto number = static_cast<std::size_t>(conversation);
    if (number / 64 >= bits_.size() || (bits_[number / 64] >> (number % 64) & 1) == 0) return false;
    if (first_keys_.empty()) return true;
    const auto first = first_keys_.find(conversation);
    return first == first_keys_.end() || key >= first->second;
  }

 private:
  std::vector<std::uint64_t> bits_;
  std::unordered_map<std::int64_t, std::int64_t> first_keys_;  // of what was cleared
};

}  // namespace

// One request.
class Search::Hunt {
 public:
  Hunt(Search& search, const search::Query& query, const SearchScope& scope, std::int64_t before,
       std::size_t limit)
      : search_(search), query_(query), scope_(scope), before_(before), limit_(limit), matcher_(query) {
    std::ranges::sort(from_ = scope.from);
    std::ranges::sort(not_in_rooms_ = scope.not_in_rooms);
  }

  // False: the index cannot be used, and all must be begun again without it.
  Result<bool> run(IndexReader::Seen seen) {
    BANTER_CHECK(prepare());
    if (seen.end > 0) {
      BANTER_TRY(usable, read_changes(seen));
      if (!usable) return false;
    }
    BANTER_TRY(done, look_through_tail(seen.end));
    if (done || seen.end == 0) return true;
    return look_through_index(seen);
  }
  SearchPage take_page() { return std::move(page_); }

 private:
  Result<void> prepare();
  Result<bool> read_changes(IndexReader::Seen seen);
  Result<bool> look_through_tail(std::int64_t from);
  Result<bool> look_through_index(IndexReader::Seen seen);
  Result<bool> look_through_block(Block block, bool& readable);
  Result<bool> look_through_chunk(const IndexReader::Chunk& chunk, std::int64_t begin, std::uint32_t from,
                                  std::uint32_t to, std::int64_t block_begin);
  Result<bool> look_up(std::int64_t key);
  Result<bool> look_at(const Rows& row);
  Result<bool> put(std::int64_t key, const ConversationRecord& conversation);
  Result<const ConversationRecord*> record(ConversationKey key);
  bool may_be_from(std::int64_t sender) const {
    return from_.empty() || std::ranges::binary_search(from_, AccountKey{sender});
  }
  bool tired() const {
    const std::int64_t work = work_ + matcher_.steps() / kStepsOfWork;
    return work + (search_.index_ ? search_.index_->work() : 0) > kMostWork;
  }
  // Everything from `key` on was looked at: the next page begins before it.
  bool stop_at(std::int64_t key) {
    page_.more = true;
    page_.cursor = std::to_string(key);
    return true;
  }

  Search& search_;
  const search::Query& query_;
  const SearchScope& scope_;
  const std::int64_t before_;
  const std::size_t limit_;
  search::Matcher matcher_;
  Places places_;
  std::vector<AccountKey> from_, not_in_rooms_;
  std::unordered_map<std::int64_t, std::shared_ptr<const ConversationRecord>> records_;
  std::vector<protocol::Highlight> highlights_;
  std::vector<search::Need> needs_;
  std::vector<std::int64_t> changed_;  // keys whose words in the index are not the present ones; ascending
  OffsetSet candidates_;
  IndexReader::Chunk chunk_;
  core::PageBudget budget_;
  SearchPage page_;
  std::int64_t last_put_ = 0;
  std::int64_t work_ = 0;
  bool moved_ = false;  // something was looked at, so that stopping here is no standing still
};

Result<void> Search::Hunt::prepare() {
  for (const core::ReadablePlace& place : scope_.places) {
    std::int64_t first_key = 0;
    if (place.visible_after > 0) {
      // Within a conversation, keys grow with seqs.
      Rows row = search_.first_visible_(place.conversation, place.visible_after);
      BANTER_TRY(found, row.next());
      if (!found) continue;
      first_key = row.integer(0);
    }
    places_.add(place.conversation, first_key);
  }
  return {};
}

// False when there are too many, or when some that the index does not know are not told any more.
Result<bool> Search::Hunt::read_changes(IndexReader::Seen seen) {
  {
    Rows row = search_.taken_();
    BANTER_TRY(found, row.next());
    if (!found || row.integer(0) > seen.journal) return false;
  }
  Rows rows = search_.changed_(seen.journal, kMostChanges + 1);
  std::size_t count = 0;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) break;
    if (++count > kMostChanges) return false;
    if (const std::int64_t key = rows.integer(0); key < seen.end) changed_.push_back(key);
  }
  work_ += static_cast<std::int64_t>(count) / kChangesOfWork;
  std::ranges::sort(changed_);
  const auto again = std::ranges::unique(changed_);
  changed_.erase(again.begin(), again.end());
  return true;
}

// All of these give true when the page has ended.

Result<bool> Search::Hunt::look_through_tail(std::int64_t from) {
  if (before_ <= from) return false;
  Rows rows = search_.newest_first_(from, before_);
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return false;
    work_ += kWorkOfATail;
    const std::int64_t key = rows.integer(0);
    if (places_.hold(rows.integer(1), key)) {
      BANTER_TRY(done, look_at(rows));
      if (done) return true;
    }
    if (tired()) return stop_at(key);
  }
}

// Gives whether the index could be read.
Result<bool> Search::Hunt::look_through_index(IndexReader::Seen seen) {
  needs_ = search::needs_of(query_);
  for (const Block block : search_.layout_.newest_first(seen.end, before_)) {
    if (tired() && moved_) {
      stop_at(std::min(before_, search_.layout_.end(block)));
      return true;
    }
    bool readable = true;
    BANTER_TRY(done, look_through_block(block, readable));
    if (!readable) return false;
    if (done) return true;
  }
  return true;
}

Result<bool> Search::Hunt::look_through_block(Block block, bool& readable) {
  const Layout& layout = search_.layout_;
  const std::int64_t begin = layout.begin(block);
  const std::int64_t end = std::min(layout.end(block), before_);
  readable = search_.index_->candidates(block, needs_, candidates_);
  if (!readable) return false;
  for (auto key = std::ranges::lower_bound(changed_, begin); key != changed_.end() && *key < end; ++key)
    candidates_.add(static_cast<std::uint32_t>(*key - begin));
  for (std::int64_t number = (end - 1) >> layout.unit_bits; number >= begin >> layout.unit_bits; --number) {
    const std::int64_t chunk_begin = number << layout.unit_bits;
    const std::int64_t chunk_end = std::min(chunk_begin + layout.unit(), end);
    const auto from = static_cast<std::uint32_t>(chunk_begin - begin);
    const auto to = static_cast<std::uint32_t>(chunk_end - begin);
    if (candidates_.any(from, to)) {
      if (tired() && moved_) return stop_at(chunk_end);
      readable = search_.index_->chunk(number, chunk_);
      if (!readable) return false;
      BANTER_TRY(done, look_through_chunk(chunk_, chunk_begin, from, to, begin));
      if (done) return true;
    }
    moved_ = true;
  }
  return false;
}

Result<bool> Search::Hunt::look_through_chunk(const IndexReader::Chunk& chunk, std::int64_t begin,
                                              std::uint32_t from, std::uint32_t to,
                                              std::int64_t block_begin) {
  if (chunk.newest < query_.not_before || chunk.oldest >= query_.before) return false;
  Result<bool> done = false;
  candidates_.descend(from, to, [&](std::uint32_t offset) {
    const std::int64_t key = block_begin + offset;
    const auto at = static_cast<std::size_t>(key - begin);
    if (!places_.hold(chunk.conversations[at], key) || !may_be_from(chunk.senders[at])) return true;
    done = look_up(key);
    if (done && !*done && tired()) done = stop_at(key);
    return done && !*done;
  });
  return done;
}

Result<bool> Search::Hunt::look_up(std::int64_t key) {
  work_ += kWorkOfARow;
  Rows row = search_.by_key_(key);
  BANTER_TRY(found, row.next());
  // Neither is it certain that the snapshot has what the index has.
  if (!found || !places_.hold(row.integer(1), key)) return false;
  return look_at(row);
}

// The message may be read; does it fit?
Result<bool> Search::Hunt::look_at(const Rows& row) {
  const std::int64_t sent_at = row.integer(3);
  const bool deleted = row.flag(4);
  if (deleted || sent_at < query_.not_before || sent_at >= query_.before || !may_be_from(row.integer(2)))
    return false;
  const std::string_view content = row.text(5);
  work_ += 1;
  if (!matcher_.matches(content, highlights_)) return false;
  BANTER_TRY(conversation, record(row.id<ConversationKey>(1)));
  const bool in_room = conversation->kind == protocol::ConversationKind::room;
  if (in_room && std::ranges::binary_search(not_in_rooms_, row.id<AccountKey>(2))) return false;
  return put(row.integer(0), *conversation);
}

Result<bool> Search::Hunt::put(std::int64_t key, const ConversationRecord& conversation) {
  work_ += kWorkOfARow;
  BANTER_TRY(message, search_.messages_.by_key(key, conversation));
  if (!message || (query_.has_file && message->attachments.empty())) return false;
  message->highlights = highlights_;
  if (page_.messages.size() == limit_ || !budget_.takes(*message)) return stop_at(last_put_);
  page_.messages.push_back(std::move(*message));
  last_put_ = key;
  return false;
}

Result<const ConversationRecord*> Search::Hunt::record(ConversationKey key) {
  auto& known = records_[key.value];
  if (!known) {
    BANTER_TRY(found, search_.conversations_.by_key(key));
    if (!found) return unavailable();
    known = found;
  }
  return known.get();
}

Search::Search(Connection& connection, ConversationQueries& conversations, MessageQueries& messages,
               IndexState* index)
    : conversations_(conversations),
      messages_(messages),
      newest_first_(connection,
                    "select " BANTER_SEARCHED "from messages where key >= ?1 and key < ?2 order by key desc"),
      by_key_(connection, "select " BANTER_SEARCHED "from messages where key = ?1"),
      first_visible_(connection,
                     "select key from messages where conversation = ?1 and seq > ?2 order by seq limit 1"),
      taken_(connection, "select taken from search_state"),
      changed_(connection, "select key from search_journal where id > ?1 limit ?2"),
      index_(index != nullptr ? std::make_unique<IndexReader>(*index) : nullptr),
      layout_(index != nullptr ? index->layout : Layout{}) {}

Result<SearchPage> Search::find(const search::Query& query, const SearchScope& scope, std::string_view cursor,
                                std::size_t limit) {
  if (query.empty() || scope.places.empty()) return SearchPage{};
  const std::int64_t before = before_of(cursor);
  if (index_) {
    Hunt hunt(*this, query, scope, before, limit);
    const auto readable = hunt.run(index_->begin());
    index_->end();
    if (!readable) return std::unexpected(readable.error());
    if (*readable) return hunt.take_page();
  }
  Hunt hunt(*this, query, scope, before, limit);
  BANTER_CHECK(hunt.run({}));
  return hunt.take_page();
}

}  // namespace banter::storage::sqlite
