#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace banter::base {

// A number that identifies one kind of thing and cannot be mistaken for another:
// `using AccountKey = StrongId<struct AccountKeyTag>;`. 0 means none.
template <class Tag>
struct StrongId {
  std::int64_t value = 0;

  explicit constexpr operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;
};

}  // namespace banter::base

template <class Tag>
struct std::hash<banter::base::StrongId<Tag>> {
  std::size_t operator()(banter::base::StrongId<Tag> id) const noexcept {
    // Keys count up from 1: spread them, because standard tables use the value as it is.
    auto bits = static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(bits ^ bits >> 32);
  }
};
