#pragma once

#include <optional>

#include "server/core/ports/account_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/engine/two_generations.hpp"

namespace banter::storage::sqlite {

class Memberships;

/// Accounts as they stand in the database. Belongs to the connection's thread.
class AccountQueries : public virtual core::AccountReads {
 public:
  explicit AccountQueries(Connection& connection);

  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_name(std::string_view username) override;
  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_key(core::AccountKey key) override;
  protocol::Result<std::vector<core::AccountRecord>> page(std::string_view query, std::string_view after,
                                                          std::size_t limit) override;
  protocol::Result<std::vector<core::UsedAccount>> page_with_use(std::string_view after,
                                                                 std::size_t limit) override;

 private:
  Statement by_name_;
  Statement by_key_;
  Statement page_;
  Statement page_with_use_;
};

/// The writer's accounts: those in use are remembered.
class AccountWriter final : public core::AccountStore, public AccountQueries {
 public:
  AccountWriter(Connection& connection, Memberships& memberships);

  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_name(std::string_view username) override;
  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_key(core::AccountKey key) override;
  protocol::Result<core::AccountKey> add(const core::AccountRecord& record) override;
  protocol::Result<void> update(const core::AccountRecord& record) override;
  protocol::Result<void> keep_name(core::AccountKey key) override { return note_writing(key); }
  protocol::Result<void> erase(core::AccountKey key) override;

  /// The account has written a message: it can never be erased from now on.
  protocol::Result<void> note_writing(core::AccountKey key);
  protocol::Result<bool> has_written(core::AccountKey key);

  /// Between transactions: lets go what was not used for long.
  void age();
  /// What is remembered may never have been stored.
  void forget();

 private:
  struct Known {
    std::shared_ptr<const core::AccountRecord> record;
    std::optional<bool> has_written;  // none: not asked yet
  };

  protocol::Result<Known*> known(core::AccountKey key);
  void remember(const std::shared_ptr<const core::AccountRecord>& record);

  Memberships& memberships_;
  TwoGenerations<core::AccountKey, Known> known_;
  TwoGenerations<std::string, core::AccountKey, TextHash> names_;
  Statement add_;
  Statement update_;
  Statement erase_;
  Statement erase_sessions_;
  Statement erase_contacts_;
  Statement erase_blocks_;
  Statement erase_presence_;
  Statement has_written_;
  Statement mark_writing_;
};

}  // namespace banter::storage::sqlite
