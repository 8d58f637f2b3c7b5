#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <variant>

namespace banter::protocol {

class Fields;

// Makes `out` the alternative at `index` of its variant, and reads it.
template <class Variant>
void read_alternative(Fields& in, std::size_t index, Variant& out) {
  using Reader = void (*)(Fields&, Variant&);
  static constexpr auto readers = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<Reader, sizeof...(I)>{
        [](Fields& fields, Variant& target) { read(fields, target.template emplace<I>()); }...};
  }(std::make_index_sequence<std::variant_size_v<Variant>>{});
  readers[index](in, out);
}

}  // namespace banter::protocol
