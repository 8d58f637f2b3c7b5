#include "client/core/copy/message_row.hpp"

#include "client/core/copy/copy_file.hpp"
#include "protocol/codec/fields.hpp"
#include "protocol/codec/json_tape.hpp"
#include "protocol/codec/writer.hpp"
#include "protocol/generated/cpp/files_codec.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"
#include "protocol/generated/cpp/text_rules.hpp"

namespace banter::client {
namespace {

// What a server's frame may have at most, so that whatever was stored can be read.
constexpr protocol::JsonTape::Limits kLimits{
    .depth = 32, .members = 262'144, .elements = 65'536, .nodes = 1'048'576};

std::optional<std::string> extra_of(const protocol::Message& message) {
  if (message.mentions.empty() && message.attachments.empty() && message.reactions.empty())
    return std::nullopt;
  std::string json;
  protocol::Writer out(json);
  out.begin();
  if (!message.mentions.empty()) out.texts("mentions", message.mentions);
  if (!message.attachments.empty()) out.records("attachments", message.attachments);
  if (!message.reactions.empty()) out.records("reactions", message.reactions);
  out.end();
  return json;
}

void read_extra(const std::string& json, protocol::Message& message) {
  thread_local protocol::JsonTape tape;
  if (!tape.parse(json, kLimits) || tape.kind(0) != protocol::JsonTape::Kind::object) return;
  protocol::Reading reading{.tape = tape, .tolerant = true};
  protocol::Fields fields(reading, 0);
  if (fields.given("mentions")) fields.texts("mentions", message.mentions, protocol::text_rule::text);
  if (fields.given("attachments")) fields.records("attachments", message.attachments);
  if (fields.given("reactions")) fields.records("reactions", message.reactions);
}

}  // namespace

protocol::Message message_of_row(const Database::Statement& at, std::string_view conversation, int first) {
  protocol::Message message;
  message.conversation = conversation;
  message.seq = seq_of(at.number(first));
  message.version = at.number(first + 1);
  message.sender = at.text(first + 2);
  message.receiver = at.text(first + 3);
  message.content = at.text(first + 4);
  message.sent_at = at.number(first + 5);
  message.client_id = at.text_or_none(first + 6);
  message.reply_to = at.number_or_none(first + 7);
  message.composed_at = at.number_or_none(first + 8);
  message.via = at.text_or_none(first + 9);
  message.edited_at = at.number_or_none(first + 10);
  const std::int64_t flags = at.number(first + 11);
  message.deleted = (flags & kDeleted) != 0;
  message.pinned = (flags & kPinned) != 0;
  message.hidden = (flags & kHidden) != 0;
  if (!at.is_null(first + 12)) read_extra(at.text(first + 12), message);
  return message;
}

protocol::Notice notice_of_row(const Database::Statement& at) {
  protocol::Notice notice;
  notice.version = at.number(0);
  notice.after_seq = at.number(1);
  notice.at = at.number(2);
  notice.kind = static_cast<protocol::NoticeKind>(at.number(3));
  notice.username = at.text(4);
  notice.by = at.text(5);
  notice.text = at.text(6);
  return notice;
}

void bind_message(Database::Statement& insert, std::int64_t place, const protocol::Message& message,
                  std::int64_t counts) {
  const std::int64_t flags =
      (message.deleted ? kDeleted : 0) | (message.pinned ? kPinned : 0) | (message.hidden ? kHidden : 0);
  insert.bind(place)
      .bind(message.version)
      .bind(message.sender)
      .bind(message.receiver)
      .bind(message.content)
      .bind(message.sent_at)
      .bind(message.client_id)
      .bind(message.reply_to)
      .bind(message.composed_at)
      .bind(message.via)
      .bind(message.edited_at)
      .bind(flags)
      .bind(counts)
      .bind(std::int64_t{message.attachments.empty() ? 0 : 1})
      .bind(extra_of(message));
}

}  // namespace banter::client
