#include "server/storage/memory/messages.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/ports/page_budget.hpp"
#include "server/storage/memory/files.hpp"

namespace banter::storage::memory {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::MessagePage;
using protocol::Result;

constexpr std::size_t kMostNotices = 200;

}  // namespace

protocol::Message whole(const StoredMessage& stored, const ConversationRecord& conversation) {
  protocol::Message message = stored.message;
  message.conversation = conversation.id;
  if (conversation.kind == protocol::ConversationKind::room) {
    message.receiver = conversation.room;
  } else {
    message.receiver = stored.sender == conversation.low ? conversation.high_name : conversation.low_name;
  }
  for (const StoredReaction& one : stored.reactions) {
    auto known = std::ranges::find(message.reactions, one.emoji, &protocol::Reaction::emoji);
    if (known == message.reactions.end()) {
      message.reactions.push_back({.emoji = one.emoji, .count = 0, .usernames = {}});
      known = std::prev(message.reactions.end());
    }
    ++known->count;
    // Somebody whose account was erased is counted and has no name.
    if (!one.username.empty() && known->usernames.size() < protocol::limit::reaction_names)
      known->usernames.push_back(one.username);
  }
  return message;
}

namespace {

std::vector<AccountKey> mentioned_by(const core::Mentions& mentions) {
  std::vector<AccountKey> accounts = mentions.accounts;
  if (mentions.everybody) accounts.emplace_back();
  return accounts;
}

// Fills a page up to its limit.
class Filler {
 public:
  explicit Filler(std::size_t limit) : limit_(limit) {}

  template <class Entry>
  bool takes(const Entry& entry) {
    return count_ < limit_ && budget_.takes(entry) && ++count_ > 0;
  }

 private:
  std::size_t limit_;
  std::size_t count_ = 0;
  core::PageBudget budget_;
};

void add_notices(const Conversation& conversation, std::int64_t from, std::int64_t to, MessagePage& page) {
  core::PageBudget budget;
  for (auto notice = conversation.notices.rbegin(); notice != conversation.notices.rend(); ++notice) {
    if (notice->after_seq < from || notice->after_seq >= to) continue;
    if (page.notices.size() == kMostNotices || !budget.takes(*notice)) break;
    page.notices.push_back(*notice);
  }
  std::ranges::reverse(page.notices);
}

}  // namespace

Result<MessagePage> MessageView::page_before(const ConversationRecord& conversation,
                                             std::int64_t visible_after, std::optional<std::int64_t> before,
                                             std::size_t limit) {
  MessagePage page;
  const Conversation* stored = view_.state->conversation(conversation.key);
  if (stored == nullptr) return page;
  const std::int64_t end = before.value_or(std::numeric_limits<std::int64_t>::max());
  const std::int64_t behind = std::max(visible_after, stored->record.first_seq - 1);
  Filler filler(limit);
  for (std::int64_t seq = std::min(end - 1, stored->record.last_seq); seq > behind; --seq) {
    protocol::Message message = whole(*stored->message(seq), conversation);
    page.more = !filler.takes(message);
    if (page.more) break;
    page.messages.push_back(std::move(message));
  }
  std::ranges::reverse(page.messages);
  add_notices(*stored, page.more ? page.messages.front().seq : visible_after, end, page);
  return page;
}

Result<MessagePage> MessageView::page_after(const ConversationRecord& conversation,
                                            std::int64_t visible_after, std::int64_t after,
                                            std::size_t limit) {
  MessagePage page;
  const Conversation* stored = view_.state->conversation(conversation.key);
  if (stored == nullptr) return page;
  const std::int64_t from = std::max(after, visible_after);
  Filler filler(limit);
  for (std::int64_t seq = std::max(from + 1, stored->record.first_seq); seq <= stored->record.last_seq;
       ++seq) {
    protocol::Message message = whole(*stored->message(seq), conversation);
    page.more = !filler.takes(message);
    if (page.more) break;
    page.messages.push_back(std::move(message));
  }
  add_notices(*stored, from, page.more ? page.messages.back().seq : std::numeric_limits<std::int64_t>::max(),
              page);
  return page;
}

