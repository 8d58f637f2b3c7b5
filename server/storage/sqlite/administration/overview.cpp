#include "server/storage/sqlite/administration/overview.hpp"

#include <filesystem>

#include "base/try.hpp"
#include "protocol/names.hpp"

namespace banter::storage::sqlite {
namespace {

using protocol::Result;

std::int64_t size_of(const std::string& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<std::int64_t>(bytes);
}

}  // namespace

OverviewQueries::OverviewQueries(Connection& connection)
    : connection_(connection),
      users_(connection,
             "select username, display_name, role, created_at, "
             "(select max(last_used) from sessions s where s.account = a.key), "
             "(select count(*) from sessions s where s.account = a.key), removed from accounts a "
             "where username_folded > ?2 "
             "and (?1 = '' or instr(username_folded, ?1) or instr(lower(display_name), ?1)) "
             "order by username_folded limit ?3"),
      // Of the names of a room the present one, which is the only one in its row.
      rooms_(connection,
             "select c.key, c.id, c.room, c.topic, c.is_public, h.member_count, h.updated_at, "
             "c.retention_days from room_names n cross join conversations c on c.key = n.conversation "
             "cross join heads h on h.conversation = c.key "
             "where n.name_folded > ?2 and c.room_folded = n.name_folded "
             "and (?1 = '' or instr(c.room_folded, ?1) or instr(lower(c.topic), ?1)) "
             "order by n.name_folded limit ?3"),
      owners_(connection,
              "select a.username from members m cross join accounts a on a.key = m.account "
              "where m.conversation = ?1 and m.role = 'owner' order by m.username_folded limit 20"),
      totals_(connection,
              "select (select count(*) from accounts where removed = 0), (select count(*) from heads), "
              "(select count(*) from files), (select count(*) from files where sha256 is not null), "
              "(select bytes from file_bytes where account = 0)") {}

Result<std::vector<protocol::AdminUser>> OverviewQueries::users(std::string_view query,
                                                                std::string_view after, std::size_t limit) {
  const std::string folded_query = protocol::fold_name(query);
  const std::string folded_after = protocol::fold_name(after);
  Rows rows = users_(folded_query, folded_after, limit);
  std::vector<protocol::AdminUser> users;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return users;
    users.push_back({.username = std::string(rows.text(0)),
                     .display_name = std::string(rows.text(1)),
                     .role = protocol::role_of(rows.text(2)).value_or(protocol::Role::guest),
                     .created_at = rows.integer(3),
                     .last_used = rows.maybe_integer(4),
                     .sessions = rows.integer(5),
                     .removed = rows.flag(6)});
  }
}

Result<std::vector<protocol::AdminRoom>> OverviewQueries::rooms(std::string_view query,
                                                                std::string_view after, std::size_t limit) {
  const std::string folded_query = protocol::fold_name(query);
  const std::string folded_after = protocol::fold_name(after);
  Rows rows = rooms_(folded_query, folded_after, limit);
  std::vector<protocol::AdminRoom> rooms;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return rooms;
    BANTER_TRY(owners, owners_of(rows.integer(0)));
    rooms.push_back(
        {.conversation = std::string(rows.text(1)),
         .room = std::string(rows.text(2)),
         .topic = std::string(rows.text(3)),
         .visibility = rows.flag(4) ? protocol::Visibility::public_ : protocol::Visibility::private_,
         .member_count = rows.integer(5),
         .owners = std::move(owners),
         .updated_at = rows.integer(6),
         .retention_days = rows.maybe_integer(7)});
  }
}

Result<std::vector<std::string>> OverviewQueries::owners_of(std::int64_t conversation) {
  Rows rows = owners_(conversation);
  std::vector<std::string> owners;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return owners;
    owners.emplace_back(rows.text(0));
  }
}

Result<core::Totals> OverviewQueries::totals() {
  Rows rows = totals_();
  BANTER_TRY(found, rows.next());
  if (!found) return unavailable();
  return core::Totals{.accounts = rows.integer(0),
                      .conversations = rows.integer(1),
                      .bytes = size_of(connection_.path()) + size_of(connection_.path() + "-wal"),
                      .files = rows.integer(3),
                      .uploads = rows.integer(2) - rows.integer(3),
                      .file_bytes = rows.integer(4)};
}

}  // namespace banter::storage::sqlite
