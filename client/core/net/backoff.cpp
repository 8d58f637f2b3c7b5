#include "client/core/net/backoff.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/random.hpp"

namespace banter::client {
namespace {

std::uint64_t random_number() {
  std::byte bytes[sizeof(std::uint64_t)];
  base::random_bytes(bytes);
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

}  // namespace

base::Millis Backoff::next() {
  constexpr int kMostDoublings = 20;
  failures_ = std::min(failures_ + 1, kMostDoublings);
  const base::Millis bound = std::min(options_.most, options_.first << failures_);
  const auto room = static_cast<std::uint64_t>(std::max<base::Millis>(0, bound - options_.first));
  return options_.first + static_cast<base::Millis>(random_number() % (room + 1));
}

}  // namespace banter::client