Result<core::ChangesPage> MessageView::changes(const ConversationRecord& conversation,
                                               std::int64_t visible_after, std::int64_t since,
                                               std::size_t limit) {
  core::ChangesPage page{.messages = {}, .notices = {}, .version = since, .more = false};
  const Conversation* stored = view_.state->conversation(conversation.key);
  if (stored == nullptr) return page;
  std::map<std::int64_t, std::variant<const StoredMessage*, const protocol::Notice*>> changed;
  for (std::int64_t seq = std::max(visible_after + 1, stored->record.first_seq);
       seq <= stored->record.last_seq; ++seq) {
    const StoredMessage* message = stored->message(seq);
    if (message->message.version > since) changed[message->message.version] = message;
  }
  for (const protocol::Notice& notice : stored->notices) {
    if (notice.version > since && notice.after_seq >= visible_after) changed[notice.version] = &notice;
  }
  Filler filler(limit);
  for (const auto& [version, what] : changed) {
    if (const auto* stored_message = std::get_if<const StoredMessage*>(&what)) {
      protocol::Message message = whole(**stored_message, conversation);
      page.more = !filler.takes(message);
      if (page.more) return page;
      page.messages.push_back(std::move(message));
    } else {
      const auto& notice = *std::get<const protocol::Notice*>(what);
      page.more = !filler.takes(notice);
      if (page.more) return page;
      page.notices.push_back(notice);
    }
    page.version = version;
  }
  page.version = std::max(since, stored->record.version);
  return page;
}

Result<std::optional<core::StoredMessage>> MessageView::by_seq(ConversationKey conversation,
                                                               std::int64_t seq) {
  const Conversation* stored = view_.state->conversation(conversation);
  const StoredMessage* message = stored != nullptr ? stored->message(seq) : nullptr;
  if (message == nullptr) return std::nullopt;
  return core::StoredMessage{.sender = message->sender,
                             .version = message->message.version,
                             .deleted = message->message.deleted,
                             .pinned = message->message.pinned};
}

Result<std::int64_t> MessageView::count_other_emojis(ConversationKey conversation, std::int64_t seq,
                                                     std::string_view emoji) {
  const Conversation* stored = view_.state->conversation(conversation);
  const StoredMessage* message = stored != nullptr ? stored->message(seq) : nullptr;
  if (message == nullptr) return 0;
  std::set<std::string_view> others;
  for (const StoredReaction& one : message->reactions) {
    if (one.emoji != emoji) others.insert(one.emoji);
  }
  return static_cast<std::int64_t>(others.size());
}

Result<std::optional<core::Earlier>> MessageView::by_client_id(AccountKey sender,
                                                               std::string_view client_id) {
  const ClientIds& ids = *view_.state->client_ids_with(client_id);
  const auto place = ids.find(std::pair(sender, std::string(client_id)));
  if (place == ids.end()) return std::nullopt;
  const StoredMessage& message =
      *view_.state->conversation(place->second.conversation)->message(place->second.seq);
  return core::Earlier{.conversation = place->second.conversation,
                       .seq = place->second.seq,
                       .version = message.first_version,
                       .sent_at = message.message.sent_at,
                       .fingerprint = message.fingerprint};
}

Result<std::string> MessageView::first_file(ConversationKey conversation, std::int64_t seq) {
  const Conversation* stored = view_.state->conversation(conversation);
  const StoredMessage* message = stored != nullptr ? stored->message(seq) : nullptr;
  if (message == nullptr || message->message.attachments.empty()) return std::string();
  return message->message.attachments.front().file_id;
}

Result<bool> MessageView::has_written(AccountKey account) {
  const StoredAccount* found = view_.state->account(account);
  return found != nullptr && found->has_written;
}

Result<std::variant<core::Appended, core::Earlier>> Messages::append(const core::NewMessage& message) {
  if (!message.client_id.empty()) {
    BANTER_TRY(earlier, by_client_id(message.sender, message.client_id));
    if (earlier) return *earlier;
  }
  Conversation& conversation = state_.edit(message.conversation);
  conversation.change = ++state_.change;
  ConversationRecord& record = conversation.record;
  record.updated_at = std::max(record.updated_at, message.sent_at);
  const std::int64_t version = ++record.version;
  StoredMessage stored{
      .sender = message.sender,
      .first_version = version,
      .fingerprint = message.fingerprint.value_or(core::fingerprint(message.content, message.reply_to, {})),
      .message = {.seq = record.last_seq + 1,
                  .version = version,
                  .sender = state_.username(message.sender),
                  .content = std::string(message.content),
                  .sent_at = message.sent_at,
                  .reply_to = message.reply_to,
                  .mentions = message.mentions.names,
                  .composed_at = message.composed_at}};
  for (const core::FileRecord& file : message.attachments)
    stored.message.attachments.push_back(core::attachment_of(file));
  hold(state_, stored.message.attachments, 1);
  if (!message.client_id.empty()) stored.message.client_id = message.client_id;
  if (!message.via.empty()) stored.message.via = message.via;
  stored.mentioned = mentioned_by(message.mentions);
  stored.order = ++state_.last_order;
  conversation.append(std::move(stored));
  if (!message.client_id.empty()) {
    state_.client_ids_with(message.client_id).edit()[{message.sender, std::string(message.client_id)}] = {
        message.conversation, record.last_seq};
  }
  if (const StoredAccount* sender = state_.account(message.sender);
      sender != nullptr && !sender->has_written) {
    state_.accounts.edit().at(message.sender).has_written = true;
  }
  return core::Appended{.seq = record.last_seq, .version = version};
}

