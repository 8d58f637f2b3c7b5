#include "server/transports/http/files/number.hpp"

#include <algorithm>
#include <charconv>

namespace banter::transports::http::files {
namespace {

constexpr std::int64_t most = (std::int64_t{1} << 53U) - 1;

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view text) {
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

}  // namespace banter::transports::http::files
