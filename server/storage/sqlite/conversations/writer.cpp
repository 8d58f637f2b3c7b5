#include "server/storage/sqlite/conversations/writer.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "server/storage/sqlite/engine/folded.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::MemberRecord;
using protocol::Result;

ConversationQueries::Found record_of(Result<LiveConversations::Live*> found) {
  BANTER_TRY(live, std::move(found));
  if (live == nullptr) return nullptr;
  return live->record();
}

}  // namespace

ConversationWriter::ConversationWriter(Connection& connection, core::AccountReads& accounts,
                                       LiveConversations& live, Memberships& memberships)
    : ConversationQueries(connection),
      accounts_(accounts),
      live_(live),
      memberships_(memberships),
      add_direct_(connection,
                  "insert into conversations (id, kind, low, high, low_name, high_name, created_at) "
                  "values (?1, 'direct', ?2, ?3, ?4, ?5, ?6) returning key"),
      add_room_(connection,
                "insert into conversations (id, kind, room, room_folded, topic, is_public, created_at) "
                "values (?1, 'room', ?2, ?3, ?4, ?5, ?6) returning key"),
      add_head_(connection,
                "insert into heads (conversation, last_seq, version, member_count, updated_at, change) "
                "values (?1, 0, 0, 0, ?2, ?3)"),
      add_name_(connection,
                "insert into room_names (name_folded, conversation) values (?1, ?2) "
                "on conflict (name_folded) do update set conversation = excluded.conversation"),
      rename_(connection, "update conversations set room = ?2, room_folded = ?3 where key = ?1"),
      set_topic_(connection, "update conversations set topic = ?2 where key = ?1"),
      set_retention_(connection, "update conversations set retention_days = nullif(?2, 0) where key = ?1"),
      keeping_all_(connection,
                   "select c.key, coalesce(c.retention_days, ?2) from conversations c "
                   "cross join heads h on h.conversation = c.key "
                   "where c.key > ?1 and h.first_seq <= h.last_seq order by c.key limit ?3"),
      keeping_some_(connection,
                    "select c.key, c.retention_days from conversations c "
                    "indexed by conversations_with_retention "
                    "cross join heads h on h.conversation = c.key "
                    "where c.retention_days is not null and c.key > ?1 and h.first_seq <= h.last_seq "
                    "order by c.key limit ?2"),
      ban_(connection, "insert into bans (conversation, account) values (?1, ?2) on conflict do nothing"),
      unban_(connection, "delete from bans where conversation = ?1 and account = ?2"),
      retitle_(connection,
               "update members set change = ?2 where conversation in "
               "(select c.key from members m cross join conversations c on c.key = m.conversation "
               "where m.account = ?1 and c.kind = 'direct') "
               "and (account <> ?1 or conversation = (select key from conversations where low = ?1 and high "
               "= ?1))"),
      add_notice_(
          connection,
          "insert into notices (conversation, version, at, after_seq, kind, username, by_username, text) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)") {}

ConversationQueries::Found ConversationWriter::by_key(ConversationKey key) {
  return record_of(live_.by_key(key));
}

ConversationQueries::Found ConversationWriter::by_id(std::string_view id) {
  return record_of(live_.by_id(id));
}

ConversationQueries::Found ConversationWriter::by_room(std::string_view room) {
  return record_of(live_.by_room(room));
}

ConversationQueries::Found ConversationWriter::by_pair(AccountKey one, AccountKey other) {
  return record_of(live_.by_pair(one, other));
}

Result<std::optional<MemberRecord>> ConversationWriter::member(ConversationKey conversation,
                                                               AccountKey account) {
  return memberships_.member(conversation, account);
}

Result<std::vector<protocol::RoomRow>> ConversationWriter::public_rooms(std::string_view query,
                                                                        std::string_view after,
                                                                        std::size_t limit) {
  BANTER_CHECK(live_.flush());
  return ConversationQueries::public_rooms(query, after, limit);
}

Result<core::ConversationPage> ConversationWriter::changed_since(AccountKey account, std::string_view cursor,
                                                                 std::size_t limit) {
  BANTER_CHECK(live_.flush());
  return ConversationQueries::changed_since(account, cursor, limit);
}

Result<ConversationKey> ConversationWriter::add_direct(std::string_view id, AccountKey one, AccountKey other,
                                                       base::Millis now) {
  const auto [low, high] = std::minmax(one, other);
  BANTER_TRY(low_name, name_of(low));
  BANTER_TRY(high_name, name_of(high));
  BANTER_TRY(key, added(add_direct_(id, low, high, low_name, high_name, now), now));
  BANTER_CHECK(memberships_.put(key, {.account = low, .joined_at = now}));
  if (high != low) BANTER_CHECK(memberships_.put(key, {.account = high, .joined_at = now}));
  return key;
}

