#include "client/core/copy/conversation_row.hpp"

#include "protocol/names.hpp"

namespace banter::client {
protocol::ConversationRow conversation_of_row(const Database::Statement& at) {
  protocol::ConversationRow row;
  row.conversation = at.text(0);
  row.kind = static_cast<protocol::ConversationKind>(at.number(1));
  row.receiver = at.text(2);
  row.title = at.text(3);
  row.topic = at.text_or_none(4);
  if (!at.is_null(5)) row.visibility = static_cast<protocol::Visibility>(at.number(5));
  row.member_count = at.number(6);
  row.last_message = at.text_or_none(7);
  row.last_sender = at.text_or_none(8);
  row.last_sent_at = at.number_or_none(9);
  row.last_seq = at.number(10);
  row.version = at.number(11);
  row.read_seq = at.number(12);
  row.cleared_seq = at.number(13);
  row.first_seq = at.number(14);
  row.unread = at.number(15);
  row.mentions = at.number(16);
  row.muted_until = at.number_or_none(17);
  row.mentions_only = at.number(18) != 0;
  row.pinned = at.number(19) != 0;
  row.draft = at.text_or_none(20);
  if (!at.is_null(21)) row.role = static_cast<protocol::RoomRole>(at.number(21));
  row.updated_at = at.number(22);
  return row;
}

std::string name_of_conversation(protocol::ConversationKind kind, std::string_view receiver) {
  const std::string folded = protocol::fold_name(receiver);
  return kind == protocol::ConversationKind::room || folded.starts_with('#') ? folded : "@" + folded;
}

}  // namespace banter::client
