// The list of somebody's conversations: what changed in it since a cursor.

#include <charconv>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/storage/sqlite/conversations/queries.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using protocol::ConversationRow;
using protocol::Result;

constexpr std::size_t kMostPageBytes = 256 * 1024;
constexpr std::size_t kRowBytes = 400;  // of a row, as JSON, beside its texts
constexpr std::size_t kPreviewCharacters = 200;

// A cursor is the number of a change. One from a database that was since replaced by an older one counts as
// the beginning, as do all that are none of ours.
std::int64_t change_of(std::string_view cursor, std::int64_t most) {
  std::int64_t change = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), change);
  const bool whole = error == std::errc() && end == cursor.data() + cursor.size();
  return whole && change >= 0 && change <= most ? change : 0;
}

std::size_t bytes_of(const ConversationRow& row) {
  return kRowBytes + row.receiver.size() + row.title.size() + row.topic.value_or("").size() +
         row.last_message.value_or("").size() + row.draft.value_or("").size();
}

}  // namespace

struct ConversationQueries::Changed {
  ConversationKey conversation;
  bool left = false;
  std::int64_t change = 0;
};

Result<core::ConversationPage> ConversationQueries::changed_since(AccountKey account, std::string_view cursor,
                                                                  std::size_t limit) {
  BANTER_TRY(most, reserved_changes());
  const std::int64_t since = change_of(cursor, most);
  BANTER_TRY(changed, changed_rows(account, since, limit + 1));
  core::ConversationPage page;
  std::int64_t known = since;
  std::size_t bytes = 0;
  for (const Changed& one : changed) {
    BANTER_TRY(row, row_of(account, one.conversation));
    bytes += bytes_of(row);
    page.more = page.rows.size() == limit || (bytes > kMostPageBytes && !page.rows.empty());
    if (page.more) break;
    if (one.left) {
      page.rows.push_back({.conversation = std::move(row.conversation), .left = true});
    } else {
      page.rows.push_back(std::move(row));
    }
    known = one.change;
  }
  page.cursor = std::to_string(known);
  return page;
}

Result<std::int64_t> ConversationQueries::reserved_changes() {
  Rows rows = reserved_changes_();
  BANTER_TRY(found, rows.next());
  return found ? rows.integer(0) : 0;
}

Result<std::vector<ConversationQueries::Changed>> ConversationQueries::changed_rows(AccountKey account,
                                                                                    std::int64_t since,
                                                                                    std::size_t limit) {
  Rows rows = changed_(account, since, limit);
  std::vector<Changed> changed;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return changed;
    changed.push_back(
        {.conversation = rows.id<ConversationKey>(0), .left = rows.flag(1), .change = rows.integer(2)});
  }
}

Result<ConversationRow> ConversationQueries::row_of(AccountKey account, ConversationKey conversation) {
  Rows row = row_(account, conversation);
  BANTER_TRY(found, row.next());
  if (!found) return unavailable();
  ConversationRow result{
      .conversation = std::string(row.text(0)),
      .kind = protocol::conversation_kind_of(row.text(1)).value_or(protocol::ConversationKind::direct),
      .member_count = row.integer(11),
      .last_seq = row.integer(9),
      .version = row.integer(10),
      .read_seq = row.integer(13),
      .cleared_seq = row.integer(14),
      .first_seq = row.integer(9) > 0 ? row.integer(20) : 0,
      .mentions_only = row.flag(16),
      .pinned = row.flag(17),
      .draft = row.maybe_text(18),
      .updated_at = row.integer(8)};
  if (row.integer(15) > 0) result.muted_until = row.integer(15);
  const auto role = protocol::room_role_of(row.text(12));
  if (result.kind == protocol::ConversationKind::room) {
    result.receiver = result.title = row.text(2);
    result.topic = row.text(3);
    result.visibility = row.flag(4) ? protocol::Visibility::public_ : protocol::Visibility::private_;
    result.role = role;
  } else {
    result.receiver = row.text(row.id<AccountKey>(5) == account ? 7 : 6);
    result.title = row.text(19).empty() ? std::string_view(result.receiver) : row.text(19);
  }
  // Who is only invited reads nothing yet, and who has left no longer.
  if (!role || role == protocol::RoomRole::invited) return result;
  const std::int64_t after = std::max(result.read_seq, result.cleared_seq);
  // Words of the blocked are hidden in rooms; what was said between two people stays.
  const AccountKey hearing = result.kind == protocol::ConversationKind::room ? account : AccountKey{};
  if (result.last_seq > result.cleared_seq) BANTER_CHECK(add_last_message(conversation, hearing, result));
  if (result.last_seq > after) {
    BANTER_TRY(unread, count_unread(account, conversation, after, hearing));
    result.unread = unread;
    BANTER_TRY(mentions, count_mentions(account, conversation, after, hearing));
    result.mentions = mentions;
  }
  return result;
}

// Nothing where it was written by somebody whom `hearing` has blocked.
Result<void> ConversationQueries::add_last_message(ConversationKey conversation, AccountKey hearing,
                                                   ConversationRow& row) {
  Rows message = last_message_(conversation, row.last_seq, hearing);
  BANTER_TRY(found, message.next());
  if (!found) return {};
  row.last_message = base::prefix_of(message.text(0), kPreviewCharacters);
  row.last_sender = message.text(1);
  row.last_sent_at = message.integer(2);
  return {};
}

Result<std::int64_t> ConversationQueries::count_mentions(AccountKey account, ConversationKey conversation,
                                                         std::int64_t after, AccountKey hearing) {
  Rows rows = mentions_(conversation, after, account, hearing);
  BANTER_TRY(found, rows.next());
  return found ? rows.integer(0) : 0;
}

Result<std::int64_t> ConversationQueries::count_unread(AccountKey account, ConversationKey conversation,
                                                       std::int64_t after, AccountKey hearing) {
  Rows rows = unread_(conversation, after, account, hearing);
  BANTER_TRY(found, rows.next());
  return found ? rows.integer(0) : 0;
}

}  // namespace banter::storage::sqlite
