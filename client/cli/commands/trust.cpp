#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/json.hpp"
#include "client/core/trust/known_servers.hpp"

namespace banter::cli {
namespace {

using client::TrustBy;

std::string sentence_about(const std::string& server, const client::Trusted& trusted) {
  switch (trusted.by) {
    case TrustBy::loopback:
      return server + " is this machine: the connection is not encrypted and needs no key.";
    case TrustBy::plaintext:
      return "The connection to " + server + " is not encrypted: there is no key.";
    case TrustBy::authority:
      return "An authority that this system trusts vouches for " + server + ". Its key is " +
             trusted.fingerprint + ", and is kept.";
    case TrustBy::known_key:
      return server + " shows the known key, " + trusted.fingerprint + ".";
    case TrustBy::first_contact:
      break;
  }
  return server + " was met for the first time. Its key is kept: " + trusted.fingerprint + ".";
}

std::string_view word_for(TrustBy by) {
  switch (by) {
    case TrustBy::loopback:
      return "loopback";
    case TrustBy::plaintext:
      return "plaintext";
    case TrustBy::authority:
      return "authority";
    case TrustBy::known_key:
      return "known_key";
    case TrustBy::first_contact:
      break;
  }
  return "first_contact";
}

}  // namespace

Outcome<void> run(Context& context, const TrustCommand& command) {
  BANTER_TRY(account, context.account());
  const std::string server = account.address.text();
  client::Client client(context.client_options(Account{.address = account.address, .user = {}}));
  client.start();
  const auto settled = client.settle(context.within());
  if (settled) {
    context.say(sentence_about(server, settled->trusted), json_line("trust", [&](protocol::Writer& writer) {
                  writer.text("server", server);
                  writer.text("by", word_for(settled->trusted.by));
                  if (!settled->trusted.fingerprint.empty())
                    writer.text("fingerprint", settled->trusted.fingerprint);
                }));
    return {};
  }
  const auto changed = client.key_changed();
  if (!changed || !command.replace) return std::unexpected(settled.error());
  client::KnownServers known(context.places().known_servers());
  if (const auto kept = known.keep(server, changed->seen); !kept)
    return std::unexpected(client::failure_of(kept.error()));
  context.say(
      "The key of " + server + " was " + changed->known + "; from now on it is " + changed->seen + ".",
      json_line("trust", [&](protocol::Writer& writer) {
        writer.text("server", server);
        writer.text("by", std::string_view("replaced"));
        writer.text("fingerprint", changed->seen);
        writer.text("former", changed->known);
      }));
  return {};
}

}  // namespace banter::cli
