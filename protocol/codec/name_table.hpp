#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace banter::protocol {

// From a name to its place in a list, found by bisection. Sorted at compile time.
template <std::size_t N>
class NameTable {
 public:
  template <class List, class NameOf>
  consteval NameTable(const List& list, NameOf name_of) {
    for (std::size_t i = 0; i < N; ++i)
      entries_[i] = {name_of(list[i]), i};
    std::ranges::sort(entries_);
  }

  constexpr std::optional<std::size_t> find(std::string_view name) const {
    const auto entry = std::ranges::lower_bound(entries_, name, {}, &Entry::first);
    if (entry == entries_.end() || entry->first != name) return std::nullopt;
    return entry->second;
  }

 private:
  using Entry = std::pair<std::string_view, std::size_t>;
  std::array<Entry, N> entries_{};
};

}  // namespace banter::protocol
