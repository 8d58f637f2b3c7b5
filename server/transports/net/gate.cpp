#include "server/transports/net/gate.hpp"

#include <algorithm>

namespace banter::transports {

bool Gate::trusts(const Address& address) const {
  return std::ranges::any_of(options_.trusted_proxies,
                             [&](const AddressRange& range) { return range.contains(address); });
}

bool Gate::is_counted(const Address& address) const {
  return options_.limits.connections_per_address != 0 && !trusts(address);
}

bool Gate::enter(const Address& address) {
  if (is_counted(address)) {
    std::lock_guard hold(mutex_);
    std::size_t& count = by_household_[address.household()];
    if (count >= options_.limits.connections_per_address) return false;
    ++count;
  }
  open_.fetch_add(1, std::memory_order_relaxed);
  return true;
}

void Gate::leave(const Address& address) {
  open_.fetch_sub(1, std::memory_order_relaxed);
  if (!is_counted(address)) return;
  std::lock_guard hold(mutex_);
  const auto found = by_household_.find(address.household());
  if (found != by_household_.end() && --found->second == 0) by_household_.erase(found);
}

bool Gate::take_file_frame() {
  if (file_frames_.fetch_add(1, std::memory_order_relaxed) < options_.limits.file_frames) return true;
  give_file_frame();
  return false;
}

}  // namespace banter::transports
