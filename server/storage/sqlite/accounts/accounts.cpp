#include "server/storage/sqlite/accounts/accounts.hpp"

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/storage/sqlite/conversations/memberships.hpp"
#include "server/storage/sqlite/engine/folded.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::AccountRecord;
using protocol::Result;
using AccountPtr = std::shared_ptr<const AccountRecord>;

constexpr std::size_t kMostKnown = 4096;  // and as many again of those used before them

#define BANTER_ACCOUNT_COLUMNS                                                                              \
  "select key, username, display_name, password_hash, role, created_at, guest_until, removed, avatar from " \
  "accounts "

AccountRecord record_of(const Rows& row) {
  return {.key = row.id<AccountKey>(0),
          .username = std::string(row.text(1)),
          .display_name = std::string(row.text(2)),
          .password_hash = std::string(row.text(3)),
          .role = protocol::role_of(row.text(4)).value_or(protocol::Role::guest),
          .created_at = row.integer(5),
          .guest_until = row.integer(6),
          .removed = row.flag(7),
          .avatar = std::string(row.text(8))};
}

Result<AccountPtr> one_of(Rows rows) {
  BANTER_TRY(found, rows.next());
  if (!found) return AccountPtr();
  return std::make_shared<const AccountRecord>(record_of(rows));
}

}  // namespace

AccountQueries::AccountQueries(Connection& connection)
    : by_name_(connection, BANTER_ACCOUNT_COLUMNS "where username_folded = ?1"),
      by_key_(connection, BANTER_ACCOUNT_COLUMNS "where key = ?1"),
      page_(connection, BANTER_ACCOUNT_COLUMNS
            "where username_folded > ?1 and removed = 0 "
            "and (?2 = '' or substr(username_folded, 1, length(?2)) = ?2 "
            "or instr(' ' || lower(display_name), ' ' || ?2)) "
            "order by username_folded limit ?3"),
      page_with_use_(connection,
                     "select key, username, display_name, password_hash, role, created_at, guest_until, "
                     "removed, avatar, (select max(last_used) from sessions s where s.account = a.key) "
                     "from accounts a where username_folded > ?1 and removed = 0 "
                     "order by username_folded limit ?2") {}

Result<AccountPtr> AccountQueries::by_name(std::string_view username) {
  const Folded folded(username);
  return one_of(by_name_(folded.view()));
}

Result<AccountPtr> AccountQueries::by_key(AccountKey key) {
  return one_of(by_key_(key));
}

Result<std::vector<AccountRecord>> AccountQueries::page(std::string_view query, std::string_view after,
                                                        std::size_t limit) {
  const std::string folded_query = protocol::fold_name(query);
  const std::string folded_after = protocol::fold_name(after);
  Rows rows = page_(folded_after, folded_query, limit);
  std::vector<AccountRecord> accounts;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return accounts;
    accounts.push_back(record_of(rows));
  }
}

Result<std::vector<core::UsedAccount>> AccountQueries::page_with_use(std::string_view after,
                                                                     std::size_t limit) {
  const std::string folded_after = protocol::fold_name(after);
  Rows rows = page_with_use_(folded_after, limit);
  std::vector<core::UsedAccount> accounts;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return accounts;
    accounts.push_back({.account = record_of(rows), .last_used = rows.integer(9)});
  }
}

AccountWriter::AccountWriter(Connection& connection, Memberships& memberships)
    : AccountQueries(connection),
      memberships_(memberships),
      known_(kMostKnown),
      names_(kMostKnown),
      add_(connection,
           "insert into accounts (username, username_folded, display_name, password_hash, role, created_at, "
           "guest_until, removed, avatar) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) returning key"),
      update_(connection,
              "update accounts set display_name = ?2, password_hash = ?3, role = ?4, guest_until = ?5, "
              "removed = ?6, avatar = ?7 where key = ?1"),
      erase_(connection, "delete from accounts where key = ?1"),
      erase_sessions_(connection, "delete from sessions where account = ?1"),
      erase_contacts_(connection, "delete from contacts where account = ?1 or contact = ?1"),
      erase_blocks_(connection, "delete from blocks where account = ?1 or blocked = ?1"),
      erase_presence_(connection, "delete from presence where account = ?1"),
      has_written_(connection, "select has_written from accounts where key = ?1"),
      mark_writing_(connection, "update accounts set has_written = 1 where key = ?1") {}

