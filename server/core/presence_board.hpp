#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/generated/cpp/presence.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

// Who is there, as those may see it who may know: what was told last. The one thing that the core's thread
// shares with the readers; it writes here at most once a second and never waits for longer than a look-up.
class PresenceBoard {
 public:
  struct Entry {
    protocol::Status status = protocol::Status::offline;
    std::shared_ptr<const std::string> text{};  // null: none

    bool operator==(const Entry& other) const {
      return status == other.status && words() == other.words();
    }
    std::optional<std::string> words() const { return text ? std::optional(*text) : std::nullopt; }
  };

  // Offline when nobody is there under this key. Any thread.
  Entry look(AccountKey account) const {
    std::shared_lock hold(mutex_);
    const auto found = there_.find(account);
    return found != there_.end() ? found->second : Entry{};
  }

  // An entry that is offline takes the account away. Core thread.
  void put(AccountKey account, Entry entry) {
    std::lock_guard hold(mutex_);
    if (entry.status == protocol::Status::offline) {
      there_.erase(account);
    } else {
      there_.insert_or_assign(account, std::move(entry));
    }
  }

  // Everybody who is there. Any thread.
  std::vector<AccountKey> everybody() const {
    std::shared_lock hold(mutex_);
    std::vector<AccountKey> all;
    all.reserve(there_.size());
    for (const auto& [account, entry] : there_)
      all.push_back(account);
    return all;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<AccountKey, Entry> there_;
};

}  // namespace banter::core
