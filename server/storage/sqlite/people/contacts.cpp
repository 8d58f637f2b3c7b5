#include "server/storage/sqlite/people/contacts.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::AccountKey;
using protocol::Result;

ContactQueries::ContactQueries(Connection& connection)
    : contacts_(
          connection,
          "select a.key, a.username, a.display_name, coalesce(p.last_seen, 0), a.avatar from contacts c "
          "cross join accounts a on a.key = c.contact left join presence p on p.account = c.contact "
          "where c.account = ?1 and a.removed = 0 order by a.username_folded"),
      holders_(connection, "select account from contacts where contact = ?1 order by account"),
      has_(connection, "select 1 from contacts where account = ?1 and contact = ?2") {}

Result<std::vector<core::ContactRecord>> ContactQueries::contacts_of(AccountKey account) {
  Rows rows = contacts_(account);
  std::vector<core::ContactRecord> contacts;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return contacts;
    contacts.push_back({.account = rows.id<AccountKey>(0),
                        .username = std::string(rows.text(1)),
                        .display_name = std::string(rows.text(2)),
                        .avatar = std::string(rows.text(4)),
                        .last_seen = rows.integer(3)});
  }
}

Result<std::vector<AccountKey>> ContactQueries::holders_of(AccountKey account) {
  Rows rows = holders_(account);
  std::vector<AccountKey> holders;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return holders;
    holders.push_back(rows.id<AccountKey>(0));
  }
}

Result<bool> ContactQueries::has_contact(AccountKey account, AccountKey other) {
  return has_(account, other).next();
}

ContactWriter::ContactWriter(Connection& connection)
    : ContactQueries(connection),
      add_(connection, "insert into contacts (account, contact) values (?1, ?2) on conflict do nothing"),
      remove_(connection, "delete from contacts where account = ?1 and contact = ?2") {}

Result<void> ContactWriter::set_contact(AccountKey account, AccountKey other, bool is_contact) {
  return (is_contact ? add_ : remove_)(account, other).run();
}

}  // namespace banter::storage::sqlite
