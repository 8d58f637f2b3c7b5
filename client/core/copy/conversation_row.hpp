#pragma once

#include <string>
#include <string_view>

#include "client/core/outbox/database.hpp"
#include "protocol/generated/cpp/conversations.hpp"

namespace banter::client {

/// Behind `select`, for conversation_of_row(), where conversation is `c` and its draft `d`.
inline constexpr std::string_view kConversationColumns =
    "c.id, c.kind, c.receiver, c.title, c.topic, c.visibility, c.member_count, c.last_message, "
    "c.last_sender, "
    "c.last_sent_at, c.last_seq, c.version, c.read_seq, c.cleared_seq, c.first_seq, c.unread, c.mentions, "
    "c.muted_until, c.mentions_only, c.pinned, d.text, c.role, c.updated_at";
inline constexpr std::string_view kConversationTables =
    " from conversation c left join draft d on d.conversation = c.id and d.text <> '' ";

protocol::ConversationRow conversation_of_row(const Database::Statement& at);

/// What a conversation is called by those who do not know its id: `#room` or `@user`, in folded form.
std::string name_of_conversation(protocol::ConversationKind kind, std::string_view receiver);

}  // namespace banter::client
