#include "server/storage/sqlite/conversations/queries.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/storage/sqlite/engine/folded.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::ConversationRecord;
using core::MemberRecord;
using protocol::Result;

#define BANTER_CONVERSATION_COLUMNS                                                                    \
  "select c.key, c.id, c.kind, c.room, c.topic, c.is_public, c.low, c.high, c.low_name, c.high_name, " \
  "c.created_at, h.updated_at, h.last_seq, h.version, h.member_count, h.first_seq, c.retention_days "  \
  "from conversations c join heads h on h.conversation = c.key "

ConversationRecord record_of(const Rows& row) {
  return {.key = row.id<ConversationKey>(0),
          .id = std::string(row.text(1)),
          .kind = protocol::conversation_kind_of(row.text(2)).value_or(protocol::ConversationKind::direct),
          .room = std::string(row.text(3)),
          .topic = std::string(row.text(4)),
          .is_public = row.flag(5),
          .low = row.id<AccountKey>(6),
          .high = row.id<AccountKey>(7),
          .low_name = std::string(row.text(8)),
          .high_name = std::string(row.text(9)),
          .created_at = row.integer(10),
          .updated_at = row.integer(11),
          .last_seq = row.integer(12),
          .first_seq = row.integer(15),
          .version = row.integer(13),
          .member_count = row.integer(14),
          .retention_days = row.integer(16)};
}

ConversationQueries::Found one_of(Rows rows) {
  BANTER_TRY(found, rows.next());
  if (!found) return nullptr;
  return std::make_shared<const ConversationRecord>(record_of(rows));
}

}  // namespace

ConversationQueries::ConversationQueries(Connection& connection)
    : by_key_(connection, BANTER_CONVERSATION_COLUMNS "where c.key = ?1"),
      by_id_(connection, BANTER_CONVERSATION_COLUMNS "where c.id = ?1"),
      by_room_(connection, BANTER_CONVERSATION_COLUMNS
               "where c.key = (select conversation from room_names where name_folded = ?1)"),
      by_pair_(connection, BANTER_CONVERSATION_COLUMNS "where c.low = ?1 and c.high = ?2"),
      member_(connection,
              "select role, joined_at, read_seq, cleared_seq, delivered_seq from members "
              "where conversation = ?1 and account = ?2 and role is not null"),
      is_banned_(connection, "select 1 from bans where conversation = ?1 and account = ?2"),
      count_role_(connection, "select count(*) from members where conversation = ?1 and role = ?2"),
      joined_by_(
          connection,
          "select conversation from members where account = ?1 and role is not null and role <> 'invited'"),
      neighbours_(connection,
                  "select distinct o.account from members m "
                  "cross join heads h on h.conversation = m.conversation and h.member_count <= ?2 "
                  "cross join members o on o.conversation = m.conversation "
                  "where m.account = ?1 and m.role <> 'invited' and o.account <> ?1 and o.role <> 'invited' "
                  "order by o.account"),
      are_neighbours_(connection,
                      "select 1 from members m "
                      "cross join heads h on h.conversation = m.conversation and h.member_count <= ?3 "
                      "cross join members o on o.conversation = m.conversation and o.account = ?2 "
                      "where m.account = ?1 and m.role <> 'invited' and o.account <> ?1 and o.role <> "
                      "'invited' limit 1"),
      readable_by_(connection,
                   "select conversation, cleared_seq from members "
                   "where account = ?1 and role is not null and role <> 'invited'"),
      members_(connection,
               "select a.username, a.display_name, m.role, m.read_seq, m.delivered_seq from members m "
               "cross join accounts a on a.key = m.account "
               "where m.conversation = ?1 and m.username_folded > ?2 and m.role is not null and m.role <> "
               "'invited' "
               "order by m.username_folded limit ?3"),
      public_rooms_(connection,
                    "select c.id, c.room, c.topic, h.member_count from conversations c "
                    "cross join heads h on h.conversation = c.key "
                    "where c.is_public = 1 and c.room_folded > ?2 "
                    "and (?1 = '' or instr(c.room_folded, ?1) or instr(lower(c.topic), ?1)) "
                    "order by c.room_folded limit ?3"),
      reserved_changes_(connection, "select changes_reserved from state"),
      // A conversation that was left does not come back with every message that others write there.
      changed_(connection,
               "select m.conversation, m.role is null, "
               "case when m.role is null then m.change else max(m.change, h.change) end as latest "
               "from members m cross join heads h on h.conversation = m.conversation "
               "where m.account = ?1 and latest > ?2 and (m.role is not null or ?2 > 0) "
               "order by latest limit ?3"),
      row_(connection,
           "select c.id, c.kind, c.room, c.topic, c.is_public, c.low, c.low_name, c.high_name, "
           "h.updated_at, h.last_seq, h.version, h.member_count, m.role, m.read_seq, m.cleared_seq, "
           "m.muted_until, m.mentions_only, m.pinned, m.draft, "
           "(select display_name from accounts where key = case c.low when ?1 then c.high else c.low end), "
           "h.first_seq "
           "from members m cross join conversations c on c.key = m.conversation "
           "cross join heads h on h.conversation = m.conversation "
           "where m.conversation = ?2 and m.account = ?1"),
      last_message_(
          connection,
          "select case when m.content = '' and m.marks & 4 <> 0 then (select f.name from attachments t "
          "cross join files f on f.key = t.file where t.conversation = ?1 and t.seq = ?2 order by t.place "
          "limit 1) else m.content end, "
          "a.username, m.sent_at from messages m cross join accounts a on a.key = m.sender "
          "where m.conversation = ?1 and m.seq = ?2 "
          "and m.sender not in (select blocked from blocks where account = ?3)"),
      unread_(connection,
              "select count(*) from (select 1 from messages indexed by messages_by_place "
              "where conversation = ?1 and seq > ?2 and sender <> ?3 and deleted = 0 "
              "and sender not in (select blocked from blocks where account = ?4) limit 1000)"),
      mentions_(connection,
                "select count(*) from (select seq from mentions "
                "where conversation = ?1 and account = ?3 and seq > ?2 and sender <> ?3 "
                "and sender not in (select blocked from blocks where account = ?4) "
                "union select seq from mentions "
                "where conversation = ?1 and account = 0 and seq > ?2 and sender <> ?3 "
                "and sender not in (select blocked from blocks where account = ?4) limit 1000)") {}

