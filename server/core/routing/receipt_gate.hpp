#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/millis.hpp"
#include "server/core/outcome.hpp"

namespace banter::core {

// Lets the marks of one member of one conversation out at most once a second: the first at once, what follows
// within that second as one, at its end. Core thread.
class ReceiptGate {
 public:
  struct Kept {
    ReceiptMoved moved;
    ConnectionId from;  // none: several of them
  };

  // Whether it is told now; if not, due() will give it. `now`: steady milliseconds.
  bool passes(const ReceiptMoved& moved, ConnectionId from, base::Millis now) {
    const Place place{moved.conversation, moved.account};
    const auto [entry, is_new] = resting_.try_emplace(place);
    if (is_new) {
      order_.push_back({now + kRest, place});
      return true;
    }
    std::optional<Kept>& kept = entry->second;
    if (!kept) ++kept_;
    if (kept && kept->from != from) from = {};
    kept = Kept{moved, from};
    return false;
  }

  // What was kept and may be told now.
  std::vector<Kept> due(base::Millis now) {
    std::vector<Kept> due;
    while (!order_.empty() && order_.front().first <= now) {
      const Place place = order_.front().second;
      order_.pop_front();
      const auto entry = resting_.find(place);
      if (entry->second) {
        due.push_back(*std::exchange(entry->second, std::nullopt));
        --kept_;
        order_.push_back({now + kRest, place});
      } else {
        resting_.erase(entry);
      }
    }
    return due;
  }

  // When to ask due() again; none while nothing is kept, so that nobody is woken for nothing.
  std::optional<base::Millis> next() const {
    if (kept_ == 0) return std::nullopt;
    return order_.front().first;
  }

 private:
  struct Place {
    ConversationKey conversation;
    AccountKey account;
    bool operator==(const Place&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Place& place) const noexcept {
      return std::hash<ConversationKey>{}(place.conversation) * 31 + std::hash<AccountKey>{}(place.account);
    }
  };

  static constexpr base::Millis kRest = 1000;

  std::unordered_map<Place, std::optional<Kept>, Hash> resting_;
  std::size_t kept_ = 0;
  std::deque<std::pair<base::Millis, Place>> order_;  // of when they have rested
};

}  // namespace banter::core
