#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/millis.hpp"

namespace banter::core {

// How often something may be done: `burst` times at once, then one every `refill_ms`.
struct Rate {
  std::int64_t burst = 0;
  base::Millis refill_ms = 0;
};

inline constexpr Rate kMessageRate{300, 50};
inline constexpr Rate kReadRate{100, 50};
inline constexpr Rate kDownloadRate{300, 20};  // parts of films and pages of pictures ask often
inline constexpr Rate kRegistrationRate{20, 10'000};
inline constexpr Rate kRenameRate{5, 5'000};

// A token bucket told as a time (the generic cell rate algorithm, ITU-T I.371): eight bytes, nothing to tick.
class Bucket {
 public:
  // Takes one; or says in how many milliseconds there is one again. `now`: steady milliseconds.
  std::optional<base::Millis> take(base::Millis now, Rate rate) {
    const base::Millis owed = std::max(full_at_, now);
    const base::Millis capacity = rate.burst * rate.refill_ms;
    if (owed + rate.refill_ms > now + capacity) return owed + rate.refill_ms - now - capacity;
    full_at_ = owed + rate.refill_ms;
    return std::nullopt;
  }

  // True when the bucket is full again, so that forgetting it changes nothing.
  bool full(base::Millis now) const { return full_at_ <= now; }

 private:
  base::Millis full_at_ = 0;
};

}  // namespace banter::core