Result<ConversationKey> ConversationWriter::add_room(std::string_view id, std::string_view room,
                                                     std::string_view topic, bool is_public,
                                                     base::Millis now) {
  const Folded folded(room);
  BANTER_TRY(key, added(add_room_(id, room, folded.view(), topic, is_public, now), now));
  BANTER_CHECK(add_name_(folded.view(), key).run());
  return key;
}

Result<ConversationKey> ConversationWriter::added(Rows rows, base::Millis now) {
  BANTER_TRY(found, rows.next());
  if (!found) return unavailable();
  const auto key = rows.id<ConversationKey>(0);
  BANTER_CHECK(rows.run());
  BANTER_TRY(change, live_.next_change());
  BANTER_CHECK(add_head_(key, now, change).run());
  return key;
}

Result<std::string> ConversationWriter::name_of(AccountKey account) {
  BANTER_TRY(record, accounts_.by_key(account));
  return record ? record->username : std::string();
}

Result<void> ConversationWriter::rename(ConversationKey conversation, std::string_view room) {
  BANTER_TRY(live, existing(conversation));
  const Folded folded(room);
  BANTER_CHECK(rename_(conversation, room, folded.view()).run());
  BANTER_CHECK(add_name_(folded.view(), conversation).run());
  return live_.refresh(*live);
}

Result<void> ConversationWriter::set_topic(ConversationKey conversation, std::string_view topic) {
  BANTER_TRY(live, existing(conversation));
  BANTER_CHECK(set_topic_(conversation, topic).run());
  return live_.refresh(*live);
}

Result<ConversationWriter::Live*> ConversationWriter::existing(ConversationKey conversation) {
  BANTER_TRY(live, live_.by_key(conversation));
  if (live == nullptr) return unavailable();
  return live;
}

Result<void> ConversationWriter::arrange(ConversationKey conversation, AccountKey account,
                                         const core::Arrangement& arrangement) {
  return memberships_.arrange(conversation, account, arrangement);
}

Result<void> ConversationWriter::put_member(ConversationKey conversation, const MemberRecord& member) {
  return memberships_.put(conversation, member);
}

Result<void> ConversationWriter::remove_member(ConversationKey conversation, AccountKey account) {
  return memberships_.remove(conversation, account);
}

Result<void> ConversationWriter::set_banned(ConversationKey conversation, AccountKey account, bool banned) {
  return (banned ? ban_ : unban_)(conversation, account).run();
}

Result<void> ConversationWriter::set_retention(ConversationKey conversation, std::int64_t days) {
  BANTER_TRY(live, existing(conversation));
  BANTER_CHECK(set_retention_(conversation, days).run());
  return live_.refresh(*live);
}

Result<std::vector<core::Keeping>> ConversationWriter::keeping_for_a_time(ConversationKey after,
                                                                          std::int64_t server_days,
                                                                          std::size_t limit) {
  BANTER_CHECK(live_.flush());
  Rows rows = server_days > 0 ? keeping_all_(after, server_days, limit) : keeping_some_(after, limit);
  std::vector<core::Keeping> found;
  while (true) {
    BANTER_TRY(another, rows.next());
    if (!another) return found;
    found.push_back({.conversation = rows.id<ConversationKey>(0), .days = rows.integer(1)});
  }
}

Result<std::optional<AccountKey>> ConversationWriter::heir(ConversationKey conversation, AccountKey leaving) {
  return memberships_.heir(conversation, leaving);
}

// One number for all of them: nobody sees two of these rows.
Result<void> ConversationWriter::retitle(AccountKey account) {
  BANTER_TRY(change, live_.next_change());
  return retitle_(account, change).run();
}

Result<std::int64_t> ConversationWriter::append_notice(ConversationKey conversation,
                                                       const core::NewNotice& notice) {
  BANTER_TRY(live, existing(conversation));
  BANTER_TRY(username, name_of(notice.account));
  BANTER_TRY(by, name_of(notice.by));
  const std::int64_t version = live->version() + 1;
  BANTER_CHECK(
      add_notice_(conversation, version, notice.at, live->last_seq(), notice.kind, username, by, notice.text)
          .run());
  live_.changed(*live, version, notice.at);
  return version;
}

}  // namespace banter::storage::sqlite
