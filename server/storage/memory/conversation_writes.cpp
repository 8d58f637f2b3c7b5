#include <algorithm>

#include "protocol/names.hpp"
#include "server/storage/memory/conversations.hpp"

namespace banter::storage::memory {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::MemberRecord;
using protocol::Result;
using protocol::RoomRole;

Result<ConversationKey> Conversations::add_direct(std::string_view id, AccountKey one, AccountKey other,
                                                  base::Millis now) {
  const Pair pair = std::minmax(one, other);
  ConversationRecord record;
  record.id = id;
  record.kind = protocol::ConversationKind::direct;
  record.low = pair.first;
  record.high = pair.second;
  record.low_name = state_.username(pair.first);
  record.high_name = state_.username(pair.second);
  const ConversationKey key = add(std::move(record), now);
  state_.pairs.edit()[pair] = key;
  (void)put_member(key, {.account = one, .joined_at = now});
  if (one != other) (void)put_member(key, {.account = other, .joined_at = now});
  return key;
}

Result<ConversationKey> Conversations::add_room(std::string_view id, std::string_view room,
                                                std::string_view topic, bool is_public, base::Millis now) {
  ConversationRecord record;
  record.id = id;
  record.kind = protocol::ConversationKind::room;
  record.room = room;
  record.topic = topic;
  record.is_public = is_public;
  const ConversationKey key = add(std::move(record), now);
  state_.rooms.edit()[protocol::fold_name(room)] = key;
  return key;
}

ConversationKey Conversations::add(ConversationRecord record, base::Millis now) {
  const ConversationKey key{++state_.last_conversation};
  record.key = key;
  record.created_at = record.updated_at = now;
  state_.ids.edit()[record.id] = key;
  state_.conversations.edit()[key].edit().record = std::move(record);
  changed(key);
  return key;
}

Conversation& Conversations::changed(ConversationKey key) {
  Conversation& conversation = state_.edit(key);
  conversation.change = ++state_.change;
  return conversation;
}

Result<void> Conversations::rename(ConversationKey conversation, std::string_view room) {
  changed(conversation).record.room = room;
  state_.rooms.edit()[protocol::fold_name(room)] = conversation;
  return {};
}

Result<void> Conversations::set_topic(ConversationKey conversation, std::string_view topic) {
  changed(conversation).record.topic = topic;
  return {};
}

Result<void> Conversations::arrange(ConversationKey conversation, AccountKey account,
                                    const core::Arrangement& arrangement) {
  StoredMember& member = state_.edit(conversation).members[account];
  core::Arrangement& present = member.arranged;
  if (arrangement.muted_until) present.muted_until = arrangement.muted_until;
  if (arrangement.mentions_only) present.mentions_only = arrangement.mentions_only;
  if (arrangement.pinned) present.pinned = arrangement.pinned;
  if (arrangement.draft) present.draft = arrangement.draft;
  member.change = ++state_.change;
  return {};
}

Result<void> Conversations::put_member(ConversationKey conversation, const MemberRecord& member) {
  Conversation& stored = state_.edit(conversation);
  const auto before = stored.members.find(member.account);
  const bool was_full = before != stored.members.end() && !before->second.left &&
                        before->second.record.role != RoomRole::invited;
  const bool is_full = member.role != RoomRole::invited;
  StoredMember& present = stored.members[member.account];
  present.record = member;
  present.left = false;
  present.change = ++state_.change;
  if (was_full == is_full) return {};
  stored.record.member_count += is_full ? 1 : -1;
  stored.record.updated_at = std::max(stored.record.updated_at, member.joined_at);
  stored.change = ++state_.change;
  return {};
}

Result<void> Conversations::remove_member(ConversationKey conversation, AccountKey account) {
  Conversation& stored = state_.edit(conversation);
  const auto found = stored.members.find(account);
  if (found == stored.members.end() || found->second.left) return {};
  found->second.left = true;
  found->second.change = ++state_.change;
  if (found->second.record.role == RoomRole::invited) return {};
  --stored.record.member_count;
  stored.change = ++state_.change;
  return {};
}

Result<void> Conversations::set_banned(ConversationKey conversation, AccountKey account, bool banned) {
  auto& all = state_.edit(conversation).banned;
  if (banned) {
    all.insert(account);
  } else {
    all.erase(account);
  }
  return {};
}

Result<void> Conversations::set_retention(ConversationKey conversation, std::int64_t days) {
  state_.edit(conversation).record.retention_days = days;
  return {};
}

Result<std::vector<core::Keeping>> Conversations::keeping_for_a_time(ConversationKey after,
                                                                     std::int64_t server_days,
                                                                     std::size_t limit) {
  std::vector<core::Keeping> found;
  const auto& all = *state_.conversations;
  for (auto next = all.upper_bound(after); next != all.end() && found.size() < limit; ++next) {
    const ConversationRecord& record = next->second->record;
    const std::int64_t days = record.retention_days > 0 ? record.retention_days : server_days;
    if (days > 0 && record.first_seq <= record.last_seq) found.push_back({next->first, days});
  }
  return found;
}

Result<std::optional<AccountKey>> Conversations::heir(ConversationKey conversation, AccountKey leaving) {
  const Conversation* stored = state_.conversation(conversation);
  const MemberRecord* best = nullptr;
  const auto rank = [](const MemberRecord& member) {
    return std::tuple(member.role != RoomRole::moderator, member.joined_at, member.account);
  };
  for (const auto& [account, member] : stored->members) {
    if (account == leaving || member.left || member.record.role == RoomRole::invited) continue;
    if (member.record.role == RoomRole::owner) return std::nullopt;
    if (state_.account(account)->record->role == protocol::Role::guest) continue;
    if (best == nullptr || rank(member.record) < rank(*best)) best = &member.record;
  }
  if (best == nullptr) return std::nullopt;
  return best->account;
}

Result<void> Conversations::retitle(AccountKey account) {
  const std::int64_t change = ++state_.change;
  std::vector<ConversationKey> own;
  for (const auto& [key, conversation] : *state_.conversations) {
    const bool is_direct = conversation->record.kind == protocol::ConversationKind::direct;
    if (is_direct && conversation->members.contains(account)) own.push_back(key);
  }
  for (const ConversationKey key : own) {
    for (auto& [other, member] : state_.edit(key).members) {
      if (other != account || state_.conversation(key)->record.low == state_.conversation(key)->record.high)
        member.change = change;
    }
  }
  return {};
}

Result<std::int64_t> Conversations::append_notice(ConversationKey conversation,
                                                  const core::NewNotice& notice) {
  Conversation& stored = changed(conversation);
  stored.record.updated_at = std::max(stored.record.updated_at, notice.at);
  stored.notices.push_back(
      {.at = notice.at,
       .after_seq = stored.record.last_seq,
       .version = ++stored.record.version,
       .kind = protocol::notice_kind_of(notice.kind).value_or(protocol::NoticeKind::other),
       .username = state_.username(notice.account),
       .by = state_.username(notice.by),
       .text = notice.text});
  return stored.record.version;
}

}  // namespace banter::storage::memory
