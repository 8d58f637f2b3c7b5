#pragma once

#include <optional>
#include <unordered_map>

#include "server/core/keys.hpp"
#include "server/core/limits/bucket.hpp"

namespace banter::core {

// One allowance for each household of the network, or account, that does something. Core thread.
template <class Key>
class Rates {
 public:
  // Takes one; or says in how many milliseconds there is one again. `now`: steady milliseconds.
  std::optional<base::Millis> take(Key from, base::Millis now, Rate rate) {
    if (buckets_.size() >= kMost && !buckets_.contains(from)) make_room(now);
    return buckets_[from].take(now, rate);
  }

 private:
  void make_room(base::Millis now) {
    std::erase_if(buckets_, [&](const auto& entry) { return entry.second.full(now); });
    // More at once than anybody serves: starting over is better than growing without end, or than
    // looking through them all at every request.
    if (buckets_.size() >= kMost / 2) buckets_.clear();
  }

  static constexpr std::size_t kMost = 50'000;
  std::unordered_map<Key, Bucket> buckets_;
};

using HouseholdRates = Rates<HouseholdKey>;
using AccountRates = Rates<AccountKey>;

}  // namespace banter::core
