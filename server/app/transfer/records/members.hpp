#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/codec/fields.hpp"
#include "protocol/codec/writer.hpp"

// What members of several kinds have in common.
namespace banter::app {

inline constexpr protocol::IntegerRule kKey{.min = 1};

bool is_id(std::string_view text);
inline constexpr protocol::TextRule kId{.check = is_id, .must = "be 1 to 64 printable ASCII characters"};

// What is 0, false or empty is left out.
inline void write_unless(protocol::Writer& out, std::string_view name, std::int64_t value) {
  if (value != 0) out.integer(name, value);
}
inline void write_unless(protocol::Writer& out, std::string_view name, bool value) {
  if (value) out.boolean(name, value);
}
inline void write_unless(protocol::Writer& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out.text(name, value);
}
inline void read_if(protocol::Fields& in, std::string_view name, std::int64_t& value) {
  if (in.given(name)) in.integer(name, value);
}
inline void read_if(protocol::Fields& in, std::string_view name, bool& value) {
  if (in.given(name)) in.boolean(name, value);
}
inline void read_if(protocol::Fields& in, std::string_view name, std::string& value,
                    const protocol::TextRule& rule) {
  if (in.given(name)) in.text(name, value, rule);
}

// 64 hexadecimal digits.
void read_digest(protocol::Fields& in, std::string_view name, std::array<std::byte, 32>& out);

}  // namespace banter::app
