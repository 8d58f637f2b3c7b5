#include "client/cli/run.hpp"

#include <array>

#include "client/cli/commands/commands.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/visible.hpp"

namespace banter::cli {
namespace {

// In the order of the variant Command.
constexpr std::array<std::string_view, std::variant_size_v<Command>> kNames{
    "chat",   "register", "login",   "logout",  "passwd",        "sessions", "ping",  "send",    "edit",
    "delete", "tail",     "history", "search",  "conversations", "rooms",    "users", "members", "create",
    "join",   "leave",    "invite",  "outbox",  "trust",         "kick",     "ban",   "unban",   "role",
    "topic",  "rename",   "mute",    "clear",   "react",         "pin",      "unpin", "read",    "contacts",
    "status", "profile",  "block",   "unblock", "blocked",       "export",   "get"};
static_assert(!kNames.back().empty());

/// What a person reads: the sentence, and what to do where it does not say so itself.
std::string words_of(const client::Failure& failure, std::string_view command) {
  using protocol::ErrorCode;
  if (failure.code == ErrorCode::unknown_action)
    return "This server does not offer `" + std::string(command) + "` yet.";
  std::string text = client::with_full_stop(failure.sentence);
  if (failure.code == ErrorCode::not_authenticated) text += " Log in with `banter login`.";
  if (failure.code == ErrorCode::too_many_attempts || failure.code == ErrorCode::rate_limited) {
    if (failure.retry_after)
      text += " Try again in " + std::to_string((*failure.retry_after + 999) / 1'000) + " s.";
  }
  return text;
}

}  // namespace

ExitCode run(const Invocation& invocation, Console& console, const client::Places& places) {
  Context context(invocation.common, console, places);
  Outcome<void> outcome =
      std::visit([&](const auto& command) { return run(context, command); }, invocation.command);
  if (auto broken = console.output_failure(); outcome && broken)
    outcome = std::unexpected(std::move(*broken));
  if (outcome) return ExitCode::ok;
  client::Failure failure = outcome.error();
  failure.sentence = words_of(failure, kNames[invocation.command.index()]);
  if (invocation.common.json) {
    console.err(json_of(failure));
  } else {
    console.err("banter: " + visible_line(failure.sentence));
  }
  return context.interrupted_by() == 0 ? exit_code_of(failure)
                                       : exit_code_of_signal(context.interrupted_by());
}

}  // namespace banter::cli
