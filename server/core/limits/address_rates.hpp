#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "server/core/limits/bucket.hpp"

namespace banter::core {

// One allowance for each network address. Core thread.
class AddressRates {
 public:
  // Takes one; or says in how many milliseconds there is one again. `now`: steady milliseconds.
  std::optional<base::Millis> take(const std::string& address, base::Millis now, Rate rate) {
    if (buckets_.size() >= kMost) {
      std::erase_if(buckets_, [&](const auto& entry) { return entry.second.full(now); });
    }
    return buckets_[address].take(now, rate);
  }

 private:
  static constexpr std::size_t kMost = 50'000;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace banter::core
