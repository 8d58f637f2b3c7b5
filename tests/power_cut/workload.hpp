#pragma once

#include <random>
#include <string>
#include <vector>

#include "server/core/ports/storage.hpp"

namespace banter::power_cut {

// Transactions as a server makes them: accounts, rooms, direct conversations, messages with and without
// repeats, edits, erasures, notices, members that come and go. Two storages that get the same ones hold the
// same.
class Workload {
 public:
  explicit Workload(unsigned seed) : dice_(seed) {}

  // The next transaction, without begin and commit. False when the storage gave an error, which ends it.
  bool run(core::Storage& storage);

 private:
  // One step; all choices are made before the storage is asked.
  bool add_account(core::Storage& storage);
  bool add_conversation(core::Storage& storage);
  bool write(core::Storage& storage, core::ConversationKey conversation, core::AccountKey account);
  bool change(core::Storage& storage, core::ConversationKey conversation);
  bool come_or_go(core::Storage& storage, core::ConversationKey conversation, core::AccountKey account);
  unsigned any() { return static_cast<unsigned>(dice_()); }
  unsigned roll(unsigned sides) { return any() % sides; }

  std::mt19937 dice_;
  base::Millis now_ = 1'790'000'000'000;
};

// Everything that a committed state holds, but for what the start of a store made up by chance.
std::string everything(core::Storage& storage);

}  // namespace banter::power_cut
