#include <algorithm>
#include <charconv>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/names.hpp"
#include "server/storage/memory/conversations.hpp"

namespace banter::storage::memory {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::MemberRecord;
using protocol::ConversationRow;
using protocol::Result;
using protocol::RoomRole;

constexpr std::size_t kMostPageBytes = 256 * 1024;
constexpr std::size_t kRowBytes = 400;
constexpr std::int64_t kMostUnread = 1000;

bool is_full(const StoredMember& member) {
  return !member.left && member.record.role != RoomRole::invited;
}

std::int64_t change_of(std::string_view cursor, std::int64_t newest) {
  std::int64_t change = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), change);
  const bool whole = error == std::errc() && end == cursor.data() + cursor.size();
  return whole && change >= 0 && change <= newest ? change : 0;
}

void add_messages(const State& state, const Conversation& conversation, AccountKey account,
                  ConversationRow& row) {
  const ConversationRecord& record = conversation.record;
  // Words of the blocked are hidden in rooms; what was said between two people stays.
  const auto is_hidden = [&](AccountKey sender) {
    return record.kind == protocol::ConversationKind::room && state.blocks->contains({account, sender});
  };
  if (const StoredMessage* last = conversation.message(record.last_seq);
      last != nullptr && record.last_seq > row.cleared_seq && !is_hidden(last->sender)) {
    const protocol::Message& message = last->message;
    const bool is_file = message.content.empty() && !message.attachments.empty();
    row.last_message =
        base::prefix_of(is_file ? message.attachments.front().file_name : message.content, 200);
    row.last_sender = state.username(last->sender);
    row.last_sent_at = last->message.sent_at;
  }
  for (std::int64_t seq = std::max({row.read_seq + 1, row.cleared_seq + 1, record.first_seq});
       seq <= record.last_seq && row.unread < kMostUnread; ++seq) {
    const StoredMessage* message = conversation.message(seq);
    if (message->sender == account || message->message.deleted) continue;
    if (is_hidden(message->sender)) continue;
    ++row.unread;
    const auto& mentioned = message->mentioned;
    const auto names = [&](AccountKey one) { return std::ranges::find(mentioned, one) != mentioned.end(); };
    if (names(account) || names(AccountKey{})) ++row.mentions;
  }
}

ConversationRow row_of(const State& state, const Conversation& conversation, const StoredMember& member) {
  const ConversationRecord& record = conversation.record;
  if (member.left) return {.conversation = record.id, .left = true};
  ConversationRow row{.conversation = record.id,
                      .kind = record.kind,
                      .member_count = record.member_count,
                      .last_seq = record.last_seq,
                      .version = record.version,
                      .read_seq = member.record.read_seq,
                      .cleared_seq = member.record.cleared_seq,
                      .first_seq = record.last_seq > 0 ? record.first_seq : 0,
                      .mentions_only = member.arranged.mentions_only.value_or(false),
                      .pinned = member.arranged.pinned.value_or(false),
                      .updated_at = record.updated_at};
  if (const base::Millis until = member.arranged.muted_until.value_or(0); until > 0) row.muted_until = until;
  if (const std::string draft = member.arranged.draft.value_or(""); !draft.empty()) row.draft = draft;
  const AccountKey account = member.record.account;
  if (record.kind == protocol::ConversationKind::room) {
    row.receiver = row.title = record.room;
    row.topic = record.topic;
    row.visibility = record.is_public ? protocol::Visibility::public_ : protocol::Visibility::private_;
    row.role = member.record.role;
  } else {
    const bool low = record.low == account;
    const StoredAccount* partner = state.account(low ? record.high : record.low);
    row.receiver = row.title = low ? record.high_name : record.low_name;
    if (partner != nullptr && !partner->record->display_name.empty())
      row.title = partner->record->display_name;
  }
  if (is_full(member)) add_messages(state, conversation, account, row);
  return row;
}

std::size_t bytes_of(const ConversationRow& row) {
  return kRowBytes + row.receiver.size() + row.title.size() + row.topic.value_or("").size() +
         row.last_message.value_or("").size() + row.draft.value_or("").size();
}

}  // namespace

ConversationView::Found ConversationView::by_key(ConversationKey key) {
  const Conversation* found = view_.state->conversation(key);
  if (found == nullptr) return nullptr;
  return std::make_shared<const ConversationRecord>(found->record);
}

ConversationView::Found ConversationView::by_id(std::string_view id) {
  const auto found = view_.state->ids->find(id);
  if (found == view_.state->ids->end()) return nullptr;
  return by_key(found->second);
}

ConversationView::Found ConversationView::by_room(std::string_view room) {
  const auto found = view_.state->rooms->find(protocol::fold_name(room));
  if (found == view_.state->rooms->end()) return nullptr;
  return by_key(found->second);
}

ConversationView::Found ConversationView::by_pair(AccountKey one, AccountKey other) {
  const auto found = view_.state->pairs->find(std::minmax(one, other));
  if (found == view_.state->pairs->end()) return nullptr;
  return by_key(found->second);
}

Result<std::optional<MemberRecord>> ConversationView::member(ConversationKey conversation,
                                                             AccountKey account) {
  const Conversation* found = view_.state->conversation(conversation);
  if (found == nullptr) return std::nullopt;
  const auto member = found->members.find(account);
  if (member == found->members.end() || member->second.left) return std::nullopt;
  return member->second.record;
}

