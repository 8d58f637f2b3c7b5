#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {
namespace {

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    names.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

const std::string& receiver_of(const core::ConversationRecord& conversation, core::AccountKey sender) {
  if (conversation.kind == protocol::ConversationKind::room) return conversation.room;
  return sender == conversation.low ? conversation.high_name : conversation.low_name;
}

}  // namespace

protocol::Message message_of(const Rows& row, const core::ConversationRecord& conversation) {
  return {.conversation = conversation.id,
          .seq = row.integer(1),
          .version = row.integer(0),
          .sender = std::string(row.text(3)),
          .receiver = receiver_of(conversation, row.id<core::AccountKey>(2)),
          .content = std::string(row.text(12)),
          .sent_at = row.integer(4),
          .client_id = row.maybe_text(5),
          .reply_to = row.maybe_integer(6),
          .mentions = split_names(row.text(7)),
          .composed_at = row.maybe_integer(8),
          .via = row.maybe_text(9),
          .edited_at = row.maybe_integer(10),
          .deleted = row.flag(11),
          .pinned = (row.integer(13) & kPinned) != 0};
}

bool has_reactions(const Rows& row) {
  return (row.integer(13) & kReacted) != 0;
}

bool has_attachments(const Rows& row) {
  return (row.integer(13) & kAttached) != 0;
}

protocol::Notice notice_of(const Rows& row) {
  return {.at = row.integer(1),
          .after_seq = row.integer(2),
          .version = row.integer(0),
          .kind = protocol::notice_kind_of(row.text(3)).value_or(protocol::NoticeKind::other),
          .username = std::string(row.text(4)),
          .by = std::string(row.text(5)),
          .text = std::string(row.text(6))};
}

}  // namespace banter::storage::sqlite
