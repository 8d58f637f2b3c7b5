#include "server/storage/sqlite/messages/queries.hpp"

#include <algorithm>
#include <limits>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/ports/page_budget.hpp"
#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::MessagePage;
using protocol::Result;

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMostNotices = 200;

#define BANTER_MESSAGES_FROM "from messages m cross join accounts a on a.key = m.sender "

}  // namespace

MessageQueries::MessageQueries(Connection& connection)
    : backwards_(connection,
                 "select " BANTER_MESSAGE_COLUMNS BANTER_MESSAGES_FROM
                 "where m.conversation = ?1 and m.seq > ?2 and m.seq < ?3 order by m.seq desc limit ?4"),
      forwards_(connection, "select " BANTER_MESSAGE_COLUMNS BANTER_MESSAGES_FROM
                            "where m.conversation = ?1 and m.seq > ?2 order by m.seq limit ?3"),
      notices_(connection, "select " BANTER_NOTICE_COLUMNS
                           "from notices where conversation = ?1 and after_seq >= ?2 and after_seq < ?3 "
                           "order by after_seq desc, version desc limit ?4"),
      unchanged_(connection, "select " BANTER_MESSAGE_COLUMNS BANTER_MESSAGES_FROM
                             "where m.conversation = ?1 and m.seq >= ?2 and m.version = m.first_version "
                             "order by m.seq"),
      revised_(connection,
               "select " BANTER_MESSAGE_COLUMNS
               "from revisions r cross join messages m on m.conversation = r.conversation and m.seq = r.seq "
               "cross join accounts a on a.key = m.sender "
               "where r.conversation = ?1 and r.version > ?2 and r.seq > ?3 order by r.version"),
      new_notices_(connection, "select " BANTER_NOTICE_COLUMNS
                               "from notices where conversation = ?1 and version > ?2 and after_seq >= ?3 "
                               "order by version"),
      head_(connection, "select last_seq, version from heads where conversation = ?1"),
      first_version_(connection, "select first_version from messages where conversation = ?1 and seq = ?2"),
      by_seq_(connection,
              "select sender, version, deleted, marks from messages where conversation = ?1 and seq = ?2"),
      by_key_(connection, "select " BANTER_MESSAGE_COLUMNS BANTER_MESSAGES_FROM "where m.key = ?1"),
      by_client_id_(
          connection,
          "select conversation, seq, first_version, sent_at, fingerprint, reply_to, content from messages "
          "where client_id = ?1 and sender = ?2"),
      emojis_(
          connection,
          "select emoji, count(*), min(version) as first from reactions where conversation = ?1 and seq = ?2 "
          "group by emoji order by first"),
      reacted_(connection,
               "select a.username from reactions r cross join accounts a on a.key = r.account "
               "where r.conversation = ?1 and r.seq = ?2 and r.emoji = ?3 order by r.version limit ?4"),
      other_emojis_(connection,
                    "select count(distinct emoji) from reactions "
                    "where conversation = ?1 and seq = ?2 and emoji <> ?3"),
      has_written_(connection, "select has_written from accounts where key = ?1"),
      attachments_(connection) {}

Result<MessagePage> MessageQueries::page_before(const ConversationRecord& conversation,
                                                std::int64_t visible_after,
                                                std::optional<std::int64_t> before, std::size_t limit) {
  MessagePage page;
  const std::int64_t end = before.value_or(kEnd);
  {
    Rows rows = backwards_(conversation.key, visible_after, end, limit + 1);
    core::PageBudget budget;
    while (true) {
      BANTER_TRY(found, rows.next());
      if (!found) break;
      BANTER_TRY(message, whole(rows, conversation));
      page.more = page.messages.size() == limit || !budget.takes(message);
      if (page.more) break;
      page.messages.push_back(std::move(message));
    }
  }
  std::ranges::reverse(page.messages);
  const std::int64_t from = page.more ? page.messages.front().seq : visible_after;
  BANTER_CHECK(add_notices(conversation.key, from, end, page));
  return page;
}

