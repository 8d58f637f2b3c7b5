#pragma once

#include <unordered_map>

#include "base/millis.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

// Who was told to be writing, and when: it is told again after three seconds at the earliest, and that
// somebody has stopped only if it was told that he began. Core thread.
class TypingGate {
 public:
  // Whether the others hear of it now. `now`: steady milliseconds.
  bool passes(ConversationKey conversation, AccountKey who, bool active, base::Millis now) {
    const Place place{conversation, who};
    const auto told = told_.find(place);
    if (!active) {
      if (told == told_.end()) return false;
      const bool holds = now - told->second < kHolds;
      told_.erase(told);
      return holds;
    }
    if (told != told_.end()) {
      if (now - told->second < kAgainAfter) return false;
      told->second = now;
      return true;
    }
    if (told_.size() >= kMost) {
      std::erase_if(told_, [&](const auto& entry) { return now - entry.second >= kHolds; });
      if (told_.size() >= kMost) return false;
    }
    told_.emplace(place, now);
    return true;
  }

 private:
  struct Place {
    ConversationKey conversation;
    AccountKey who;
    bool operator==(const Place&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Place& place) const noexcept {
      return std::hash<ConversationKey>{}(place.conversation) * 31 + std::hash<AccountKey>{}(place.who);
    }
  };

  static constexpr base::Millis kAgainAfter = 3000;
  static constexpr base::Millis kHolds = 6000;
  static constexpr std::size_t kMost = 50'000;

  std::unordered_map<Place, base::Millis, Hash> told_;
};

}  // namespace banter::core
