#include "server/app/command_line.hpp"

#include <fmt/core.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <utility>
#include <vector>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/config/file.hpp"
#include "server/app/config/nearest.hpp"
#include "server/app/config/options.hpp"
#include "server/app/config/text.hpp"
#include "server/app/startup/version.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

constexpr std::size_t kMostConfigBytes = 1U << 20U;

constexpr std::string_view kHelp = R"(banterd - the Banter chat server

  banterd serve [OPTION...]                run the server (banterd serve --help)
  banterd user add NAME [--role ROLE]      make an account; the password is asked for, or read from a pipe
  banterd user list [--json]               show all accounts
  banterd user passwd NAME                 give an account a new password and end its sessions
  banterd user role NAME ROLE              make somebody owner, admin or member
  banterd user remove NAME                 close an account
  banterd user sessions NAME [--json]      show what somebody is logged in with
  banterd user logout NAME                 end all sessions of an account
)";
constexpr std::string_view kHelpEnd = R"(  banterd --version
  banterd --help

--data DIR names the data folder (default ./data). `restore` and `import` make it; all but these and `serve` work on it whether a server runs or not.
)";

std::string help_text() {
  return std::string(kHelp) + std::string(manage_invite_help()) + std::string(keep_data_help()) +
         std::string(kHelpEnd);
}

std::string serve_help() {
  return "banterd serve [OPTION...] - run the server until Ctrl+C or SIGTERM\n\n" + options_help() +
         "  --config FILE\n      Read options from this file in TOML; flags win over it.\n"
         "  --print-config\n      Print a sample file with every option, and end.\n";
}

// The flags of `banterd serve` beyond the table, and those of the others.
struct Arguments {
  std::string config_file;
  bool print_config = false;
  std::string name;
  std::string role;
  bool json = false;
  std::string data;
  std::string password_cost;
};

