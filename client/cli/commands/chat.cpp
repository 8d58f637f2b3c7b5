#include "client/cli/chat/chat.hpp"

#include "base/try.hpp"
#include "client/cli/chat/plain_screen.hpp"
#include "client/cli/chat/terminal_screen.hpp"
#include "client/cli/chat/welcome.hpp"
#include "client/cli/commands/commands.hpp"

namespace banter::cli {
namespace {

/// Whether a line can be edited there, and other lines written above it.
bool is_able(const Console& console) {
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || *term == '\0' || std::string_view(term) == "dumb";
  return console.input_is_terminal() && console.output_is_terminal() && !dumb;
}

}  // namespace

Outcome<void> run(Context& context, const ChatCommand& command) {
  // Nobody wants a file sent line by line to everyone because a word was left out.
  if (!command.asked_for && !context.console().input_is_terminal())
    return client::fail(
        client::FailureKind::fix,
        "There is no terminal to talk at. `banter chat` reads lines from standard input, `banter send` "
        "sends one message, and `banter --help` tells the rest.");
  Outcome<Account> account = context.signed_in_account();
  if (!account) {
    const bool can_ask =
        context.console().input_is_terminal() && account.error().kind == client::FailureKind::sign_in;
    if (!can_ask) return std::unexpected(account.error());
    account = welcome(context);
    if (!account) return std::unexpected(account.error());
  }
  Loop loop;
  if (is_able(context.console())) {
    TerminalScreen::block_signals();
    TerminalScreen screen(loop);
    return Chat(loop, screen, context, std::move(*account), command.place).run();
  }
  PlainScreen screen(loop, context.console());
  return Chat(loop, screen, context, std::move(*account), command.place).run();
}

}  // namespace banter::cli
