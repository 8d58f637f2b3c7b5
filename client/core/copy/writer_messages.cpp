// What CopyWriter does with messages.
#include <algorithm>

#include "client/core/copy/conversation_row.hpp"
#include "client/core/copy/copy_file.hpp"
#include "client/core/copy/copy_writer.hpp"
#include "client/core/copy/message_row.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

// The protocol names so many people under a reaction.
constexpr std::size_t kMostNamed = 20;
constexpr std::size_t kMostPassedOver = 10'000;

void react(protocol::Message& message, const ChangedMessage& change) {
  auto reaction = std::ranges::find(message.reactions, change.emoji, &protocol::Reaction::emoji);
  if (change.removed) {
    if (reaction == message.reactions.end()) return;
    std::erase(reaction->usernames, change.username);
    if (--reaction->count < 1) message.reactions.erase(reaction);
    return;
  }
  if (reaction == message.reactions.end())
    reaction = message.reactions.insert(reaction, {.emoji = change.emoji});
  ++reaction->count;
  if (reaction->usernames.size() < kMostNamed) reaction->usernames.push_back(change.username);
}

void hide(protocol::Message& message) {
  message = {
      .conversation = message.conversation, .seq = message.seq, .version = message.version, .hidden = true};
}

}  // namespace

std::int64_t CopyWriter::counts(const protocol::Message& message) const {
  if (message.deleted || message.hidden || is_self(message.sender)) return 0;
  const bool named = std::ranges::any_of(
      message.mentions, [&](const std::string& name) { return name == "@room" || is_self(name); });
  return named ? 2 : 1;
}

void CopyWriter::message_came(const NewMessage& news) {
  const protocol::Message& message = news.message;
  if (message.seq < 1 || message.seq > kMostSeq) return;
  const auto found = find_or_make(message.conversation);
  if (!found || !found->copied_seq) return;
  if (message.seq <= *found->copied_seq) {
    if (found->holds(message.seq)) put_if_newer(*found, message);
    touched(*found);
    return;
  }
  // What nobody told of is no longer there, or is not to be had.
  if (message.seq > *found->copied_seq + 1) forget_before(message.conversation, message.seq);
  name_after(*found, message);
  put(*found, message);
  script_.run(
      "update conversation set copied_seq = ?1, last_seq = max(last_seq, ?1), "
      "updated_at = max(updated_at, ?2) where key = ?3",
      message.seq, message.sent_at, found->key);
  touched(*found);
}

/// The first message of a conversation whose row has not come yet tells who it is with.
void CopyWriter::name_after(const Conversation& found, const protocol::Message& message) {
  if (!found.receiver.empty() || message.hidden) return;
  const bool is_room = message.receiver.starts_with('#');
  const auto kind = is_room ? protocol::ConversationKind::room : protocol::ConversationKind::direct;
  const std::string& receiver = is_room || is_self(message.sender) ? message.receiver : message.sender;
  script_.run("update conversation set kind = ?1, receiver = ?2, title = ?2, name = ?3 where key = ?4",
              static_cast<std::int64_t>(kind), receiver, name_of_conversation(kind, receiver), found.key);
}

void CopyWriter::message_changed(const ChangedMessage& change) {
  const auto found = find(change.conversation);
  if (!found || !found->copied_seq) return;
  if (!found->holds(change.seq)) {
    if (passed_over_.size() < kMostPassedOver || passed_over_.contains(change.conversation))
      ++passed_over_[change.conversation];
    return;
  }
  if (change.whole) {
    put_if_newer(*found, *change.whole);
  } else {
    auto message = stored(*found, change.conversation, change.seq);
    if (!message || message->version >= change.version) return;
    apply(change, *message);
    message->version = change.version;
    put(*found, *message);
  }
  touched(*found);
}

void CopyWriter::apply(const ChangedMessage& change, protocol::Message& message) const {
  using What = ChangedMessage::What;
  switch (change.what) {
    case What::edited:
      message.content = change.content;
      message.edited_at = change.at;
      // Whom the new words name only the whole message tells; without an @ it is nobody.
      if (!change.content.contains('@')) message.mentions.clear();
      return;
    case What::deleted:
      message.content.clear();
      message.attachments.clear();
      message.mentions.clear();
      message.reactions.clear();
      message.pinned = false;
      message.deleted = true;
      return;
    case What::hidden:
      hide(message);
      return;
    case What::reacted:
      react(message, change);
      return;
    case What::pinned:
      message.pinned = !change.removed;
      return;
    case What::other:
      return;
  }
}

std::optional<protocol::Message> CopyWriter::stored(const Conversation& found, std::string_view id,
                                                    std::int64_t seq) {
  auto rows = script_.rows(
      "select place, version, sender, receiver, content, sent_at, client_id, reply_to, composed_at, via, "
      "edited_at, flags, extra from message where place = ?",
      place_of(found.key, seq));
  if (!rows.next()) return std::nullopt;
  return message_of_row(rows.at(), id);
}

void CopyWriter::put(const Conversation& found, const protocol::Message& message) {
  Database::Statement* statement = script_.begin_statement(
      "insert or replace into message values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (statement == nullptr) return;
  bind_message(*statement, place_of(found.key, message.seq), message, counts(message));
  script_.finish(*statement);
}

/// One of the same version may have become readable.
void CopyWriter::put_if_newer(const Conversation& found, const protocol::Message& message) {
  if (message.seq < 1 || message.seq > kMostSeq) return;
  {
    auto rows = script_.rows("select 1 from message where place = ? and version > ?",
                             place_of(found.key, message.seq), message.version);
    if (rows.next()) return;
  }
  put(found, message);
}

void CopyWriter::put_notice(const Conversation& found, const protocol::Notice& notice) {
  if (notice.after_seq < found.floor() - 1) return;
  // An event tells where by the last message that came; those before it may have been let go of unseen. It
  // stands behind whatever came before it.
  script_.run(
      "insert or ignore into notice values(?1, ?2, max(?3, coalesce((select after_seq from notice "
      "where conversation = ?1 and version < ?2 order by version desc limit 1), 0)), "
      "?4, ?5, ?6, ?7, ?8)",
      found.key, notice.version, std::clamp<std::int64_t>(notice.after_seq, 0, kMostSeq), notice.at,
      static_cast<std::int64_t>(notice.kind), notice.username, notice.by, notice.text);
  script_.run("update conversation set updated_at = max(updated_at, ?) where key = ?", notice.at, found.key);
}

}  // namespace banter::client