Result<MessagePage> MessageQueries::page_after(const ConversationRecord& conversation,
                                               std::int64_t visible_after, std::int64_t after,
                                               std::size_t limit) {
  MessagePage page;
  const std::int64_t from = std::max(after, visible_after);
  {
    Rows rows = forwards_(conversation.key, from, limit + 1);
    core::PageBudget budget;
    while (true) {
      BANTER_TRY(found, rows.next());
      if (!found) break;
      BANTER_TRY(message, whole(rows, conversation));
      page.more = page.messages.size() == limit || !budget.takes(message);
      if (page.more) break;
      page.messages.push_back(std::move(message));
    }
  }
  BANTER_CHECK(add_notices(conversation.key, from, page.more ? page.messages.back().seq : kEnd, page));
  return page;
}

Result<protocol::Message> MessageQueries::whole(const Rows& row, const ConversationRecord& conversation) {
  protocol::Message message = message_of(row, conversation);
  if (has_reactions(row)) BANTER_CHECK(add_reactions(conversation.key, message));
  if (has_attachments(row)) BANTER_CHECK(attachments_.add_to(conversation.key, message));
  return message;
}

Result<void> MessageQueries::add_reactions(ConversationKey conversation, protocol::Message& message) {
  Rows rows = emojis_(conversation, message.seq);
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return {};
    protocol::Reaction reaction{
        .emoji = std::string(rows.text(0)), .count = rows.integer(1), .usernames = {}};
    Rows names = reacted_(conversation, message.seq, reaction.emoji, protocol::limit::reaction_names);
    while (true) {
      BANTER_TRY(another, names.next());
      if (!another) break;
      reaction.usernames.emplace_back(names.text(0));
    }
    message.reactions.push_back(std::move(reaction));
  }
}

// Those behind the seqs from `from` to before `to`. What pages of history give so has no overlap and no gap.
Result<void> MessageQueries::add_notices(ConversationKey conversation, std::int64_t from, std::int64_t to,
                                         MessagePage& page) {
  Rows rows = notices_(conversation, from, to, kMostNotices);
  core::PageBudget budget;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) break;
    protocol::Notice notice = notice_of(rows);
    if (!budget.takes(notice)) break;
    page.notices.push_back(std::move(notice));
  }
  std::ranges::reverse(page.notices);
  return {};
}

Result<std::optional<core::StoredMessage>> MessageQueries::by_seq(ConversationKey conversation,
                                                                  std::int64_t seq) {
  Rows row = by_seq_(conversation, seq);
  BANTER_TRY(found, row.next());
  if (!found) return std::nullopt;
  return core::StoredMessage{.sender = row.id<AccountKey>(0),
                             .version = row.integer(1),
                             .deleted = row.flag(2),
                             .pinned = (row.integer(3) & kPinned) != 0};
}

Result<std::optional<protocol::Message>> MessageQueries::by_key(std::int64_t key,
                                                                const ConversationRecord& conversation) {
  Rows row = by_key_(key);
  BANTER_TRY(found, row.next());
  if (!found) return std::nullopt;
  return whole(row, conversation);
}

Result<std::int64_t> MessageQueries::count_other_emojis(ConversationKey conversation, std::int64_t seq,
                                                        std::string_view emoji) {
  Rows row = other_emojis_(conversation, seq, emoji);
  BANTER_TRY(found, row.next());
  return found ? row.integer(0) : 0;
}

Result<std::optional<core::Earlier>> MessageQueries::by_client_id(AccountKey sender,
                                                                  std::string_view client_id) {
  if (client_id.empty()) return std::nullopt;
  Rows row = by_client_id_(client_id, sender);
  BANTER_TRY(found, row.next());
  if (!found) return std::nullopt;
  core::Earlier earlier{.conversation = row.id<ConversationKey>(0),
                        .seq = row.integer(1),
                        .version = row.integer(2),
                        .sent_at = row.integer(3)};
  const auto kept = row.blob(4);
  if (kept.size() == earlier.fingerprint.size()) {
    std::ranges::copy(kept, earlier.fingerprint.begin());
  } else {
    earlier.fingerprint = core::fingerprint(row.text(6), row.maybe_integer(5), {});
  }
  return earlier;
}

Result<std::string> MessageQueries::first_file(ConversationKey conversation, std::int64_t seq) {
  protocol::Message message{.seq = seq};
  BANTER_CHECK(attachments_.add_to(conversation, message));
  return message.attachments.empty() ? std::string() : message.attachments.front().file_id;
}

Result<bool> MessageQueries::has_written(AccountKey account) {
  Rows row = has_written_(account);
  BANTER_TRY(found, row.next());
  return found && row.flag(0);
}

}  // namespace banter::storage::sqlite
