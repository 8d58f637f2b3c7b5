#pragma once

#include "server/core/ports/session_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Sessions as they stand in the database. Belongs to the connection's thread.
class SessionQueries : public virtual core::SessionReads {
 public:
  explicit SessionQueries(Connection& connection);

  protocol::Result<std::optional<core::SessionRecord>> by_token(const core::TokenHash& hash) override;
  protocol::Result<std::vector<core::SessionRecord>> of_account(core::AccountKey account) override;

 private:
  Statement by_token_;
  Statement of_account_;
};

class SessionWriter final : public core::SessionStore, public SessionQueries {
 public:
  explicit SessionWriter(Connection& connection);

  protocol::Result<core::SessionKey> add(const core::SessionRecord& record) override;
  protocol::Result<void> touch(core::SessionKey key, base::Millis last_used,
                               const std::string& address) override;
  protocol::Result<void> remove(core::SessionKey key) override;

 private:
  Statement add_;
  Statement touch_;
  Statement remove_;
};

}  // namespace banter::storage::sqlite
