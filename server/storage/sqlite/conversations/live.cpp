#include "server/storage/sqlite/conversations/live.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "server/storage/sqlite/engine/folded.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using protocol::Result;

constexpr std::size_t kMostLive = 8192;

}  // namespace

LiveConversations::Live::Live(Record record)
    : record_(std::move(record)),
      last_seq_(record_->last_seq),
      version_(record_->version),
      first_seq_(record_->first_seq),
      member_count_(record_->member_count),
      updated_at_(record_->updated_at),
      stored_seq_(record_->last_seq),
      stored_version_(record_->version) {}

const LiveConversations::Record& LiveConversations::Live::record() {
  if (record_is_old_) {
    auto present = std::make_shared<core::ConversationRecord>(*record_);
    present->last_seq = last_seq_;
    present->version = version_;
    present->first_seq = first_seq_;
    present->member_count = member_count_;
    present->updated_at = updated_at_;
    record_ = std::move(present);
    record_is_old_ = false;
  }
  return record_;
}

std::size_t LiveConversations::PairHash::operator()(const Pair& pair) const noexcept {
  const std::hash<AccountKey> hash;
  return hash(pair.low) * 31 + hash(pair.high);
}

LiveConversations::LiveConversations(Connection& connection)
    : connection_(connection),
      queries_(connection),
      changes_(connection),
      store_head_(
          connection,
          "update heads set last_seq = ?2, version = ?3, member_count = ?4, updated_at = ?5, change = ?6, "
          "first_seq = ?9 "
          "where conversation = ?1 and last_seq = ?7 and version = ?8"),
      live_(kMostLive),
      ids_(kMostLive),
      rooms_(kMostLive),
      pairs_(kMostLive) {}

Result<LiveConversations::Live*> LiveConversations::by_key(ConversationKey key) {
  if (Live* live = live_.find(key)) return live;
  return remember(queries_.by_key(key));
}

Result<LiveConversations::Live*> LiveConversations::by_id(std::string_view id) {
  if (const ConversationKey* key = ids_.find(id)) return by_key(*key);
  BANTER_TRY(live, remember(queries_.by_id(id)));
  if (live != nullptr) ids_.put(id, live->record_->key);
  return live;
}

Result<LiveConversations::Live*> LiveConversations::by_room(std::string_view room) {
  const Folded folded(room);
  if (const ConversationKey* key = rooms_.find(folded.view())) return by_key(*key);
  BANTER_TRY(live, remember(queries_.by_room(room)));
  if (live != nullptr) rooms_.put(folded.view(), live->record_->key);
  return live;
}

Result<LiveConversations::Live*> LiveConversations::by_pair(AccountKey one, AccountKey other) {
  const auto [low, high] = std::minmax(one, other);
  const Pair pair{low, high};
  if (const ConversationKey* key = pairs_.find(pair)) return by_key(*key);
  BANTER_TRY(live, remember(queries_.by_pair(low, high)));
  if (live != nullptr) pairs_.put(pair, live->record_->key);
  return live;
}

Result<LiveConversations::Live*> LiveConversations::remember(ConversationQueries::Found found) {
  BANTER_TRY(record, std::move(found));
  if (!record) return nullptr;
  const ConversationKey key = record->key;
  if (Live* live = live_.find(key)) return live;  // found by another name; the heads in memory are newer
  return &live_.put(key, Live(std::move(record)));
}

void LiveConversations::appended(Live& live, std::int64_t seq, std::int64_t version, base::Millis at) {
  live.last_seq_ = seq;
  changed(live, version, at);
}

void LiveConversations::changed(Live& live, std::int64_t version, base::Millis at) {
  live.version_ = std::max(live.version_, version);
  live.updated_at_ = std::max(live.updated_at_, at);
  touch(live);
}

void LiveConversations::begins_at(Live& live, std::int64_t seq) {
  live.first_seq_ = seq;
  touch(live);
}

void LiveConversations::members_changed(Live& live, std::int64_t more, base::Millis at) {
  live.member_count_ += more;
  changed(live, 0, at);
}

Result<void> LiveConversations::refresh(Live& live) {
  BANTER_TRY(record, queries_.by_key(live.record_->key));
  if (!record) return unavailable();
  live.record_ = record;
  touch(live);
  return {};
}

void LiveConversations::touch(Live& live) {
  live.record_is_old_ = true;
  if (live.touched_) return;
  live.touched_ = true;
  touched_.push_back(&live);
}

Result<void> LiveConversations::flush() {
  // In the order of the table, so that neighbours are found where the cursor stands.
  std::ranges::sort(touched_, {}, [](const Live* live) { return live->record_->key; });
  for (Live* live : touched_) {
    BANTER_TRY(change, changes_.next());
    BANTER_CHECK(store_head_(live->record_->key, live->last_seq_, live->version_, live->member_count_,
                             live->updated_at_, change, live->stored_seq_, live->stored_version_,
                             live->first_seq_)
                     .run());
    if (store_head_.changed() != 1) {
      connection_.fail("a head is not what it was: somebody else has written");
      return unavailable();
    }
    live->stored_seq_ = live->last_seq_;
    live->stored_version_ = live->version_;
    live->touched_ = false;
  }
  touched_.clear();
  return {};
}

void LiveConversations::age() {
  live_.age();
  ids_.age();
  rooms_.age();
  pairs_.age();
}

void LiveConversations::forget() {
  touched_.clear();
  live_.clear();
  ids_.clear();
  rooms_.clear();
  pairs_.clear();
  changes_.forget();
}

}  // namespace banter::storage::sqlite
