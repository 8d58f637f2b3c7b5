#include "server/storage/sqlite/messages/writer.hpp"

#include <span>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {

using core::AccountKey;
using core::Appended;
using core::ConversationKey;
using core::Earlier;
using core::NewMessage;
using protocol::Result;

MessageWriter::MessageWriter(Connection& connection, AccountWriter& accounts, LiveConversations& live)
    : MessageQueries(connection),
      accounts_(accounts),
      live_(live),
      append_(
          connection,
          "insert into messages (conversation, seq, first_version, version, sender, sent_at, composed_at, "
          "reply_to, client_id, mentions, via, content, key, marks, fingerprint) values (?1, ?2, ?3, ?3, ?4, "
          "?5, "
          "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
          "on conflict (client_id, sender) do nothing"),
      last_key_(connection,
                "select max(given, coalesce((select max(key) from messages), 0)) from search_state"),
      present_(connection,
               "select version, first_version, fingerprint is null, reply_to, content from messages "
               "where conversation = ?1 and seq = ?2"),
      forget_revision_(connection, "delete from revisions where conversation = ?1 and version = ?2"),
      note_revision_(connection, "insert into revisions (conversation, version, seq) values (?1, ?2, ?3)"),
      keep_fingerprint_(connection,
                        "update messages set fingerprint = ?3 where conversation = ?1 and seq = ?2"),
      edit_(connection,
            "update messages set version = ?3, content = ?4, edited_at = ?5, mentions = ?6 "
            "where conversation = ?1 and seq = ?2"),
      mention_(connection,
               "insert into mentions (conversation, account, seq, sender) values (?1, ?2, ?3, ?4)"),
      forget_mentions_(connection, "delete from mentions where conversation = ?1 and seq = ?2"),
      pin_(
          connection,
          "update messages set version = ?3, marks = (marks & ~1) | ?4 where conversation = ?1 and seq = ?2"),
      react_(connection,
             "insert into reactions (conversation, seq, emoji, account, version) values (?1, ?2, ?3, ?4, ?5) "
             "on conflict do nothing"),
      unreact_(connection,
               "delete from reactions where conversation = ?1 and seq = ?2 and emoji = ?3 and account = ?4"),
      note_reactions_(connection,
                      "update messages set version = ?3, marks = (marks & ~2) | "
                      "2 * exists (select 1 from reactions where conversation = ?1 and seq = ?2) "
                      "where conversation = ?1 and seq = ?2"),
      erase_(connection,
             "update messages set version = ?3, content = '', mentions = null, deleted = 1, marks = 0 "
             "where conversation = ?1 and seq = ?2"),
      erase_reactions_(connection, "delete from reactions where conversation = ?1 and seq = ?2"),
      attachments_(connection),
      removal_(connection, attachments_) {}

Result<core::ChangesPage> MessageWriter::changes(const core::ConversationRecord& conversation,
                                                 std::int64_t visible_after, std::int64_t since,
                                                 std::size_t limit) {
  BANTER_CHECK(live_.flush());
  return MessageQueries::changes(conversation, visible_after, since, limit);
}

Result<bool> MessageWriter::has_written(AccountKey account) {
  return accounts_.has_written(account);
}

Result<std::variant<Appended, Earlier>> MessageWriter::append(const NewMessage& message) {
  BANTER_TRY(live, existing(message.conversation));
  BANTER_TRY(key, next_key());
  std::optional<std::span<const std::byte>> fingerprint;
  if (message.fingerprint) fingerprint = *message.fingerprint;
  const Appended place{.seq = live->last_seq() + 1, .version = live->version() + 1};
  BANTER_CHECK(append_(message.conversation, place.seq, place.version, message.sender, message.sent_at,
                       message.composed_at, message.reply_to, unless_empty(message.client_id),
                       unless_empty(joined_names(message.mentions)), unless_empty(message.via),
                       message.content, key, message.attachments.empty() ? 0 : kAttached, fingerprint)
                   .run());
  if (append_.changed() == 0) {
    BANTER_TRY(earlier, by_client_id(message.sender, message.client_id));
    if (!earlier) return unavailable();
    return *earlier;
  }
  given_ = key;
  live_.appended(*live, place.seq, place.version, message.sent_at);
  BANTER_CHECK(note_mentions(message.conversation, place.seq, message.sender, message.mentions));
  BANTER_CHECK(attachments_.attach(message.conversation, place.seq, message.attachments));
  BANTER_CHECK(accounts_.note_writing(message.sender));
  return place;
}

// No key is given twice, whatever becomes of the message.
Result<std::int64_t> MessageWriter::next_key() {
  if (given_ == 0) {
    Rows row = last_key_();
    BANTER_TRY(found, row.next());
    if (!found) return unavailable();
    given_ = row.integer(0);
  }
  return given_ + 1;
}

