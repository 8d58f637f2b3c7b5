#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/ports/storage.hpp"

namespace banter::contracts {

using core::AccountKey;
using core::ConversationKey;
using protocol::RoomRole;

// A storage under test. The factory gets the path of a file that does not exist yet, in a folder of its own.
struct Backend {
  std::string name;
  std::function<std::unique_ptr<core::Storage>(const std::string& path)> make;
  // Waits for what it does behind a commit.
  std::function<void(core::Storage&)> settle = [](core::Storage&) {};
};

// Every backend.
const std::vector<Backend>& backends();

// What a failed test calls it.
inline void PrintTo(const Backend& backend, std::ostream* out) {
  *out << backend.name;
}

// The value; an error fails the test.
template <class T>
T must(protocol::Result<T> result) {
  if (!result) throw std::runtime_error("the storage says: " + result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// One suite for all backends: what a case says here, each of them must do.
class StorageContract : public testing::TestWithParam<Backend> {
 protected:
  StorageContract();
  ~StorageContract() override;

  core::AccountStore& accounts() { return storage->accounts(); }
  core::SessionStore& sessions() { return storage->sessions(); }
  core::ConversationStore& conversations() { return storage->conversations(); }
  core::MessageStore& messages() { return storage->messages(); }
  core::AuditStore& audit() { return storage->audit(); }
  core::InviteStore& invites() { return storage->invites(); }

  void begin() { must(storage->begin()); }
  void commit() { must(storage->commit()); }
  // Commits, and begins the next transaction.
  void next_transaction();

  AccountKey add_account(const std::string& username, const std::string& display_name = "");
  ConversationKey add_room(const std::string& room, bool is_public = true, const std::string& topic = "");
  void join(ConversationKey conversation, AccountKey account, RoomRole role = RoomRole::member);
  // The new message's place; a repeat fails the test.
  core::Appended send(ConversationKey conversation, AccountKey sender, const std::string& content,
                      const std::string& client_id = "");
  core::ConversationRecord record(ConversationKey conversation);
  std::unique_ptr<core::Reader> reader();
  // A new storage of the same kind.
  std::unique_ptr<core::Storage> another(const std::string& name);

  base::Millis now = 1'790'000'000'000;  // goes on with each thing that is added
  std::unique_ptr<core::Storage> storage;

 private:
  std::string folder_;
};

// What stands in a page, in short: "1:hello 2:world".
std::string words_of(const std::vector<protocol::Message>& messages);
// The versions of notices: "3 4".
std::string versions_of(const std::vector<protocol::Notice>& notices);
// The ids of rows; those left with a minus in front.
std::vector<std::string> ids_of(const std::vector<protocol::ConversationRow>& rows);

}  // namespace banter::contracts
