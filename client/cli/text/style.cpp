#include "client/cli/text/style.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <string>

#include "protocol/names.hpp"

namespace banter::cli {
namespace {

// All at least 4 : 1 on black and on white.
constexpr std::array<std::string_view, 8> kManyHues{"38;5;131", "38;5;130", "38;5;64", "38;5;28",
                                                    "38;5;30",  "38;5;63",  "38;5;98", "38;5;162"};
constexpr std::array<std::string_view, 8> kFewHues{"31", "33", "32", "36", "34", "35", "91", "94"};

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::string formatted(base::Millis time, const char* format) {
  const auto seconds = static_cast<std::time_t>(time / 1'000);
  std::tm parts{};
  std::array<char, 64> text{};
  if (::localtime_r(&seconds, &parts) == nullptr) return "?";
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

}  // namespace

Colours colours_of_terminal(bool is_terminal) {
  const std::string_view term = environment("TERM");
  if (!is_terminal || !environment("NO_COLOR").empty() || term.empty() || term == "dumb")
    return Colours::none;
  const bool many = term.find("256color") != std::string_view::npos || !environment("COLORTERM").empty();
  return many ? Colours::many : Colours::few;
}

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (colours_ == Colours::none || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Style::name(std::string_view username) const {
  unsigned sum = 2'166'136'261U;
  for (const char letter : protocol::fold_name(username))
    sum = (sum ^ static_cast<unsigned char>(letter)) * 16'777'619U;
  const auto& hues = colours_ == Colours::many ? kManyHues : kFewHues;
  return painted(hues[(sum ^ sum >> 16) % hues.size()], username);
}

std::string Style::muted(std::string_view text) const {
  return painted(colours_ == Colours::many ? "38;5;243" : "2", text);
}
std::string Style::good(std::string_view text) const {
  return painted(colours_ == Colours::many ? "38;5;28" : "32", text);
}
std::string Style::bad(std::string_view text) const {
  return painted(colours_ == Colours::many ? "38;5;160" : "31", text);
}
std::string Style::warning(std::string_view text) const {
  return painted(colours_ == Colours::many ? "38;5;130" : "33", text);
}
std::string Style::strong(std::string_view text) const {
  return painted("1", text);
}

std::string Style::accent(std::string_view text) const {
  return painted(colours_ == Colours::many ? "1;38;5;63" : "1;36", text);
}

std::string clock_text(base::Millis time) {
  return formatted(time, "%H:%M");
}
std::string stamp_text(base::Millis time) {
  return formatted(time, "%Y-%m-%d %H:%M");
}
std::string day_text(base::Millis time) {
  std::string text = formatted(time, "%A %e %B %Y");
  if (const std::size_t gap = text.find("  "); gap != std::string::npos) text.erase(gap, 1);
  return text;
}

}  // namespace banter::cli
