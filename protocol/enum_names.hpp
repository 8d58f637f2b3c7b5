#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace banter::protocol {

// The enumerator at the place where `name` stands in the names of E.
template <class E>
constexpr std::optional<E> enum_of(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace banter::protocol
