#include "client/core/transfers/progress.hpp"

#include <algorithm>

namespace banter::client::transfers {
namespace {

constexpr base::Millis kWindow = 5'000;
constexpr base::Millis kApart = 100;
// Less says more about buffers than about the way.
constexpr base::Millis kLeast = 500;

}  // namespace

void Speed::note(base::Millis now, std::int64_t done) {
  if (!samples_.empty() && done < samples_.back().done) reset();
  // One before the window stays, to measure from.
  while (samples_.size() > 1 && samples_[1].at <= now - kWindow)
    samples_.pop_front();
  if (samples_.size() > 1 && now - samples_[samples_.size() - 2].at < kApart) samples_.pop_back();
  samples_.push_back({.at = now, .done = done});
}

std::int64_t Speed::per_second(base::Millis now) const {
  if (samples_.empty()) return 0;
  const base::Millis took = now - samples_.front().at;
  if (took < kLeast) return 0;
  return (samples_.back().done - samples_.front().done) * 1'000 / took;
}

std::optional<base::Millis> Speed::time_for(std::int64_t bytes, base::Millis now) const {
  const std::int64_t speed = per_second(now);
  if (speed <= 0) return std::nullopt;
  return bytes / speed * 1'000 + bytes % speed * 1'000 / speed;
}

}  // namespace banter::client::transfers
