#include "server/storage/sqlite/administration/invites.hpp"

#include <algorithm>
#include <span>

#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

using core::InviteRecord;
using protocol::Result;

#define BANTER_INVITE_COLUMNS "select id, code_hash, note, by, at, expires_at, uses_left from invites "

InviteRecord record_of(const Rows& row) {
  InviteRecord record{.id = std::string(row.text(0)),
                      .code_hash = {},
                      .note = std::string(row.text(2)),
                      .by = std::string(row.text(3)),
                      .at = row.integer(4),
                      .expires_at = row.integer(5),
                      .uses_left = row.integer(6)};
  const auto hash = row.blob(1);
  std::ranges::copy(hash.first(std::min(hash.size(), record.code_hash.size())), record.code_hash.begin());
  return record;
}

Result<std::optional<InviteRecord>> one_of(Rows rows) {
  BANTER_TRY(found, rows.next());
  if (!found) return std::nullopt;
  return record_of(rows);
}

}  // namespace

InviteQueries::InviteQueries(Connection& connection)
    : page_(connection, BANTER_INVITE_COLUMNS
            "where ?1 = '' or key < (select key from invites where id = ?1) order by key desc limit ?2") {}

Result<std::vector<InviteRecord>> InviteQueries::page(std::string_view after, std::size_t limit) {
  Rows rows = page_(after, limit);
  std::vector<InviteRecord> invites;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return invites;
    invites.push_back(record_of(rows));
  }
}

InviteWriter::InviteWriter(Connection& connection)
    : InviteQueries(connection),
      by_id_(connection, BANTER_INVITE_COLUMNS "where id = ?1"),
      by_code_(connection, BANTER_INVITE_COLUMNS "where code_hash = ?1"),
      add_(connection,
           "insert into invites (id, code_hash, note, by, at, expires_at, uses_left) "
           "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      set_uses_left_(connection, "update invites set uses_left = ?2 where id = ?1"),
      revoke_by_(connection, "update invites set uses_left = 0 where by = ?1 and uses_left > 0"),
      remove_expired_(connection, "delete from invites where expires_at < ?1") {}

Result<std::optional<InviteRecord>> InviteWriter::by_id(std::string_view id) {
  return one_of(by_id_(id));
}

Result<std::optional<InviteRecord>> InviteWriter::by_code(const core::TokenHash& hash) {
  return one_of(by_code_(std::span<const std::byte>(hash)));
}

Result<void> InviteWriter::add(const InviteRecord& record) {
  return add_(record.id, std::span<const std::byte>(record.code_hash), record.note, unless_empty(record.by),
              record.at, record.expires_at, record.uses_left)
      .run();
}

Result<void> InviteWriter::set_uses_left(std::string_view id, std::int64_t uses) {
  return set_uses_left_(id, uses).run();
}

Result<std::int64_t> InviteWriter::revoke_by(std::string_view username) {
  BANTER_CHECK(revoke_by_(username).run());
  return revoke_by_.changed();
}

Result<void> InviteWriter::remove_expired(base::Millis before) {
  return remove_expired_(before).run();
}

}  // namespace banter::storage::sqlite
