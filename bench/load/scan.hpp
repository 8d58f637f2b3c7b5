#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// Just enough of JSON to measure a server: fields are looked for by name, nothing is parsed. It holds because
// the bodies that the generator sends contain no quotes.
namespace banter::bench {

enum class LineKind : std::uint8_t { reply, refusal, message, other_event };

LineKind kind_of(std::string_view line);

// What stands between the quotes behind `"name":`; nothing when there is no such text.
std::optional<std::string_view> text_field(std::string_view line, std::string_view name);

// The digits behind `"name":`; nothing when there are none.
std::optional<std::uint64_t> number_field(std::string_view line, std::string_view name);

}  // namespace banter::bench
