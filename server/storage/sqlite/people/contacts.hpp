#pragma once

#include "server/core/ports/contact_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Contacts as they stand in the database. Belongs to the connection's thread.
class ContactQueries : public virtual core::ContactReads {
 public:
  explicit ContactQueries(Connection& connection);

  protocol::Result<std::vector<core::ContactRecord>> contacts_of(core::AccountKey account) override;
  protocol::Result<std::vector<core::AccountKey>> holders_of(core::AccountKey account) override;
  protocol::Result<bool> has_contact(core::AccountKey account, core::AccountKey other) override;

 private:
  Statement contacts_;
  Statement holders_;
  Statement has_;
};

class ContactWriter final : public core::ContactStore, public ContactQueries {
 public:
  explicit ContactWriter(Connection& connection);

  protocol::Result<void> set_contact(core::AccountKey account, core::AccountKey other,
                                     bool is_contact) override;

 private:
  Statement add_;
  Statement remove_;
};

}  // namespace banter::storage::sqlite
