#include "server/app/config/file.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <sstream>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/config/nearest.hpp"
#include "server/app/config/options.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

// What set_option would have been given on the command line.
Expected<std::string> typed(const Option& option, const toml::node& node) {
  const bool is_switch = std::holds_alternative<bool Config::*>(option.target);
  const bool is_number = std::holds_alternative<std::int64_t Config::*>(option.target);
  if (const auto* text = node.as_string(); text != nullptr && !is_switch && !is_number) return text->get();
  if (const auto* number = node.as_integer(); number != nullptr && is_number)
    return std::to_string(number->get());
  if (const auto* state = node.as_boolean(); state != nullptr && is_switch)
    return state->get() ? "on" : "off";
  const char* wanted = is_switch   ? "true or false"
                       : is_number ? "a number without quotes"
                                   : "a text in quotes";
  return fault(fmt::format("{} is {}", option.name, wanted));
}

Expected<std::vector<std::string>> all_typed(const Option& option, const toml::node& node) {
  std::vector<std::string> values;
  const toml::array* list = node.as_array();
  if (list == nullptr || !std::holds_alternative<std::vector<std::string> Config::*>(option.target)) {
    BANTER_TRY(value, typed(option, node));
    values.push_back(std::move(value));
    return values;
  }
  for (const toml::node& item : *list) {
    BANTER_TRY(value, typed(option, item));
    values.push_back(std::move(value));
  }
  return values;
}

Expected<void> set(Config& config, std::string_view key, const toml::node& node) {
  const Option* option = find_option(key);
  if (option == nullptr) {
    std::vector<std::string_view> known;
    for (const Option& other : options())
      known.push_back(other.name);
    return fault(fmt::format("unknown key '{}'{}", base::printable(key), did_you_mean(key, known)));
  }
  BANTER_TRY(values, all_typed(*option, node));
  return set_option(config, *option, values);
}

Expected<toml::table> parse(const std::string& content, const std::string& path) {
  try {
    return toml::parse(content);
  } catch (const toml::parse_error& error) {
    return fault(
        fmt::format("{}:{}: {}", path, error.source().begin.line, base::printable(error.description())));
  }
}

}  // namespace

base::Expected<void> read_config(Config& config, const std::string& content, const std::string& path) {
  BANTER_TRY(table, parse(content, path));
  for (const auto& [key, node] : table) {
    const auto done = set(config, key.str(), node);
    if (!done) return fault(fmt::format("{}:{}: {}", path, node.source().begin.line, done.error().sentence));
  }
  return {};
}

}  // namespace banter::app
