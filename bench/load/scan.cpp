#include "bench/load/scan.hpp"

#include <charconv>
#include <string>

namespace banter::bench {
namespace {

// The line from behind `"name":` on; empty when it has no such field.
std::string_view behind(std::string_view line, std::string_view name) {
  for (std::size_t from = 0;;) {
    const std::size_t at = line.find(name, from);
    if (at == std::string_view::npos) return {};
    const std::size_t end = at + name.size();
    if (at > 0 && line[at - 1] == '"' && line.substr(end, 2) == "\":") return line.substr(end + 2);
    from = end;
  }
}

}  // namespace

LineKind kind_of(std::string_view line) {
  if (line.starts_with(R"({"event":"message",)")) return LineKind::message;
  if (line.starts_with(R"({"event":)")) return LineKind::other_event;
  return behind(line, "ok").starts_with("true") ? LineKind::reply : LineKind::refusal;
}

std::optional<std::string_view> text_field(std::string_view line, std::string_view name) {
  const std::string_view value = behind(line, name);
  if (!value.starts_with('"')) return std::nullopt;
  const std::size_t end = value.find('"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return value.substr(1, end - 1);
}

std::optional<std::uint64_t> number_field(std::string_view line, std::string_view name) {
  const std::string_view value = behind(line, name);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

}  // namespace banter::bench
