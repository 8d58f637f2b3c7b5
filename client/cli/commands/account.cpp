#include <chrono>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/style.hpp"
#include "client/cli/text/table.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/generated/cpp/session_codec.hpp"

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;

/// The account that a command names, of which only the name may be missing: then a person is asked.
Outcome<Account> named_account(Context& context, const std::string& name) {
  BANTER_TRY(account, context.account());
  if (!name.empty()) account.user = name.starts_with('@') ? name.substr(1) : name;
  if (account.user.empty() && context.console().input_is_terminal())
    account.user = context.console().ask("Username: ").value_or("");
  if (account.user.empty()) return fail(FailureKind::fix, "A username is needed.");
  return account;
}

/// Connects as nobody, so that an earlier login on this device does not stand in the way.
Outcome<std::unique_ptr<client::Client>> as_nobody(Context& context, const Account& account) {
  auto client = std::make_unique<client::Client>(
      context.client_options(Account{.address = account.address, .user = {}}));
  client->start();
  BANTER_CHECK(context.settle(*client));
  return client;
}

void entered(Context& context, client::Client& client, const client::SignedIn& who) {
  context.remember(client.address(), who.username);
  const std::string server = client.address().text();
  context.say(visible_line(who.username) + " is logged in at " + server + ".",
              json_line("login", [&](protocol::Writer& writer) {
                writer.text("server", server);
                writer.text("username", who.username);
                writer.text("role", protocol::name_of(who.role));
              }));
}

void done(Context& context, std::string_view action, const std::string& text) {
  context.say(text, json_line("done", [&](protocol::Writer& writer) { writer.text("action", action); }));
}

}  // namespace

Outcome<void> run(Context& context, const RegisterCommand& command) {
  BANTER_TRY(account, named_account(context, command.name));
  // First the server: nobody types a password for one that is not there or not trusted.
  BANTER_TRY(client, as_nobody(context, account));
  BANTER_TRY(password, context.password("New password for " + account.user, true));
  protocol::RegisterRequest request{.username = account.user, .password = password};
  if (!command.display_name.empty()) request.display_name = command.display_name;
  if (!command.invite.empty()) request.invite = command.invite;
  BANTER_TRY(who, client->sign_in(std::move(request), context.within()));
  entered(context, *client, who);
  return {};
}

Outcome<void> run(Context& context, const LoginCommand& command) {
  BANTER_TRY(account, named_account(context, command.name));
  BANTER_TRY(client, as_nobody(context, account));
  if (command.guest) {
    BANTER_TRY(who, client->sign_in(protocol::GuestRequest{.username = account.user}, context.within()));
    entered(context, *client, who);
    return {};
  }
  BANTER_TRY(password, context.password("Password of " + account.user, false));
  BANTER_TRY(who, client->sign_in(protocol::LoginRequest{.username = account.user, .password = password},
                                  context.within()));
  entered(context, *client, who);
  return {};
}

Outcome<void> run(Context& context, const LogoutCommand&) {
  BANTER_TRY(client, context.signed_in());
  BANTER_CHECK(client->sign_out(context.within()));
  done(context, "logout", "Logged out.");
  return {};
}

Outcome<void> run(Context& context, const PasswordCommand&) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(old_password, context.password("Present password", false));
  BANTER_TRY(new_password, context.password("New password", true, false));
  BANTER_CHECK(
      client->call(protocol::PasswordRequest{.old_password = old_password, .new_password = new_password},
                   context.within()));
  done(context, "passwd", "The password is changed; all other devices are logged out.");
  return {};
}

Outcome<void> run(Context& context, const SessionsCommand& command) {
  BANTER_TRY(client, context.signed_in());
  if (!command.revoke.empty()) {
    BANTER_CHECK(client->call(protocol::RevokeRequest{.session = command.revoke}, context.within()));
    done(context, "revoke", "That session is ended.");
    return {};
  }
  BANTER_TRY(reply, client->ask<protocol::SessionsReply>(protocol::SessionsRequest{}, context.within()));
  std::vector<std::vector<std::string>> rows;
  for (const protocol::SessionRow& session : reply.sessions)
    rows.push_back({session.current ? "*" : "", session.session, stamp_text(session.last_used),
                    session.address, session.device});
  const auto lines = table(rows);
  for (std::size_t i = 0; i < lines.size(); ++i)
    context.say(lines[i], json_row("session", reply.sessions[i]));
  return {};
}

Outcome<void> run(Context& context, const PingCommand&) {
  BANTER_TRY(account, context.account());
  BANTER_TRY(client, as_nobody(context, account));
  const auto start = std::chrono::steady_clock::now();
  BANTER_CHECK(client->call(protocol::PingRequest{}, context.within()));
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  const std::string server = account.address.text();
  const std::string milliseconds = std::to_string(took / 1'000) + "." + std::to_string(took / 100 % 10);
  context.say(server + " answered in " + milliseconds + " ms.",
              json_line("pong", [&](protocol::Writer& writer) {
                writer.text("server", server);
                writer.integer("microseconds", took);
              }));
  return {};
}

}  // namespace banter::cli