Result<AccountPtr> AccountWriter::by_name(std::string_view username) {
  const Folded folded(username);
  if (const AccountKey* key = names_.find(folded.view())) return by_key(*key);
  BANTER_TRY(record, AccountQueries::by_name(username));
  if (record) remember(record);
  return record;
}

Result<AccountPtr> AccountWriter::by_key(AccountKey key) {
  BANTER_TRY(account, known(key));
  if (account == nullptr) return AccountPtr();
  return account->record;
}

Result<AccountWriter::Known*> AccountWriter::known(AccountKey key) {
  if (Known* found = known_.find(key)) return found;
  BANTER_TRY(record, AccountQueries::by_key(key));
  if (!record) return nullptr;
  remember(record);
  return known_.find(key);
}

void AccountWriter::remember(const AccountPtr& record) {
  names_.put(Folded(record->username).view(), record->key);
  if (Known* account = known_.find(record->key)) {
    account->record = record;
  } else {
    known_.put(record->key, {.record = record, .has_written = std::nullopt});
  }
}

Result<AccountKey> AccountWriter::add(const AccountRecord& record) {
  const Folded folded(record.username);
  Rows rows = add_(record.username, folded.view(), record.display_name, record.password_hash,
                   protocol::name_of(record.role), record.created_at, record.guest_until, record.removed,
                   unless_empty(record.avatar));
  BANTER_TRY(found, rows.next());
  if (!found) return unavailable();
  AccountRecord added = record;
  added.key = rows.id<AccountKey>(0);
  BANTER_CHECK(rows.run());
  remember(std::make_shared<const AccountRecord>(added));
  return added.key;
}

Result<void> AccountWriter::update(const AccountRecord& record) {
  BANTER_TRY(account, known(record.key));
  if (account == nullptr) return {};
  BANTER_CHECK(update_(record.key, record.display_name, record.password_hash, protocol::name_of(record.role),
                       record.guest_until, record.removed, unless_empty(record.avatar))
                   .run());
  AccountRecord updated = *account->record;
  updated.display_name = record.display_name;
  updated.password_hash = record.password_hash;
  updated.role = record.role;
  updated.guest_until = record.guest_until;
  updated.removed = record.removed;
  updated.avatar = record.avatar;
  account->record = std::make_shared<const AccountRecord>(std::move(updated));
  return {};
}

Result<void> AccountWriter::erase(AccountKey key) {
  BANTER_TRY(account, known(key));
  if (account == nullptr) return {};
  BANTER_CHECK(memberships_.erase_all(key));
  for (Statement* erase : {&erase_sessions_, &erase_contacts_, &erase_blocks_, &erase_presence_})
    BANTER_CHECK((*erase)(key).run());
  BANTER_CHECK(erase_(key).run());
  names_.erase(Folded(account->record->username).view());
  known_.erase(key);
  return {};
}

Result<void> AccountWriter::note_writing(AccountKey key) {
  BANTER_TRY(written, has_written(key));
  if (written) return {};
  BANTER_CHECK(mark_writing_(key).run());
  if (Known* account = known_.find(key)) account->has_written = true;
  return {};
}

Result<bool> AccountWriter::has_written(AccountKey key) {
  BANTER_TRY(account, known(key));
  if (account == nullptr) return false;
  if (!account->has_written) {
    Rows rows = has_written_(key);
    BANTER_TRY(found, rows.next());
    account->has_written = found && rows.flag(0);
  }
  return *account->has_written;
}

void AccountWriter::age() {
  known_.age();
  names_.age();
}

void AccountWriter::forget() {
  known_.clear();
  names_.clear();
}

}  // namespace banter::storage::sqlite
