#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fault.hpp"
#include "server/app/config/config.hpp"

namespace banter::app {

// One row of the table that flags, configuration file, sample and documentation come from.
struct Option {
  // Where the value goes; the member's type is the option's type. A list may be given several times.
  using Target = std::variant<std::string Config::*, std::vector<std::string> Config::*,
                              std::int64_t Config::*, bool Config::*>;

  std::string_view name;      // `--NAME` as a flag, `NAME = ...` in the file
  std::string_view value;     // what stands for the value in texts: HOST:PORT
  std::string_view standard;  // the default, as it would be given; empty: none
  Target target;
  std::string_view text;  // what it means, in whole sentences

  // What is accepted, beyond the type:
  std::int64_t least = 0, most = 0;              // of a number
  std::vector<std::string_view> words{};         // the only texts
  bool (*is_valid)(std::string_view) = nullptr;  // of a text, or of each in a list
  std::string_view example{};                    // a valid text, for the refusal
};

// All of them, in the order in which they are documented.
std::span<const Option> options();

// Null when there is none of that name.
const Option* find_option(std::string_view name);

// The defaults of all options.
Config standard_config();

// Gives the option the values as typed by somebody: one, or several for a list, which they replace; a switch
// takes on or off. The fault says what would have been accepted, without saying where the value stood.
base::Expected<void> set_option(Config& config, const Option& option, std::span<const std::string> values);

// Checks what concerns several options at once.
base::Expected<void> check_together(const Config& config);

}  // namespace banter::app