Result<std::int64_t> MessageWriter::edit(ConversationKey conversation, std::int64_t seq,
                                         std::string_view content, const core::Mentions& mentions,
                                         base::Millis edited_at) {
  BANTER_TRY(live, existing(conversation));
  BANTER_TRY(message, by_seq(conversation, seq));
  if (!message) return unavailable();
  const std::int64_t version = live->version() + 1;
  BANTER_CHECK(prepare_change(conversation, seq, version));
  BANTER_CHECK(
      edit_(conversation, seq, version, content, edited_at, unless_empty(joined_names(mentions))).run());
  BANTER_CHECK(forget_mentions_(conversation, seq).run());
  BANTER_CHECK(note_mentions(conversation, seq, message->sender, mentions));
  live_.changed(*live, version, edited_at);
  return version;
}

// What is given is good until the next call.
std::string_view MessageWriter::joined_names(const core::Mentions& mentions) {
  mentions_.clear();
  for (const std::string& name : mentions.names) {
    if (!mentions_.empty()) mentions_ += ' ';
    mentions_ += name;
  }
  return mentions_;
}

Result<void> MessageWriter::note_mentions(ConversationKey conversation, std::int64_t seq, AccountKey sender,
                                          const core::Mentions& mentions) {
  for (const AccountKey account : mentions.accounts)
    BANTER_CHECK(mention_(conversation, account, seq, sender).run());
  if (mentions.everybody) BANTER_CHECK(mention_(conversation, AccountKey{}, seq, sender).run());
  return {};
}

Result<std::int64_t> MessageWriter::set_pinned(ConversationKey conversation, std::int64_t seq, bool pinned) {
  BANTER_TRY(live, existing(conversation));
  const std::int64_t version = live->version() + 1;
  BANTER_CHECK(prepare_change(conversation, seq, version));
  BANTER_CHECK(pin_(conversation, seq, version, pinned).run());
  live_.changed(*live, version, 0);
  return version;
}

Result<std::optional<std::int64_t>> MessageWriter::set_reaction(ConversationKey conversation,
                                                                std::int64_t seq,
                                                                const core::NewReaction& reaction) {
  BANTER_TRY(live, existing(conversation));
  const std::int64_t version = live->version() + 1;
  if (reaction.present) {
    BANTER_CHECK(react_(conversation, seq, reaction.emoji, reaction.account, version).run());
    if (react_.changed() == 0) return std::nullopt;
  } else {
    BANTER_CHECK(unreact_(conversation, seq, reaction.emoji, reaction.account).run());
    if (unreact_.changed() == 0) return std::nullopt;
  }
  BANTER_CHECK(prepare_change(conversation, seq, version));
  BANTER_CHECK(note_reactions_(conversation, seq, version).run());
  live_.changed(*live, version, 0);
  return version;
}

Result<std::int64_t> MessageWriter::erase(ConversationKey conversation, std::int64_t seq) {
  BANTER_TRY(live, existing(conversation));
  const std::int64_t version = live->version() + 1;
  BANTER_CHECK(prepare_change(conversation, seq, version));
  BANTER_CHECK(erase_(conversation, seq, version).run());
  BANTER_CHECK(attachments_.detach(conversation, seq, seq + 1, protocol::limit::attachments + 1));
  BANTER_CHECK(erase_reactions_(conversation, seq).run());
  BANTER_CHECK(forget_mentions_(conversation, seq).run());
  live_.changed(*live, version, 0);
  return version;
}

Result<core::Removed> MessageWriter::remove_before(ConversationKey conversation, base::Millis sent_before,
                                                   std::size_t most) {
  BANTER_TRY(live, existing(conversation));
  const std::int64_t first = live->first_seq();
  BANTER_TRY(reached, removal_.remove(conversation, first, sent_before, most));
  if (reached.first_seq != first) live_.begins_at(*live, reached.first_seq);
  return core::Removed{.messages = static_cast<std::size_t>(reached.first_seq - first), .more = reached.more};
}

// Keeps what a repeat of the first request is compared with, and moves the message to its new place in the
// order of revisions.
Result<void> MessageWriter::prepare_change(ConversationKey conversation, std::int64_t seq,
                                           std::int64_t version) {
  std::int64_t present = 0;
  bool revised = false;
  std::optional<core::Fingerprint> first;
  {
    Rows row = present_(conversation, seq);
    BANTER_TRY(found, row.next());
    if (!found) return unavailable();
    present = row.integer(0);
    revised = present != row.integer(1);
    if (row.flag(2)) first = core::fingerprint(row.text(4), row.maybe_integer(3), {});
  }
  if (first) {
    BANTER_CHECK(keep_fingerprint_(conversation, seq, std::span<const std::byte>(*first)).run());
  }
  if (revised) BANTER_CHECK(forget_revision_(conversation, present).run());
  return note_revision_(conversation, version, seq).run();
}

Result<MessageWriter::Live*> MessageWriter::existing(ConversationKey conversation) {
  BANTER_TRY(live, live_.by_key(conversation));
  if (live == nullptr) return unavailable();
  return live;
}

}  // namespace banter::storage::sqlite
