#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

using TokenHash = std::array<std::byte, 32>;  // SHA-256 of the token; the token itself is never stored

struct SessionRecord {
  SessionKey key;
  std::string id;  // what `sessions` shows and `revoke` names
  AccountKey account;
  TokenHash token_hash{};
  std::string device;
  std::string address;  // where it was last used from
  base::Millis created_at = 0;
  base::Millis last_used = 0;
};

// Errors: storage_unavailable only. Callers: see storage.hpp.
class SessionReads {
 public:
  virtual ~SessionReads() = default;
  virtual protocol::Result<std::optional<SessionRecord>> by_token(const TokenHash& hash) = 0;
  // Most recently used first.
  virtual protocol::Result<std::vector<SessionRecord>> of_account(AccountKey account) = 0;
};

class SessionStore : public virtual SessionReads {
 public:
  virtual protocol::Result<SessionKey> add(const SessionRecord& record) = 0;
  virtual protocol::Result<void> touch(SessionKey key, base::Millis last_used,
                                       const std::string& address) = 0;
  virtual protocol::Result<void> remove(SessionKey key) = 0;
};

}  // namespace banter::core
