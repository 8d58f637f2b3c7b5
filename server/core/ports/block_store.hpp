#pragma once

#include <memory>
#include <vector>

#include "protocol/error.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

// Who does not want to hear whom. Errors: storage_unavailable only. Callers: see storage.hpp.
class BlockReads {
 public:
  virtual ~BlockReads() = default;

  // Whom the account has blocked, in ascending order.
  virtual protocol::Result<std::vector<AccountKey>> blocked_by(AccountKey account) = 0;
  // Who has blocked the account, in ascending order; never null. The writer is asked with every message, so
  // it answers from memory for whoever wrote lately. What it gives never changes: after set_blocked, ask
  // again.
  virtual protocol::Result<std::shared_ptr<const std::vector<AccountKey>>> blockers_of(
      AccountKey account) = 0;
};

class BlockStore : public virtual BlockReads {
 public:
  // Fine if it is so already.
  virtual protocol::Result<void> set_blocked(AccountKey account, AccountKey other, bool blocked) = 0;
};

}  // namespace banter::core
