#include "tests/power_cut/workload.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace banter::power_cut {
namespace {

using core::AccountKey;
using core::ConversationKey;

template <class T>
T must(protocol::Result<T> result) {
  if (!result) throw std::runtime_error("cannot read what is stored: " + result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string words(unsigned length, unsigned number) {
  std::string text = fmt::format("text {} ", number);
  while (text.size() < length)
    text += "abcdefghij";
  return text;
}

}  // namespace

bool Workload::run(core::Storage& storage) {
  const unsigned steps = 1 + roll(12);
  for (unsigned i = 0; i < steps; ++i) {
    const unsigned what = roll(100);
    if (what < 4) {
      if (!add_account(storage)) return false;
      continue;
    }
    const auto accounts = storage.accounts().page("", "", 500);
    if (!accounts) return false;
    if (accounts->empty()) continue;
    const AccountKey account = (*accounts)[roll(static_cast<unsigned>(accounts->size()))].key;
    // Keys count up from 1, which is #general.
    const ConversationKey conversation{2 + roll(12)};
    const auto found = storage.conversations().by_key(conversation);
    if (!found) return false;
    const bool is_there = *found != nullptr;
    const bool well = !is_there   ? add_conversation(storage)
                      : what < 75 ? write(storage, conversation, account)
                      : what < 90 ? change(storage, conversation)
                                  : come_or_go(storage, conversation, account);
    if (!well) return false;
  }
  return true;
}

bool Workload::add_account(core::Storage& storage) {
  core::AccountRecord record;
  record.username = fmt::format("User{}", any());
  record.password_hash = "x";
  record.created_at = ++now_;
  const auto key = storage.accounts().add(record);
  if (!key) return false;
  core::SessionRecord session{
      .key = {}, .id = "s", .account = *key, .token_hash = {}, .device = {}, .address = {}};
  for (std::byte& byte : session.token_hash)
    byte = static_cast<std::byte>(roll(256));
  return storage.sessions().add(session).has_value();
}

bool Workload::add_conversation(core::Storage& storage) {
  const auto accounts = storage.accounts().page("", "", 500);
  if (!accounts) return false;
  const auto count = static_cast<unsigned>(accounts->size());
  const AccountKey one = (*accounts)[roll(count)].key;
  const AccountKey other = (*accounts)[roll(count)].key;
  const std::string id = fmt::format("c{}", any());
  const bool is_room = roll(2) == 0;
  const auto pair = storage.conversations().by_pair(one, other);
  if (!pair) return false;
  if (is_room || *pair != nullptr) {
    return storage.conversations().add_room(id, "#" + id, words(roll(300), 0), true, ++now_).has_value();
  }
  return storage.conversations().add_direct(id, one, other, ++now_).has_value();
}

bool Workload::write(core::Storage& storage, ConversationKey conversation, AccountKey account) {
  // Few ids, so that there are repeats; most messages are short, some fill pages of their own.
  const std::string client_id = roll(4) == 0 ? fmt::format("id-{}", roll(40)) : fmt::format("id-{}", any());
  const std::string content = words(roll(10) == 0 ? roll(9000) : roll(120), any());
  return storage.messages()
      .append({.conversation = conversation,
               .sender = account,
               .client_id = client_id,
               .content = content,
               .reply_to = {},
               .mentions = {},
               .sent_at = ++now_,
               .composed_at = {}})
      .has_value();
}

bool Workload::change(core::Storage& storage, ConversationKey conversation) {
  const auto record = storage.conversations().by_key(conversation);
  if (!record) return false;
  const std::int64_t seq = 1 + roll(static_cast<unsigned>((*record)->last_seq + 1));
  const bool erases = roll(3) == 0;
  const std::string content = words(roll(200), any());
  const auto message = storage.messages().by_seq(conversation, seq);
  if (!message) return false;
  if (!*message || (*message)->deleted) {
    const core::NewNotice notice{.at = ++now_, .kind = "topic", .account = {1}, .by = {1}, .text = content};
    return storage.conversations().append_notice(conversation, notice).has_value();
  }
  if (erases) return storage.messages().erase(conversation, seq).has_value();
  return storage.messages().edit(conversation, seq, content, {}, ++now_).has_value();
}

bool Workload::come_or_go(core::Storage& storage, ConversationKey conversation, AccountKey account) {
  const bool leaves = roll(3) == 0;
  ++now_;
  if (leaves) return storage.conversations().remove_member(conversation, account).has_value();
  return storage.conversations()
      .put_member(conversation, {.account = account, .joined_at = now_})
      .has_value();
}

std::string everything(core::Storage& storage) {
  const auto reader = must(storage.open_reader());
  must(reader->begin());
  std::string all;
  for (const core::AccountRecord& account : must(reader->accounts().page("", "", 500))) {
    all += fmt::format("account {} {} {} wrote {} sessions {} in", account.key.value, account.username,
                       account.created_at, must(reader->messages().has_written(account.key)),
                       must(reader->sessions().of_account(account.key)).size());
    std::vector<ConversationKey> joined = must(reader->conversations().joined_by(account.key));
    std::ranges::sort(joined);
    for (const ConversationKey one : joined)
      all += fmt::format(" {}", one.value);
    const auto page = must(reader->conversations().changed_since(account.key, "", 500));
    std::set<std::string> rows;  // what one transaction changes has no order among itself
    for (const protocol::ConversationRow& row : page.rows) {
      rows.insert(
          fmt::format("\n  row {} {} {} {}", row.conversation, row.version, row.unread, row.updated_at));
    }
    for (const std::string& row : rows)
      all += row;
    all += '\n';
  }
  for (std::int64_t key = 2; key < 20; ++key) {
    const auto record = must(reader->conversations().by_key({key}));
    if (!record) continue;
    all += fmt::format("conversation {} {} {} {} {} members {} at {} {} {}\n", key, record->id, record->room,
                       record->low_name, record->high_name, record->member_count, record->last_seq,
                       record->version, record->updated_at);
    const auto page = must(reader->messages().changes(*record, 0, 0, 1'000'000));
    for (const protocol::Message& message : page.messages) {
      all += fmt::format("  {}/{} {} {} {} {}\n", message.seq, message.version, message.sender,
                         message.client_id.value_or(""), message.deleted, message.content);
    }
    for (const protocol::Notice& notice : page.notices) {
      all += fmt::format("  notice {}/{} {}\n", notice.after_seq, notice.version, notice.text);
    }
  }
  reader->end();
  return all;
}

}  // namespace banter::power_cut
