#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/session.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

struct AccountRecord {
  AccountKey key;
  std::string username;       // as registered; unique without regard to case
  std::string display_name;   // empty: none was chosen
  std::string password_hash;  // bcrypt; empty for a guest, who has only a token
  protocol::Role role = protocol::Role::member;
  base::Millis created_at = 0;
  base::Millis guest_until = 0;  // 0 unless a guest: when the name may be taken again
  bool removed = false;          // cannot log in; the name stays taken, since it has written
  std::string avatar{};          // id of the file; empty: none

  bool operator==(const AccountRecord&) const = default;
};

struct UsedAccount {
  AccountRecord account;
  base::Millis last_used = 0;  // by any of its sessions; 0: it has none
};

// Everything below gives `storage_unavailable` when the store cannot be read or written, and no other error.
// Names are compared without regard to ASCII case. Callers: see storage.hpp.
class AccountReads {
 public:
  virtual ~AccountReads() = default;

  // Null when there is none. The record is shared and never changes: after an update, ask again.
  virtual protocol::Result<std::shared_ptr<const AccountRecord>> by_name(std::string_view username) = 0;
  virtual protocol::Result<std::shared_ptr<const AccountRecord>> by_key(AccountKey key) = 0;

  // Accounts that are not removed, in the order of their folded names, from behind `after` ("" from the
  // start). query: only those whose username, or a word of whose display name, begins with it, without regard
  // to ASCII case; "" for all.
  // limit: 1 … 500.
  virtual protocol::Result<std::vector<AccountRecord>> page(std::string_view query, std::string_view after,
                                                            std::size_t limit) = 0;
  // The same without a query, and when each was used.
  virtual protocol::Result<std::vector<UsedAccount>> page_with_use(std::string_view after,
                                                                   std::size_t limit) = 0;
};

class AccountStore : public virtual AccountReads {
 public:
  // The caller has made sure that the name is free. `record.key` is ignored; the new key is the result.
  virtual protocol::Result<AccountKey> add(const AccountRecord& record) = 0;

  // Replaces display name, password hash, role, guest_until, removed and avatar of the account `record.key`.
  virtual protocol::Result<void> update(const AccountRecord& record) = 0;

  // The name stays this account's for good, as if something were written under it.
  virtual protocol::Result<void> keep_name(AccountKey key) = 0;

  // Frees the name for good. Only for an account that has written nothing (see MessageReads::has_written);
  // its memberships and sessions go with it.
  virtual protocol::Result<void> erase(AccountKey key) = 0;
};

}  // namespace banter::core
