#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/config/options.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

std::string quoted(std::string_view value) {
  return fmt::format("'{}'", base::printable(value));
}

std::string list_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::optional<bool> read_switch(std::string_view value) {
  if (value == "on" || value == "true" || value == "yes") return true;
  if (value == "off" || value == "false" || value == "no") return false;
  return std::nullopt;
}

std::optional<std::int64_t> read_number(std::string_view value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
  return number;
}

Expected<void> check_text(const Option& option, std::string_view value) {
  if (!option.words.empty() && std::ranges::find(option.words, value) == option.words.end())
    return fault(fmt::format("{} is {}, not {}", option.name, list_of(option.words), quoted(value)));
  if (option.is_valid != nullptr && !option.is_valid(value))
    return fault(fmt::format("{} is {}, for instance {}, not {}", option.name, option.value, option.example,
                             quoted(value)));
  return {};
}

// Writes values into the member that an option stands for.
struct Setter {
  Config& config;
  const Option& option;
  std::span<const std::string> values;

  Expected<void> operator()(std::vector<std::string> Config::* member) const {
    for (const std::string& value : values)
      BANTER_CHECK(check_text(option, value));
    (config.*member).assign(values.begin(), values.end());
    return {};
  }
  Expected<void> operator()(std::string Config::* member) const {
    BANTER_TRY(value, the_only());
    BANTER_CHECK(check_text(option, value));
    config.*member = value;
    return {};
  }
  Expected<void> operator()(std::int64_t Config::* member) const {
    BANTER_TRY(value, the_only());
    const auto number = read_number(value);
    if (!number || *number < option.least || *number > option.most)
      return fault(fmt::format("{} is a number from {} to {}, not {}", option.name, option.least, option.most,
                               quoted(value)));
    config.*member = *number;
    return {};
  }
  Expected<void> operator()(bool Config::* member) const {
    BANTER_TRY(value, the_only());
    const auto state = read_switch(value);
    if (!state) return fault(fmt::format("{} is on or off, not {}", option.name, quoted(value)));
    config.*member = *state;
    return {};
  }

 private:
  Expected<std::string> the_only() const {
    if (values.size() != 1) return fault(fmt::format("{} is given once, with one value", option.name));
    return values.front();
  }
};

void set_standard(Config& config, const Option& option) {
  // An empty default is no text, or an empty list, and needs no setting.
  if (option.standard.empty()) return;
  const std::string value(option.standard);
  if (!set_option(config, option, {&value, 1}))
    std::abort();  // the table contradicts itself; a test walks it
}

}  // namespace

base::Expected<void> set_option(Config& config, const Option& option, std::span<const std::string> values) {
  return std::visit(Setter{config, option, values}, option.target);
}

Config standard_config() {
  Config config;
  for (const Option& option : options())
    set_standard(config, option);
  return config;
}

base::Expected<void> check_together(const Config& config) {
  if (config.tls_cert.empty() != config.tls_key.empty())
    return fault("tls-cert and tls-key go together: one was given without the other");
  if (config.listen.empty()) return fault("listen needs at least one HOST:PORT");
  return {};
}

}  // namespace banter::app
