#include "server/transports/http/files/range.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "server/transports/http/head.hpp"

namespace banter::transports::http::files {
namespace {

constexpr std::string_view unit = "bytes=";

// Digits; a number that is too large is as good as the largest.
std::optional<std::int64_t> position(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? number : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

std::variant<WholeFile, FilePart, NoSuchPart> parse_range(std::string_view field, std::int64_t size) {
  if (!equal_ignoring_case(field.substr(0, unit.size()), unit)) return WholeFile();
  field.remove_prefix(unit.size());
  const std::size_t dash = field.find('-');
  if (dash == std::string_view::npos) return WholeFile();
  const std::string_view from = field.substr(0, dash);
  const std::string_view to = field.substr(dash + 1);
  if (from.empty()) {
    const auto bytes = position(to);
    if (!bytes) return WholeFile();
    if (*bytes == 0) return NoSuchPart();
    if (size == 0) return WholeFile();
    const std::int64_t length = std::min(*bytes, size);
    return FilePart{size - length, length};
  }
  const auto first = position(from);
  const auto last = to.empty() ? std::numeric_limits<std::int64_t>::max() : position(to);
  if (!first || !last || *last < *first) return WholeFile();
  if (*first >= size) return NoSuchPart();
  return FilePart{*first, std::min(*last, size - 1) - *first + 1};
}

}  // namespace banter::transports::http::files
