#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "server/core/keys.hpp"

namespace banter::transports {

// Which connections of a loop (by slot) receive what is said in a conversation. Sorted arrays: four bytes a
// follower on one side and eight on the other, and inserting into one of 10,000 moves 40 kB, about a
// microsecond. One thread.
class Followers {
 public:
  // What one connection follows: kept by the connection, changed only here.
  using Followed = std::vector<core::ConversationKey>;

  // Nothing happens when it is so already.
  void follow(std::uint32_t slot, Followed& followed, core::ConversationKey conversation) {
    const auto at = std::ranges::lower_bound(followed, conversation);
    if (at != followed.end() && *at == conversation) return;
    followed.insert(at, conversation);
    std::vector<std::uint32_t>& slots = slots_[conversation];
    slots.insert(std::ranges::lower_bound(slots, slot), slot);
  }

  void unfollow(std::uint32_t slot, Followed& followed, core::ConversationKey conversation) {
    const auto at = std::ranges::lower_bound(followed, conversation);
    if (at == followed.end() || *at != conversation) return;
    followed.erase(at);
    forget(slot, conversation);
  }

  void unfollow_all(std::uint32_t slot, Followed& followed) {
    for (const core::ConversationKey conversation : followed)
      forget(slot, conversation);
    Followed().swap(followed);
  }

  // In the order of their slots. Valid until the next change.
  std::span<const std::uint32_t> of(core::ConversationKey conversation) const {
    const auto found = slots_.find(conversation);
    return found == slots_.end() ? std::span<const std::uint32_t>() : found->second;
  }

 private:
  void forget(std::uint32_t slot, core::ConversationKey conversation) {
    const auto found = slots_.find(conversation);
    std::vector<std::uint32_t>& slots = found->second;
    slots.erase(std::ranges::lower_bound(slots, slot));
    if (slots.empty()) slots_.erase(found);
  }

  std::unordered_map<core::ConversationKey, std::vector<std::uint32_t>> slots_;
};

}  // namespace banter::transports
