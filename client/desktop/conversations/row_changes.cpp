#include "client/desktop/conversations/row_changes.hpp"

#include <algorithm>
#include <variant>

#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr std::size_t kPreviewCharacters = 200;

bool same_name(std::string_view one, std::string_view other) {
  return protocol::fold_name(one) == protocol::fold_name(other);
}

std::string preview_of(const std::string& content) {
  std::size_t end = 0;
  for (std::size_t characters = 0; end < content.size() && characters < kPreviewCharacters; ++characters) {
    ++end;
    while (end < content.size() && (static_cast<unsigned char>(content[end]) & 0xC0U) == 0x80U)
      ++end;
  }
  return content.substr(0, end);
}

std::string preview_of(const protocol::Message& message) {
  if (message.content.empty() && !message.attachments.empty()) return message.attachments.front().file_name;
  return preview_of(message.content);
}

bool names(const protocol::Message& message, const std::string& self) {
  return std::any_of(message.mentions.begin(), message.mentions.end(),
                     [&](const std::string& name) { return name == "@room" || same_name(name, self); });
}

bool message_came(const protocol::Message& message, const std::string& self, protocol::ConversationRow& row) {
  if (message.seq <= row.last_seq) return false;
  row.last_seq = message.seq;
  if (message.hidden) return true;
  const bool own = same_name(message.sender, self);
  row.last_message = preview_of(message);
  row.last_sender = message.sender;
  row.last_sent_at = message.sent_at;
  if (!own && message.seq > row.read_seq) {
    ++row.unread;
    if (names(message, self)) ++row.mentions;
  }
  return true;
}

bool message_changed(const client::ChangedMessage& changed, protocol::ConversationRow& row) {
  using What = client::ChangedMessage::What;
  if (changed.seq != row.last_seq) return false;
  if (changed.what == What::edited && !changed.content.empty()) {
    row.last_message = preview_of(changed.content);
  } else if (changed.what == What::deleted || changed.what == What::hidden) {
    row.last_message.reset();
    row.last_sender.reset();
  } else {
    return false;
  }
  return true;
}

bool arranged(const protocol::ArrangedEvent& event, protocol::ConversationRow& row) {
  if (event.muted_until) row.muted_until = *event.muted_until;
  if (event.mentions_only) row.mentions_only = *event.mentions_only;
  if (event.pinned) row.pinned = *event.pinned;
  if (event.draft) row.draft = event.draft->empty() ? std::nullopt : event.draft;
  return true;
}

bool member_changed(const protocol::MemberEvent& event, const std::string& self,
                    protocol::ConversationRow& row) {
  using protocol::MemberChange;
  if (event.change == MemberChange::join) ++row.member_count;
  if (event.change == MemberChange::leave || event.change == MemberChange::kick ||
      event.change == MemberChange::ban)
    row.member_count = std::max<std::int64_t>(0, row.member_count - 1);
  if (same_name(event.username, self) && event.role) row.role = event.role;
  return true;
}

}  // namespace

std::string conversation_of(const protocol::Event& event) {
  return std::visit(
      [](const auto& one) -> std::string {
        if constexpr (requires { std::string(one.conversation); }) {
          return one.conversation;
        } else {
          return {};
        }
      },
      event);
}

std::string conversation_of(const client::News& news) {
  if (const auto* message = std::get_if<client::NewMessage>(&news)) return message->message.conversation;
  return std::visit(
      [](const auto& one) -> std::string {
        if constexpr (requires { std::string(one.conversation); }) {
          return one.conversation;
        } else {
          return {};
        }
      },
      news);
}

bool apply(const client::News& news, const std::string& self, protocol::ConversationRow& row) {
  if (const auto* message = std::get_if<client::NewMessage>(&news))
    return message_came(message->message, self, row);
  if (const auto* changed = std::get_if<client::ChangedMessage>(&news)) return message_changed(*changed, row);
  return false;
}

bool apply(const protocol::Event& event, const std::string& self, protocol::ConversationRow& row) {
  if (const auto* receipt = std::get_if<protocol::ReceiptEvent>(&event))
    return same_name(receipt->username, self) && apply_seen(receipt->read_seq, row);
  if (const auto* cleared = std::get_if<protocol::ClearedEvent>(&event)) {
    row.cleared_seq = std::max(row.cleared_seq, cleared->cleared_seq);
    if (row.last_seq <= row.cleared_seq) {
      row.last_message.reset();
      row.last_sender.reset();
    }
    apply_seen(cleared->cleared_seq, row);
    return true;
  }
  if (const auto* arrangement = std::get_if<protocol::ArrangedEvent>(&event))
    return arranged(*arrangement, row);
  if (const auto* member = std::get_if<protocol::MemberEvent>(&event))
    return member_changed(*member, self, row);
  if (const auto* named = std::get_if<protocol::ConversationEvent>(&event)) {
    row.receiver = named->receiver;
    row.title = named->title;
    row.topic = named->topic;
    return true;
  }
  return false;
}

bool apply_seen(std::int64_t seq, protocol::ConversationRow& row) {
  if (seq <= row.read_seq) return false;
  row.read_seq = seq;
  const std::int64_t left = std::max<std::int64_t>(0, row.last_seq - seq);
  row.unread = std::min(row.unread, left);
  row.mentions = std::min(row.mentions, row.unread);
  return true;
}

protocol::ConversationRow row_of(const protocol::Message& message, const std::string& self) {
  protocol::ConversationRow row;
  row.conversation = message.conversation;
  if (message.receiver.starts_with('#')) {
    row.kind = protocol::ConversationKind::room;
    row.receiver = message.receiver;
  } else {
    row.kind = protocol::ConversationKind::direct;
    row.receiver = same_name(message.sender, self) ? message.receiver : message.sender;
  }
  row.title = row.receiver;
  row.last_seq = message.seq - 1;
  message_came(message, self, row);
  return row;
}

}  // namespace banter::desktop
