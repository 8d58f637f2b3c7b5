#pragma once

#include <string>
#include <string_view>

#include "client/core/outbox/database.hpp"
#include "protocol/generated/cpp/messages.hpp"

/// A message as a row of the copy. What all messages have stands in columns; files, reactions and mentions,
/// which few have, as JSON in the last one.
namespace banter::client {

/// Behind `select`, for message_of_row(); then ` from message …`.
inline constexpr std::string_view kMessageColumns =
    "place, version, sender, receiver, content, sent_at, client_id, reply_to, composed_at, via, edited_at, "
    "flags, extra";
inline constexpr std::string_view kNoticeColumns = "version, after_seq, at, kind, username, by, text";

inline constexpr std::int64_t kDeleted = 1;
inline constexpr std::int64_t kPinned = 2;
inline constexpr std::int64_t kHidden = 4;

/// Of the row that `at` stands on, beginning with column `first`.
protocol::Message message_of_row(const Database::Statement& at, std::string_view conversation, int first = 0);
protocol::Notice notice_of_row(const Database::Statement& at);

/// Binds what `insert into message values(…)` wants, but for the columns that are about the reader: `counts`
/// is one of those in the schema.
void bind_message(Database::Statement& insert, std::int64_t place, const protocol::Message& message,
                  std::int64_t counts);

}  // namespace banter::client
