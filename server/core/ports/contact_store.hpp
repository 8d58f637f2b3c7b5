#pragma once

#include <string>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

struct ContactRecord {
  AccountKey account;
  std::string username;      // as registered
  std::string display_name;  // empty: none was chosen
  std::string avatar;        // id of the file; empty: none
  base::Millis last_seen = 0;
};

// Whom people have taken up as contacts. Errors: storage_unavailable only. Callers: see storage.hpp.
class ContactReads {
 public:
  virtual ~ContactReads() = default;

  // Those of one account in the order of folded usernames, without accounts that are closed.
  virtual protocol::Result<std::vector<ContactRecord>> contacts_of(AccountKey account) = 0;
  // Who has the account as a contact, in ascending order.
  virtual protocol::Result<std::vector<AccountKey>> holders_of(AccountKey account) = 0;
  virtual protocol::Result<bool> has_contact(AccountKey account, AccountKey other) = 0;
};

class ContactStore : public virtual ContactReads {
 public:
  // Fine if it is so already.
  virtual protocol::Result<void> set_contact(AccountKey account, AccountKey other, bool is_contact) = 0;
};

}  // namespace banter::core
