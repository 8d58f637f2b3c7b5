#pragma once

#include "server/core/ports/block_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/engine/two_generations.hpp"

namespace banter::storage::sqlite {

/// Who has blocked whom, as it stands in the database. Belongs to the connection's thread.
class BlockQueries : public virtual core::BlockReads {
 public:
  explicit BlockQueries(Connection& connection);

  using Blockers = std::shared_ptr<const std::vector<core::AccountKey>>;

  protocol::Result<std::vector<core::AccountKey>> blocked_by(core::AccountKey account) override;
  protocol::Result<Blockers> blockers_of(core::AccountKey account) override;

 private:
  Statement blocked_;
  Statement blockers_;
};

/// The writer's: remembers by whom those who wrote lately are blocked.
class BlockWriter final : public core::BlockStore, public BlockQueries {
 public:
  explicit BlockWriter(Connection& connection);

  protocol::Result<Blockers> blockers_of(core::AccountKey account) override;
  protocol::Result<void> set_blocked(core::AccountKey account, core::AccountKey other, bool blocked) override;

  /// Between transactions: lets go what was not used for long.
  void age() { known_.age(); }
  /// What is remembered may never have been stored.
  void forget() { known_.clear(); }

 private:
  Statement block_;
  Statement unblock_;
  const Blockers nobody_;
  TwoGenerations<core::AccountKey, Blockers> known_;
};

}  // namespace banter::storage::sqlite
