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

    bool operator==(const Entry& other) const { return status == other.status && words() == other.words(); }
    std::optional<std::string> words() const { return text ? std::optional(*text) : std::nullopt; }
  };

  // Offline when nobody is there under this key. Any thread.
  Entry look(AccountKey account) const {
    std::shared_lock hold(mutex_);
    const auto found = there_.find(account);
    if (found == there_.end()) return {};
    const auto words = texts_.find(account);
    return {found->second, words != texts_.end() ? words->second : nullptr};
  }

  // An entry that is offline takes the account away. Core thread.
  void put(AccountKey account, Entry entry) {
    std::lock_guard hold(mutex_);
    const bool is_there = entry.status != protocol::Status::offline;
    if (is_there) {
      there_.insert_or_assign(account, entry.status);
    } else {
      there_.erase(account);
    }
    if (is_there && entry.text) {
      texts_.insert_or_assign(account, std::move(entry.text));
    } else {
      texts_.erase(account);
    }
  }

  // Everybody who is there. Any thread.
  std::vector<AccountKey> everybody() const {
    std::shared_lock hold(mutex_);
    std::vector<AccountKey> all;
    all.reserve(there_.size());
    for (const auto& [account, status] : there_)
      all.push_back(account);
    return all;
  }

 private:
  mutable std::shared_mutex mutex_;
  // Everybody who is connected stands here, and few have a text.
  std::unordered_map<AccountKey, protocol::Status> there_;
  std::unordered_map<AccountKey, std::shared_ptr<const std::string>> texts_;
};

}  // namespace banter::core
