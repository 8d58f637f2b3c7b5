#include "server/app/run.hpp"

#include <cstdio>
#include <exception>

#include "base/utf8.hpp"
#include "server/app/assemble.hpp"
#include "server/app/command_line.hpp"
#include "server/app/commands/keep_data.hpp"
#include "server/app/commands/manage_invite.hpp"
#include "server/app/commands/manage_user.hpp"

namespace banter::app {
namespace {

constexpr int kFailed = 1;
constexpr int kNotUnderstood = 2;

int fail(const std::string& sentence, int status) {
  std::fprintf(stderr, "banterd: %s\n", base::printable(sentence).c_str());
  return status;
}

int say(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  return std::fflush(stdout) == 0 ? 0 : kFailed;
}

struct Do {
  int operator()(const Print& print) const { return say(print.text); }
  int operator()(const ManageUser& wanted) const {
    const auto text = manage_user(wanted);
    return text ? say(*text) : fail(text.error().sentence, kFailed);
  }
  int operator()(const ManageInvite& wanted) const {
    const auto text = manage_invite(wanted);
    return text ? say(*text) : fail(text.error().sentence, kFailed);
  }
  int operator()(const KeepData& wanted) const {
    const auto kept = keep_data(wanted);
    if (!kept) return fail(kept.error().sentence, kFailed);
    const int said = say(kept->text);
    return kept->is_well ? said : kFailed;
  }
  int operator()(const Serve& wanted) const {
    const auto served = serve(wanted.config);
    return served ? 0 : fail(served.error().sentence, kFailed);
  }
};

}  // namespace

int run(std::span<const std::string> arguments) {
  try {
    const auto command = read_command_line(arguments);
    if (!command) return fail(command.error().sentence, kNotUnderstood);
    return std::visit(Do{}, *command);
  } catch (const std::exception& error) {
    // Only start-up and broken invariants throw; the words are the library's.
    return fail(error.what(), kFailed);
  }
}

}  // namespace banter::app
