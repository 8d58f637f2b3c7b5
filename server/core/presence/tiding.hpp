#pragma once

#include <memory>
#include <string>
#include <vector>

#include "protocol/error.hpp"
#include "server/core/ports/presence_store.hpp"
#include "server/core/services.hpp"

namespace banter::core {

// What may be new about a person since others were last told.
struct Change {
  AccountKey account;
  bool status = false;        // came, went, or set his status
  bool profile = false;       // is to be shown otherwise
  ConnectionId by{};          // that set it, which is not told; none: several, or nobody did
  bool is_own_doing = false;  // his other devices are told too
  bool to_all = false;        // also if nothing is new
  base::Millis went_at = 0;   // when his last connection ended, if it did
  // Who is to be told how it stands even if nothing is new, in ascending order: those who could not be told
  // yet, may know since lately, or may no longer.
  std::vector<AccountKey> owed{};
};

// A change with what has to be known to tell it.
struct Tiding {
  Change change;
  std::shared_ptr<const AccountRecord> person;  // null: there is nobody any more
  PresenceRecord own;
  std::vector<AccountKey> watchers;  // who may know, in ascending order, connected or not; not himself
};

// Looks up who may know of a person (protocol, People): those who have him as a contact, partners of direct
// conversations, and the members of rooms of at most 100; but nobody of whom one blocks the other. Reader
// thread. Errors: storage_unavailable.
protocol::Result<Tiding> look_up(ReadServices& services, const Change& change);

}  // namespace banter::core