ConversationQueries::Found ConversationQueries::by_key(ConversationKey key) {
  return one_of(by_key_(key));
}

ConversationQueries::Found ConversationQueries::by_id(std::string_view id) {
  return one_of(by_id_(id));
}

ConversationQueries::Found ConversationQueries::by_room(std::string_view room) {
  const Folded folded(room);
  return one_of(by_room_(folded.view()));
}

ConversationQueries::Found ConversationQueries::by_pair(AccountKey one, AccountKey other) {
  const auto [low, high] = std::minmax(one, other);
  return one_of(by_pair_(low, high));
}

Result<std::optional<MemberRecord>> ConversationQueries::member(ConversationKey conversation,
                                                                AccountKey account) {
  Rows row = member_(conversation, account);
  BANTER_TRY(found, row.next());
  if (!found) return std::nullopt;
  return MemberRecord{.account = account,
                      .role = protocol::room_role_of(row.text(0)).value_or(protocol::RoomRole::invited),
                      .joined_at = row.integer(1),
                      .delivered_seq = row.integer(4),
                      .read_seq = row.integer(2),
                      .cleared_seq = row.integer(3)};
}

Result<bool> ConversationQueries::is_banned(ConversationKey conversation, AccountKey account) {
  return is_banned_(conversation, account).next();
}

Result<std::int64_t> ConversationQueries::count_role(ConversationKey conversation, protocol::RoomRole role) {
  Rows row = count_role_(conversation, protocol::name_of(role));
  BANTER_TRY(found, row.next());
  return found ? row.integer(0) : 0;
}

Result<std::vector<ConversationKey>> ConversationQueries::joined_by(AccountKey account) {
  Rows rows = joined_by_(account);
  std::vector<ConversationKey> keys;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return keys;
    keys.push_back(rows.id<ConversationKey>(0));
  }
}

Result<std::vector<AccountKey>> ConversationQueries::neighbours_of(AccountKey account, std::int64_t most) {
  Rows rows = neighbours_(account, most);
  std::vector<AccountKey> neighbours;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return neighbours;
    neighbours.push_back(rows.id<AccountKey>(0));
  }
}

Result<bool> ConversationQueries::are_neighbours(AccountKey account, AccountKey other, std::int64_t most) {
  return are_neighbours_(account, other, most).next();
}

Result<std::vector<core::ReadablePlace>> ConversationQueries::readable_by(AccountKey account) {
  Rows rows = readable_by_(account);
  std::vector<core::ReadablePlace> places;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return places;
    places.push_back({rows.id<ConversationKey>(0), rows.integer(1)});
  }
}

Result<std::vector<protocol::Member>> ConversationQueries::members(ConversationKey conversation,
                                                                   std::string_view after,
                                                                   std::size_t limit) {
  const std::string folded = protocol::fold_name(after);
  Rows rows = members_(conversation, folded, limit);
  std::vector<protocol::Member> members;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return members;
    members.push_back({.username = std::string(rows.text(0)),
                       .display_name = std::string(rows.text(1)),
                       .role = protocol::room_role_of(rows.text(2)).value_or(protocol::RoomRole::member),
                       .delivered_seq = rows.integer(4),
                       .read_seq = rows.integer(3)});
  }
}

Result<std::vector<protocol::RoomRow>> ConversationQueries::public_rooms(std::string_view query,
                                                                         std::string_view after,
                                                                         std::size_t limit) {
  const std::string folded_query = protocol::fold_name(query);
  const std::string folded_after = protocol::fold_name(after);
  Rows rows = public_rooms_(folded_query, folded_after, limit);
  std::vector<protocol::RoomRow> rooms;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return rooms;
    rooms.push_back({.conversation = std::string(rows.text(0)),
                     .room = std::string(rows.text(1)),
                     .topic = std::string(rows.text(2)),
                     .member_count = rows.integer(3)});
  }
}

}  // namespace banter::storage::sqlite