Result<std::int64_t> Messages::edit(ConversationKey conversation, std::int64_t seq, std::string_view content,
                                    const core::Mentions& mentions, base::Millis edited_at) {
  Conversation& stored = state_.edit(conversation);
  stored.change = ++state_.change;
  stored.record.updated_at = std::max(stored.record.updated_at, edited_at);
  protocol::Message& message = stored.edit(seq).message;
  message.version = ++stored.record.version;
  message.content = content;
  message.mentions = mentions.names;
  message.edited_at = edited_at;
  stored.edit(seq).mentioned = mentioned_by(mentions);
  return message.version;
}

Result<std::int64_t> Messages::set_pinned(ConversationKey conversation, std::int64_t seq, bool pinned) {
  Conversation& stored = state_.edit(conversation);
  stored.change = ++state_.change;
  protocol::Message& message = stored.edit(seq).message;
  message.pinned = pinned;
  return message.version = ++stored.record.version;
}

Result<std::optional<std::int64_t>> Messages::set_reaction(ConversationKey conversation, std::int64_t seq,
                                                           const core::NewReaction& reaction) {
  Conversation& stored = state_.edit(conversation);
  StoredMessage& message = stored.edit(seq);
  const auto same = std::ranges::find_if(message.reactions, [&](const StoredReaction& one) {
    return one.account == reaction.account && one.emoji == reaction.emoji;
  });
  if ((same != message.reactions.end()) == reaction.present) return std::nullopt;
  if (reaction.present) {
    message.reactions.push_back({.account = reaction.account,
                                 .username = state_.username(reaction.account),
                                 .emoji = std::string(reaction.emoji),
                                 .version = stored.record.version + 1});
  } else {
    message.reactions.erase(same);
  }
  stored.change = ++state_.change;
  return message.message.version = ++stored.record.version;
}

Result<std::int64_t> Messages::erase(ConversationKey conversation, std::int64_t seq) {
  Conversation& stored = state_.edit(conversation);
  stored.change = ++state_.change;
  stored.edit(seq).reactions.clear();
  stored.edit(seq).mentioned.clear();
  protocol::Message& message = stored.edit(seq).message;
  message.version = ++stored.record.version;
  message.pinned = false;
  hold(state_, message.attachments, -1);
  message.attachments.clear();
  message.content.clear();
  message.mentions.clear();
  message.deleted = true;
  return message.version;
}

Result<core::Removed> Messages::remove_before(ConversationKey conversation, base::Millis sent_before,
                                              std::size_t most) {
  const Conversation& present = *state_.conversation(conversation);
  const std::int64_t first = present.record.first_seq;
  std::int64_t next = first;
  for (; next - first < static_cast<std::int64_t>(most); ++next) {
    const StoredMessage* message = present.message(next);
    if (message == nullptr || message->message.sent_at >= sent_before) break;
    hold(state_, message->message.attachments, -1);
    if (message->message.client_id) {
      auto& ids = state_.client_ids_with(*message->message.client_id).edit();
      ids.erase(std::pair(message->sender, *message->message.client_id));
    }
  }
  if (next == first) return core::Removed{};
  Conversation& stored = state_.edit(conversation);
  stored.change = ++state_.change;
  stored.begin_at(next);
  std::erase_if(stored.notices, [&](const protocol::Notice& notice) { return notice.after_seq < next - 1; });
  const auto removed = static_cast<std::size_t>(next - first);
  return core::Removed{.messages = removed, .more = removed == most};
}

}  // namespace banter::storage::memory