Result<bool> ConversationView::is_banned(ConversationKey conversation, AccountKey account) {
  const Conversation* found = view_.state->conversation(conversation);
  return found != nullptr && found->banned.contains(account);
}

Result<std::int64_t> ConversationView::count_role(ConversationKey conversation, RoomRole role) {
  const Conversation* found = view_.state->conversation(conversation);
  if (found == nullptr) return 0;
  return std::ranges::count_if(found->members, [&](const auto& entry) {
    return !entry.second.left && entry.second.record.role == role;
  });
}

Result<std::vector<ConversationKey>> ConversationView::joined_by(AccountKey account) {
  std::vector<ConversationKey> joined;
  for (const auto& [key, conversation] : *view_.state->conversations) {
    const auto member = conversation->members.find(account);
    if (member != conversation->members.end() && is_full(member->second)) joined.push_back(key);
  }
  return joined;
}

Result<std::vector<AccountKey>> ConversationView::neighbours_of(AccountKey account, std::int64_t most) {
  std::set<AccountKey> neighbours;
  for (const auto& [key, conversation] : *view_.state->conversations) {
    const auto own = conversation->members.find(account);
    if (own == conversation->members.end() || !is_full(own->second)) continue;
    if (conversation->record.member_count > most) continue;
    for (const auto& [other, member] : conversation->members) {
      if (other != account && is_full(member)) neighbours.insert(other);
    }
  }
  return std::vector(neighbours.begin(), neighbours.end());
}

Result<bool> ConversationView::are_neighbours(AccountKey account, AccountKey other, std::int64_t most) {
  BANTER_TRY(neighbours, neighbours_of(account, most));
  return std::ranges::binary_search(neighbours, other);
}

Result<std::vector<core::ReadablePlace>> ConversationView::readable_by(AccountKey account) {
  std::vector<core::ReadablePlace> places;
  for (const auto& [key, conversation] : *view_.state->conversations) {
    const auto member = conversation->members.find(account);
    if (member != conversation->members.end() && is_full(member->second))
      places.push_back({key, member->second.record.cleared_seq});
  }
  return places;
}

Result<std::vector<protocol::Member>> ConversationView::members(ConversationKey conversation,
                                                                std::string_view after, std::size_t limit) {
  const Conversation* found = view_.state->conversation(conversation);
  if (found == nullptr) return std::vector<protocol::Member>{};
  std::map<std::string, protocol::Member> by_name;
  for (const auto& [account, member] : found->members) {
    const StoredAccount* stored = view_.state->account(account);
    if (!is_full(member) || stored == nullptr) continue;
    by_name[protocol::fold_name(stored->record->username)] = {.username = stored->record->username,
                                                              .display_name = stored->record->display_name,
                                                              .role = member.record.role,
                                                              .delivered_seq = member.record.delivered_seq,
                                                              .read_seq = member.record.read_seq};
  }
  std::vector<protocol::Member> members;
  for (auto next = by_name.upper_bound(protocol::fold_name(after));
       next != by_name.end() && members.size() < limit; ++next) {
    members.push_back(std::move(next->second));
  }
  return members;
}

Result<std::vector<protocol::RoomRow>> ConversationView::public_rooms(std::string_view query,
                                                                      std::string_view after,
                                                                      std::size_t limit) {
  const std::string wanted = protocol::fold_name(query);
  const auto& rooms = *view_.state->rooms;
  std::vector<protocol::RoomRow> rows;
  for (auto room = rooms.upper_bound(protocol::fold_name(after)); room != rooms.end() && rows.size() < limit;
       ++room) {
    const ConversationRecord& record = view_.state->conversation(room->second)->record;
    const bool is_former = protocol::fold_name(record.room) != room->first;
    const bool matches = room->first.contains(wanted) || protocol::fold_name(record.topic).contains(wanted);
    if (is_former || !record.is_public || !matches) continue;
    rows.push_back({.conversation = record.id,
                    .room = record.room,
                    .topic = record.topic,
                    .member_count = record.member_count});
  }
  return rows;
}

Result<core::ConversationPage> ConversationView::changed_since(AccountKey account, std::string_view cursor,
                                                               std::size_t limit) {
  const State& state = *view_.state;
  const std::int64_t since = change_of(cursor, state.change);
  std::map<std::int64_t, std::pair<const Conversation*, const StoredMember*>> changed;
  for (const auto& [key, conversation] : *state.conversations) {
    const auto found = conversation->members.find(account);
    if (found == conversation->members.end()) continue;
    const StoredMember& member = found->second;
    const std::int64_t latest = member.left ? member.change : std::max(member.change, conversation->change);
    if (latest > since && (!member.left || since > 0)) changed[latest] = {&*conversation, &member};
  }
  core::ConversationPage page;
  std::int64_t known = since;
  std::size_t bytes = 0;
  for (const auto& [change, entry] : changed) {
    ConversationRow row = row_of(state, *entry.first, *entry.second);
    bytes += bytes_of(row);
    page.more = page.rows.size() == limit || (bytes > kMostPageBytes && !page.rows.empty());
    if (page.more) break;
    page.rows.push_back(std::move(row));
    known = change;
  }
  page.cursor = std::to_string(page.more ? known : state.change);
  return page;
}

}  // namespace banter::storage::memory
