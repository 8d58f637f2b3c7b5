#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/millis.hpp"

namespace banter::cli {

/// How much colour a terminal is given.
enum class Colours : std::uint8_t { none, few, many };

/// What suits this terminal: none unless `is_terminal`, or with NO_COLOR or TERM=dumb in the environment.
Colours colours_of_terminal(bool is_terminal);

/// Puts colour around text. The text is written as it is: make foreign text visible before.
class Style {
 public:
  explicit Style(Colours colours) : colours_(colours) {}

  /// In one of eight hues chosen by the name, readable on dark and light alike.
  std::string name(std::string_view username) const;
  std::string muted(std::string_view text) const;
  std::string good(std::string_view text) const;
  std::string bad(std::string_view text) const;
  std::string warning(std::string_view text) const;
  std::string strong(std::string_view text) const;
  /// What is meant for the person.
  std::string accent(std::string_view text) const;

  bool has_colours() const { return colours_ != Colours::none; }

 private:
  std::string painted(std::string_view code, std::string_view text) const;

  Colours colours_;
};

// Times as this machine's clock and time zone show them; `time` in milliseconds since the epoch.

/// `09:41`
std::string clock_text(base::Millis time);
/// `2026-11-20 09:41`
std::string stamp_text(base::Millis time);
/// `Friday 20 November 2026`
std::string day_text(base::Millis time);

}  // namespace banter::cli
