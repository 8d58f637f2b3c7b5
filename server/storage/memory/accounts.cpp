#include "server/storage/memory/accounts.hpp"

#include <algorithm>

#include "protocol/names.hpp"

namespace banter::storage::memory {

using core::AccountKey;
using core::AccountRecord;
using core::SessionKey;
using core::SessionRecord;
using protocol::Result;
using AccountPtr = std::shared_ptr<const AccountRecord>;

Result<AccountPtr> AccountView::by_name(std::string_view username) {
  const auto found = view_.state->names->find(protocol::fold_name(username));
  if (found == view_.state->names->end()) return nullptr;
  return by_key(found->second);
}

Result<AccountPtr> AccountView::by_key(AccountKey key) {
  const StoredAccount* found = view_.state->account(key);
  return found != nullptr ? found->record : nullptr;
}

Result<std::vector<AccountRecord>> AccountView::page(std::string_view query, std::string_view after,
                                                     std::size_t limit) {
  const std::string wanted = protocol::fold_name(query);
  const auto& names = *view_.state->names;
  std::vector<AccountRecord> accounts;
  for (auto name = names.upper_bound(protocol::fold_name(after)); name != names.end(); ++name) {
    if (accounts.size() == limit) break;
    const AccountRecord& record = *view_.state->account(name->second)->record;
    const bool matches = name->first.starts_with(wanted) ||
                         (" " + protocol::fold_name(record.display_name)).contains(" " + wanted);
    if (matches && !record.removed) accounts.push_back(record);
  }
  return accounts;
}

Result<std::vector<core::UsedAccount>> AccountView::page_with_use(std::string_view after, std::size_t limit) {
  std::map<AccountKey, base::Millis> used;
  for (const auto& [key, session] : *view_.state->sessions)
    used[session.account] = std::max(used[session.account], session.last_used);
  std::vector<core::UsedAccount> accounts;
  for (AccountRecord& account : *page("", after, limit)) {
    const auto found = used.find(account.key);
    accounts.push_back(
        {.account = std::move(account), .last_used = found == used.end() ? base::Millis{0} : found->second});
  }
  return accounts;
}

Result<AccountKey> Accounts::add(const AccountRecord& record) {
  AccountRecord added = record;
  added.key = AccountKey{++state_.last_account};
  state_.names.edit()[protocol::fold_name(record.username)] = added.key;
  state_.accounts.edit()[added.key].record = std::make_shared<const AccountRecord>(added);
  return added.key;
}

Result<void> Accounts::update(const AccountRecord& record) {
  if (state_.account(record.key) == nullptr) return {};
  StoredAccount& stored = state_.accounts.edit().at(record.key);
  AccountRecord updated = record;
  updated.username = stored.record->username;
  updated.created_at = stored.record->created_at;
  stored.record = std::make_shared<const AccountRecord>(std::move(updated));
  return {};
}

Result<void> Accounts::keep_name(AccountKey key) {
  if (state_.account(key) != nullptr) state_.accounts.edit().at(key).has_written = true;
  return {};
}

namespace {

void forget_name(Conversation& conversation, AccountKey key) {
  for (std::int64_t seq = conversation.record.first_seq; seq <= conversation.record.last_seq; ++seq) {
    for (std::size_t i = 0; i < conversation.message(seq)->reactions.size(); ++i) {
      if (conversation.message(seq)->reactions[i].account == key)
        conversation.edit(seq).reactions[i].username.clear();
    }
  }
}

}  // namespace

Result<void> Accounts::erase(AccountKey key) {
  if (state_.account(key) == nullptr) return {};
  state_.names.edit().erase(protocol::fold_name(state_.username(key)));
  state_.accounts.edit().erase(key);
  std::erase_if(state_.sessions.edit(), [key](const auto& entry) { return entry.second.account == key; });
  std::erase_if(state_.contacts.edit(),
                [key](const auto& pair) { return pair.first == key || pair.second == key; });
  std::erase_if(state_.blocks.edit(),
                [key](const auto& pair) { return pair.first == key || pair.second == key; });
  state_.presence.edit().erase(key);
  std::vector<core::ConversationKey> joined;
  for (const auto& [conversation, stored] : *state_.conversations) {
    if (stored->members.contains(key)) joined.push_back(conversation);
  }
  for (const core::ConversationKey one : joined) {
    Conversation& conversation = state_.edit(one);
    const StoredMember& member = conversation.members.at(key);
    if (!member.left && member.record.role != protocol::RoomRole::invited) {
      --conversation.record.member_count;
      conversation.change = ++state_.change;
    }
    conversation.members.erase(key);
    forget_name(conversation, key);
  }
  return {};
}

Result<std::optional<SessionRecord>> SessionView::by_token(const core::TokenHash& hash) {
  for (const auto& [key, session] : *view_.state->sessions) {
    if (session.token_hash == hash) return session;
  }
  return std::nullopt;
}

Result<std::vector<SessionRecord>> SessionView::of_account(AccountKey account) {
  std::vector<SessionRecord> sessions;
  for (const auto& [key, session] : *view_.state->sessions) {
    if (session.account == account) sessions.push_back(session);
  }
  std::ranges::sort(sessions, std::greater(),
                    [](const SessionRecord& session) { return std::pair(session.last_used, session.key); });
  return sessions;
}

Result<SessionKey> Sessions::add(const SessionRecord& record) {
  SessionRecord added = record;
  added.key = SessionKey{++state_.last_session};
  state_.sessions.edit()[added.key] = added;
  return added.key;
}

Result<void> Sessions::touch(SessionKey key, base::Millis last_used, const std::string& address) {
  auto& sessions = state_.sessions.edit();
  if (const auto found = sessions.find(key); found != sessions.end()) {
    found->second.last_used = last_used;
    found->second.address = address;
  }
  return {};
}

Result<void> Sessions::remove(SessionKey key) {
  state_.sessions.edit().erase(key);
  return {};
}

}  // namespace banter::storage::memory
