#include "server/app/config/text.hpp"

#include <fmt/core.h>

#include "server/app/config/options.hpp"

namespace banter::app {
namespace {

template <class... F>
struct Either : F... {
  using F::operator()...;
};

// The default as it stands in the file.
std::string toml_value(const Option& option) {
  const std::string standard(option.standard);
  return std::visit(Either{
                        [&](std::string Config::*) { return '"' + standard + '"'; },
                        [&](std::vector<std::string> Config::*) {
                          return standard.empty() ? std::string("[]") : "[\"" + standard + "\"]";
                        },
                        [&](std::int64_t Config::*) { return standard; },
                        [&](bool Config::*) { return std::string(standard == "on" ? "true" : "false"); },
                    },
                    option.target);
}

std::string kind_of(const Option& option) {
  return std::visit(
      Either{
          [&](std::string Config::*) {
            if (option.words.empty()) return fmt::format("text, {}", option.value);
            std::string words;
            for (const std::string_view word : option.words)
              words += fmt::format("{}`{}`", words.empty() ? "" : ", ", word);
            return "one of " + words;
          },
          [&](std::vector<std::string> Config::*) {
            return fmt::format("list of texts, {}; as a flag it may be repeated", option.value);
          },
          [&](std::int64_t Config::*) {
            return fmt::format("number from {} to {}", option.least, option.most);
          },
          [&](bool Config::*) { return std::string("switch, `on` or `off`; the flag alone means `on`"); },
      },
      option.target);
}

constexpr std::string_view kPageHead = R"(# Configuration

<!-- Written by `banterd docs configuration` from the table in server/app/config/options.cpp; change it there. -->

Every option can be given as a flag of `banterd serve` (`--password-cost 12`) or in a file in TOML
(`password-cost = 12`) that `--config FILE` names. A flag wins over the file, the file over the default; a list given
by flags replaces the one in the file. An unknown flag or key stops the start. `banterd serve --print-config` prints a
sample file with every option.

)";

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::string_view margin) {
  std::string out;
  std::string line(margin);
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    if (line.size() > margin.size() && line.size() + 1 + word.size() > width) {
      out += line + '\n';
      line = margin;
    }
    if (line.size() > margin.size()) line += ' ';
    line += word;
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return out + line + '\n';
}

std::string sample_config() {
  std::string out =
      "# Configuration of banterd. Every option is shown with its default; remove the # in front to change "
      "it.\n";
  for (const Option& option : options()) {
    out += '\n';
    out += wrapped(option.text, 100, "# ");
    out += fmt::format("#{} = {}\n", option.name, toml_value(option));
  }
  return out;
}

std::string options_help() {
  std::string out;
  for (const Option& option : options()) {
    const std::string standard = option.standard.empty() ? "" : fmt::format(" (default {})", option.standard);
    out += fmt::format("  --{} {}{}\n", option.name, option.value, standard);
    out += wrapped(option.text, 100, "      ");
  }
  return out;
}

std::string configuration_page() {
  std::string out(kPageHead);
  for (const Option& option : options()) {
    out += fmt::format("## {}\n\n", option.name);
    out += wrapped(option.text, 116, "");
    out += fmt::format("\n- As a flag: `--{} {}`\n- Type: {}\n- Default: {}\n\n", option.name, option.value,
                       kind_of(option),
                       option.standard.empty() ? "none" : fmt::format("`{}`", toml_value(option)));
  }
  out.pop_back();
  return out;
}

}  // namespace banter::app
