#pragma once

#include "server/core/ports/invite_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Invitations as they stand in the database. Belongs to the connection's thread.
class InviteQueries : public virtual core::InviteReads {
 public:
  explicit InviteQueries(Connection& connection);

  protocol::Result<std::vector<core::InviteRecord>> page(std::string_view after, std::size_t limit) override;

 private:
  Statement page_;
};

class InviteWriter final : public core::InviteStore, public InviteQueries {
 public:
  explicit InviteWriter(Connection& connection);

  protocol::Result<std::optional<core::InviteRecord>> by_id(std::string_view id) override;
  protocol::Result<std::optional<core::InviteRecord>> by_code(const core::TokenHash& hash) override;
  protocol::Result<void> add(const core::InviteRecord& record) override;
  protocol::Result<void> set_uses_left(std::string_view id, std::int64_t uses) override;
  protocol::Result<std::int64_t> revoke_by(std::string_view username) override;
  protocol::Result<void> remove_expired(base::Millis before) override;

 private:
  Statement by_id_;
  Statement by_code_;
  Statement add_;
  Statement set_uses_left_;
  Statement revoke_by_;
  Statement remove_expired_;
};

}  // namespace banter::storage::sqlite
