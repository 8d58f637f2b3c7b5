#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "server/core/ports/session_store.hpp"

namespace banter::core {

// An invitation to make an account.
struct InviteRecord {
  std::string id;         // what `admin_invites` shows and revokes by
  TokenHash code_hash{};  // SHA-256 of the code; the code itself is never stored
  std::string note;
  std::string by;  // username of who made it; empty: the operator, on the machine
  base::Millis at = 0;
  base::Millis expires_at = 0;
  std::int64_t uses_left = 0;

  bool operator==(const InviteRecord&) const = default;
};

// Errors: storage_unavailable only. Callers: see storage.hpp.
class InviteReads {
 public:
  virtual ~InviteReads() = default;

  // Newest first, from behind the one with the id `after` ("": from the newest; one that is not there:
  // nothing); limit 1 … 500.
  virtual protocol::Result<std::vector<InviteRecord>> page(std::string_view after, std::size_t limit) = 0;
};

class InviteStore : public virtual InviteReads {
 public:
  virtual protocol::Result<std::optional<InviteRecord>> by_id(std::string_view id) = 0;
  virtual protocol::Result<std::optional<InviteRecord>> by_code(const TokenHash& hash) = 0;
  virtual protocol::Result<void> add(const InviteRecord& record) = 0;
  // Fine when there is none of this id.
  virtual protocol::Result<void> set_uses_left(std::string_view id, std::int64_t uses) = 0;
  // Those that the account of this name has made are void from now on; gives how many were not.
  virtual protocol::Result<std::int64_t> revoke_by(std::string_view username) = 0;
  // Those that were void before this time go.
  virtual protocol::Result<void> remove_expired(base::Millis before) = 0;
};

}  // namespace banter::core
