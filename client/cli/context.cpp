#include "client/cli/context.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>

#include "base/utf8.hpp"
#include "client/cli/text/visible.hpp"
#include "client/core/session/token_store.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::cli {

using client::fail;
using client::FailureKind;

Context::Context(CommonOptions options, Console& console, client::Places places)
    : options_(std::move(options)), console_(console), places_(std::move(places)) {}

Lines Context::lines() const {
  return {console_.columns(), Style(colours_of_terminal(console_.output_is_terminal()))};
}

Outcome<Account> Context::account() const {
  const Remembered remembered(places_.config + "/accounts");
  std::optional<RememberedAccount> known;
  std::string server = options_.server;
  if (server.empty()) {
    known = remembered.last();
    server = known ? known->server : "localhost";
  }
  const bool url = server.starts_with("https://");
  auto address = client::parse_address(server, options_.plaintext);
  if (!address) return fail(FailureKind::fix, client::as_sentence(address.error().sentence));
  if (!known) known = remembered.on(address->text());
  if (known && !url && !options_.plaintext) {
    // As it was spoken to the last time.
    address = client::parse_address((known->tls ? "https://" : "") + known->server, known->plaintext);
    if (!address) return fail(FailureKind::fix, client::as_sentence(address.error().sentence));
  }
  Account account{.address = std::move(*address), .user = options_.user};
  if (account.user.starts_with('@')) account.user.erase(0, 1);
  if (account.user.empty() && known) account.user = known->user;
  return account;
}

Outcome<Account> Context::signed_in_account() const {
  Outcome<Account> account = this->account();
  if (!account) return account;
  const std::string server = account->address.text();
  if (account->user.empty())
    return fail(FailureKind::sign_in, "Nobody is logged in at " + server +
                                          " on this device. Log in with `banter login --server " + server +
                                          "`.");
  if (!client::TokenStore(places_.tokens()).find(server, account->user))
    return fail(FailureKind::sign_in, account->user + " is not logged in at " + server +
                                          " on this device. Log in with `banter login --server " + server +
                                          " " + account->user + "`.");
  return account;
}

void Context::remember(const client::Address& address, const std::string& user) {
  Remembered remembered(places_.config + "/accounts");
  const auto kept = remembered.put(
      {.server = address.text(), .user = user, .tls = address.tls, .plaintext = address.plaintext_forced});
  if (!kept) note(client::as_sentence(kept.error().sentence));
}

client::ClientOptions Context::client_options(const Account& account) const {
  client::ClientOptions options;
  options.address = account.address;
  options.places = places_;
  options.user = account.user;
  options.program = "banter " BANTER_VERSION;
  options.device = device_name();
  options.connection.come_back = false;
  options.answer_within = within();
  return options;
}

Outcome<client::Settled> Context::settle(client::Client& client) {
  Outcome<client::Settled> settled = client.settle(within());
  if (settled) tell_trust(client.address(), settled->trusted);
  return settled;
}

void Context::tell_trust(const client::Address& address, const client::Trusted& trusted) {
  if (trusted.by == client::TrustBy::first_contact)
    note("First contact with " + address.text() + ": its key is " + trusted.fingerprint +
         ". From now on it must show this key.");
  if (trusted.by == client::TrustBy::plaintext && !client::is_loopback(address.host))
    note("Careful: the connection to " + address.text() + " is not encrypted, and can be read on the way.");
}

Outcome<client::SignedIn> Context::await_sign_in(client::Client& client) {
  Outcome<client::Settled> settled = settle(client);
  if (!settled) return std::unexpected(std::move(settled.error()));
  if (const auto* who = std::get_if<client::SignedIn>(&settled->session)) return *who;
  const auto* anonymous = std::get_if<client::Anonymous>(&settled->session);
  const bool told = anonymous != nullptr && !anonymous->reason.empty();
  return fail(FailureKind::sign_in, told ? anonymous->reason : "Nobody is logged in.");
}

Outcome<std::unique_ptr<client::Client>> Context::signed_in() {
  const Outcome<Account> account = signed_in_account();
  if (!account) return std::unexpected(account.error());
  auto client = std::make_unique<client::Client>(client_options(*account));
  client->start();
  if (auto who = await_sign_in(*client); !who) return std::unexpected(std::move(who.error()));
  return client;
}

Outcome<std::string> Context::text_of(const std::vector<std::string>& words) {
  constexpr auto kMost = static_cast<std::size_t>(protocol::limit::content_bytes);
  if (words.empty() || (words.size() == 1 && words.front() == "-")) {
    if (console_.input_is_terminal()) console_.err("Type the text; Ctrl+D on an empty line ends it.");
    return console_.read_all(kMost);
  }
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

Outcome<std::string> Context::password(std::string_view question, bool twice, bool from_environment) {
  if (const char* given = std::getenv("BANTER_PASSWORD");
      from_environment && given != nullptr && *given != '\0') {
    std::string password = given;
    // No program started from here shall inherit it.
    ::unsetenv("BANTER_PASSWORD");
    return password;
  }
  const bool person = console_.input_is_terminal();
  const auto none = [] { return fail(FailureKind::fix, "A password is needed."); };
  const auto password = person ? console_.ask_secret(std::string(question) + ": ") : console_.read_line();
  if (!password || password->empty()) return none();
  if (!person || !twice) return *password;
  const auto again = console_.ask_secret("The same again: ");
  if (!again) return none();
  if (*again != *password) return fail(FailureKind::fix, "The two passwords differ.");
  return *password;
}

void Context::say(const std::string& text, const std::string& json) {
  const std::string& line = options_.json ? json : text;
  if (!line.empty()) console_.out(line);
}

void Context::note(const std::string& text) {
  console_.err(visible_line(text));
}

client::Draft draft_for(const std::string& place) {
  client::Draft draft;
  if (place.starts_with("id:")) {
    draft.conversation = place.substr(3);
  } else {
    draft.receiver = place.starts_with('@') ? place.substr(1) : place;
  }
  return draft;
}

std::string conversation_of(const std::string& place) {
  if (place.starts_with("id:")) return place.substr(3);
  return place.starts_with('#') || place.starts_with('@') ? place : "@" + place;
}

std::string room_of(const std::string& text) {
  if (text.starts_with("id:")) return text.substr(3);
  return text.starts_with('#') ? text : "#" + text;
}

std::string username_of(const std::string& written) {
  return written.starts_with('@') ? written.substr(1) : written;
}

std::string device_name() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0 || !base::is_utf8(host.data())) return "terminal";
  return std::string(
      base::prefix_of("terminal on " + visible_line(host.data()), protocol::limit::name_characters));
}

}  // namespace banter::cli
