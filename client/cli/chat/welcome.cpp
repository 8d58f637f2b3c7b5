#include "client/cli/chat/welcome.hpp"

#include "base/try.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

using client::Client;
using client::fail;
using client::FailureKind;

enum class How : std::uint8_t { login, make, guest };

std::unexpected<client::Failure> given_up() {
  return fail(FailureKind::sign_in, "Nobody has logged in.");
}

/// The answer to `question`, or `otherwise` when it is empty.
Outcome<std::string> ask(Context& context, const std::string& question, const std::string& otherwise) {
  const std::string offer = otherwise.empty() ? "" : " [" + otherwise + "]";
  const auto answer = context.console().ask(question + offer + ": ");
  if (!answer) return given_up();
  const std::size_t first = answer->find_first_not_of(" \t");
  if (first == std::string::npos) return otherwise;
  return answer->substr(first, answer->find_last_not_of(" \t") - first + 1);
}

struct Reached {
  client::Address address;
  std::unique_ptr<Client> client;
  protocol::HelloReply server{};
};

Outcome<Reached> reach_server(Context& context) {
  std::string offer = context.options().server.empty() ? "localhost:8420" : context.options().server;
  if (const auto known = context.account(); known) offer = known->address.text();
  bool first = !context.options().server.empty();  // what was given is not asked for
  while (true) {
    std::string text = offer;
    if (!std::exchange(first, false)) {
      BANTER_TRY(answer, ask(context, "Server", offer));
      text = answer;
    }
    const auto address = client::parse_address(text, context.options().plaintext);
    if (!address) {
      context.note(client::as_sentence(address.error().sentence));
      continue;
    }
    auto client = std::make_unique<Client>(context.client_options(Account{.address = *address, .user = {}}));
    client->start();
    auto settled = context.settle(*client);
    if (settled)
      return Reached{*address, std::move(client),
                     std::move(settled->server).value_or(protocol::HelloReply{})};
    context.note(settled.error().sentence);
    offer = address->text();
  }
}

Outcome<How> choose(Context& context, const protocol::HelloReply& server) {
  const bool open = server.registration != protocol::Registration::closed;
  if (!open && !server.guests) return How::login;
  std::string question = "Log in (l)";
  if (open) question += server.guests ? ", register (r)" : " or register (r)";
  if (server.guests) question += " or enter as a guest (g)";
  while (true) {
    BANTER_TRY(answer, ask(context, question, "l"));
    const std::string choice = protocol::fold_name(answer);
    if (choice == "l" || choice == "login" || choice == "log in") return How::login;
    if (open && (choice == "r" || choice == "register")) return How::make;
    if (server.guests && (choice == "g" || choice == "guest")) return How::guest;
    context.note("Please answer with one of the letters.");
  }
}

// Looked at before a password is asked for: a slip of the keys should not cost typing that twice.
Outcome<std::string> ask_name(Context& context) {
  while (true) {
    BANTER_TRY(name, ask(context, "Username", context.options().user));
    if (protocol::is_username(name)) return name;
    context.note("A username has 2 to 32 of A–Z a–z 0–9 . _ - and begins with a letter or digit.");
  }
}

Outcome<client::Credentials> credentials(Context& context, How how, const protocol::HelloReply& server) {
  BANTER_TRY(name, ask_name(context));
  if (how == How::guest) return protocol::GuestRequest{.username = name};
  BANTER_TRY(password, context.password(how == How::make ? "New password" : "Password", how == How::make));
  if (how == How::login) return protocol::LoginRequest{.username = name, .password = password};
  protocol::RegisterRequest request{.username = name, .password = password};
  if (server.registration == protocol::Registration::invite) {
    BANTER_TRY(invite, ask(context, "Invitation", ""));
    request.invite = invite;
  }
  return request;
}

}  // namespace

Outcome<Account> welcome(Context& context) {
  BANTER_TRY(reached, reach_server(context));
  BANTER_TRY(how, choose(context, reached.server));
  while (true) {
    auto wanted = credentials(context, how, reached.server);
    if (!wanted && wanted.error().kind == FailureKind::sign_in) return std::unexpected(wanted.error());
    if (!wanted) {
      context.note(wanted.error().sentence);
      continue;
    }
    auto who = reached.client->sign_in(std::move(*wanted), context.within());
    if (who) {
      context.remember(reached.address, who->username);
      return Account{.address = reached.address, .user = who->username};
    }
    context.note(client::with_full_stop(who.error().sentence));
    if (who.error().kind == FailureKind::network) return std::unexpected(who.error());
  }
}

}  // namespace banter::cli
