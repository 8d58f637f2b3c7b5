#include "server/storage/sqlite/people/blocks.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using protocol::Result;

constexpr std::size_t kMostKnown = 8192;

Result<std::vector<AccountKey>> all_of(Rows rows) {
  std::vector<AccountKey> accounts;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return accounts;
    accounts.push_back(rows.id<AccountKey>(0));
  }
}

}  // namespace

BlockQueries::BlockQueries(Connection& connection)
    : blocked_(connection, "select blocked from blocks where account = ?1 order by blocked"),
      blockers_(connection, "select account from blocks where blocked = ?1 order by account") {}

Result<std::vector<AccountKey>> BlockQueries::blocked_by(AccountKey account) {
  return all_of(blocked_(account));
}

Result<BlockQueries::Blockers> BlockQueries::blockers_of(AccountKey account) {
  BANTER_TRY(blockers, all_of(blockers_(account)));
  return std::make_shared<const std::vector<AccountKey>>(std::move(blockers));
}

BlockWriter::BlockWriter(Connection& connection)
    : BlockQueries(connection),
      block_(connection, "insert into blocks (account, blocked) values (?1, ?2) on conflict do nothing"),
      unblock_(connection, "delete from blocks where account = ?1 and blocked = ?2"),
      nobody_(std::make_shared<const std::vector<AccountKey>>()),
      known_(kMostKnown) {}

Result<BlockQueries::Blockers> BlockWriter::blockers_of(AccountKey account) {
  if (const auto* known = known_.find(account)) return *known;
  BANTER_TRY(blockers, BlockQueries::blockers_of(account));
  // Nearly everybody is blocked by nobody, which is one list for all.
  return known_.put(account, blockers->empty() ? nobody_ : std::move(blockers));
}

Result<void> BlockWriter::set_blocked(AccountKey account, AccountKey other, bool blocked) {
  known_.erase(other);
  return (blocked ? block_ : unblock_)(account, other).run();
}

}  // namespace banter::storage::sqlite