// The flags are declared from the table; what was given is kept as text until all is known.
void declare_serve(CLI::App& serve, Arguments& arguments) {
  serve.add_option("--config", arguments.config_file);
  serve.add_flag("--print-config", arguments.print_config);
  for (const Option& option : options()) {
    CLI::Option* flag = serve.add_option("--" + std::string(option.name));
    if (std::holds_alternative<bool Config::*>(option.target)) {
      flag->expected(0, 1);
    } else {
      flag->expected(1);
    }
    flag->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

void declare_user(CLI::App& user, Arguments& arguments, bool& help) {
  user.require_subcommand(1);
  for (const std::string_view verb : kUserVerbNames) {
    CLI::App& act = *user.add_subcommand(std::string(verb));
    act.set_help_flag();
    act.add_flag("--help,-h", help);
    act.add_option("--data", arguments.data);
    if (verb == name_of(UserVerb::list) || verb == name_of(UserVerb::sessions))
      act.add_flag("--json", arguments.json);
    if (verb == name_of(UserVerb::list)) continue;
    act.add_option("NAME", arguments.name)->required();
    if (verb == name_of(UserVerb::role)) act.add_option("ROLE", arguments.role)->required();
    if (verb == name_of(UserVerb::add)) act.add_option("--role", arguments.role);
    if (verb == name_of(UserVerb::add) || verb == name_of(UserVerb::passwd))
      act.add_option("--password-cost", arguments.password_cost);
  }
}

Expected<void> apply_flags(Config& config, const CLI::App& serve) {
  for (const Option& option : options()) {
    const CLI::Option& flag = *serve.get_option("--" + std::string(option.name));
    if (flag.count() == 0) continue;
    std::vector<std::string> values = flag.results();
    if (std::holds_alternative<bool Config::*>(option.target))
      std::ranges::replace_if(
          values, [](const std::string& value) { return value.empty() || value == "{}"; }, "on");
    if (const auto done = set_option(config, option, values); !done)
      return fault("--" + done.error().sentence);
  }
  return {};
}

Expected<Command> read_serve(const CLI::App& serve, const Arguments& arguments) {
  if (arguments.print_config) return Print{sample_config()};
  Config config = standard_config();
  if (!arguments.config_file.empty()) {
    BANTER_TRY(content, base::read_file(arguments.config_file, kMostConfigBytes));
    BANTER_CHECK(read_config(config, content, arguments.config_file));
  }
  BANTER_CHECK(apply_flags(config, serve));
  BANTER_CHECK(check_together(config));
  return Serve{std::move(config)};
}

Expected<std::optional<protocol::Role>> read_role(const std::string& text) {
  if (text.empty()) return std::nullopt;
  for (const protocol::Role role : {protocol::Role::owner, protocol::Role::admin, protocol::Role::member})
    if (text == protocol::name_of(role)) return role;
  return fault(fmt::format("a role is owner, admin or member, not '{}'", base::printable(text)));
}

Expected<Command> read_user(const CLI::App& user, const Arguments& arguments) {
  ManageUser manage;
  Config config = standard_config();
  if (!arguments.data.empty()) BANTER_CHECK(set_option(config, *find_option("data"), {&arguments.data, 1}));
  if (!arguments.password_cost.empty())
    BANTER_CHECK(set_option(config, *find_option("password-cost"), {&arguments.password_cost, 1}));
  manage.data = config.data;
  manage.password_cost = config.password_cost;
  const std::string verb = user.get_subcommands().front()->get_name();
  manage.verb = static_cast<UserVerb>(std::ranges::find(kUserVerbNames, verb) - kUserVerbNames.begin());
  manage.name = arguments.name;
  BANTER_TRY(role, read_role(arguments.role));
  manage.role = role;
  manage.json = arguments.json;
  return manage;
}

// The innermost command that was recognised: what was not is one of its words.
const CLI::App& innermost(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : innermost(*chosen.front());
}

std::string not_understood(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  for (const CLI::App* sub : app.get_subcommands(nullptr))
    if (!sub->get_group().empty()) names.push_back(sub->get_name());
  const std::string typed = word.substr(0, word.find('='));
  const bool is_flag = typed.starts_with("-");
  std::erase_if(names, [&](const std::string& name) { return name.starts_with("-") != is_flag; });
  return fmt::format("unknown {} '{}'{}", is_flag ? "flag" : "word", base::printable(typed),
                     did_you_mean(typed, {names.begin(), names.end()}));
}

// One sentence for whatever CLI11 has to say.
std::string complaint(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& inner = innermost(app);
  const std::vector<std::string> rest = app.remaining(true);
  const auto flag = std::ranges::find_if(rest, [](const std::string& word) { return word.starts_with("-"); });
  if (flag != rest.end()) return not_understood(inner, *flag);
  if (!rest.empty()) return not_understood(inner, rest.front());
  std::string sentence = error.what();
  std::ranges::replace(sentence, '\n', ' ');
  return sentence;
}

}  // namespace

base::Expected<Command> read_command_line(std::span<const std::string> arguments) {
  Arguments given;
  CLI::App app;
  app.set_help_flag();
  bool help = false;
  bool show_version = false;
  app.add_flag("--help,-h", help);
  app.add_flag("--version", show_version);
  app.fallthrough(false);
  CLI::App& serve = *app.add_subcommand("serve");
  CLI::App& user = *app.add_subcommand("user");
  CLI::App& docs = *app.add_subcommand("docs")->group("");  // for whoever works on banterd itself
  docs.require_subcommand(1);
  docs.add_subcommand("configuration");
  for (CLI::App* command : {&serve, &user, &docs}) {
    command->set_help_flag();
    command->add_flag("--help,-h", help);
  }
  declare_serve(serve, given);
  declare_user(user, given, help);
  ManageInvite invite;
  invite.data = standard_config().data;
  declare_manage_invite(app, invite, help);
  KeepData keep;
  keep.data = standard_config().data;
  declare_keep_data(app, keep, help);

  try {
    // CLI11 takes them from the back.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    if (help && app.remaining(true).empty()) return Print{serve.parsed() ? serve_help() : help_text()};
    return fault(complaint(app, error) + " (banterd --help tells what there is)");
  }
  if (help) return Print{serve.parsed() ? serve_help() : help_text()};
  if (show_version) return Print{fmt::format("banterd {}\n", version())};
  if (docs.parsed()) return Print{configuration_page()};
  if (serve.parsed()) return read_serve(serve, given);
  if (user.parsed()) return read_user(user, given);
  if (const auto chosen = chosen_manage_invite(app, invite)) return *chosen;
  if (const auto chosen = chosen_keep_data(app, keep)) return *chosen;
  return fault("say what to do: banterd serve runs the server (banterd --help tells what there is)");
}

}  // namespace banter::app
