#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/millis.hpp"
#include "client/core/failure.hpp"
#include "client/core/outbox/outbox.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::desktop {

/// What stands at one place of a timeline: a message, one that is still in the outbox, or what happened
/// between two messages.
struct Row {
  enum class Kind : std::uint8_t { message, outgoing, notices };
  Kind kind = Kind::message;
  /// Of an outgoing one what its draft says; its seq is 0.
  protocol::Message message{};
  std::optional<client::Failure> failure{};  ///< of an outgoing one: why it is refused
  std::int64_t number = 0;                   ///< of an outgoing one: its place in the outbox
  std::vector<protocol::Notice> notices{};   ///< all that stand behind the same message

  /// The message it is or stands behind; outgoing ones stand behind all others.
  std::int64_t seq() const { return kind == Kind::notices ? notices.front().after_seq : message.seq; }
  base::Millis at() const { return kind == Kind::notices ? notices.front().at : message.sent_at; }
  bool is_message() const { return kind != Kind::notices; }
};

inline Row row_of(protocol::Message message) {
  return {.kind = Row::Kind::message, .message = std::move(message)};
}

/// `self`: who has written it.
inline Row row_of(const client::OutboxRow& stored, const std::string& conversation, const std::string& self) {
  Row row{.kind = Row::Kind::outgoing, .failure = stored.failure, .number = stored.number};
  row.message.conversation = conversation;
  row.message.sender = self;
  row.message.content = stored.draft.content;
  row.message.reply_to = stored.draft.reply_to;
  row.message.client_id = stored.client_id;
  row.message.sent_at = stored.composed_at;
  for (const std::string& file : stored.draft.attachments) {
    row.message.attachments.push_back({.file_id = file});
  }
  return row;
}

}  // namespace banter::desktop
