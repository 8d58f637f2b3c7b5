#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/cli/console.hpp"
#include "client/cli/invocation.hpp"
#include "client/cli/remembered.hpp"
#include "client/cli/text/lines.hpp"
#include "client/core/client.hpp"

namespace banter::cli {

template <class T>
using Outcome = client::Outcome<T>;

/// A server and somebody on it.
struct Account {
  client::Address address;
  /// Empty: nobody is known there.
  std::string user;
};

/// What a command works with: what it was told, where it reads and writes, and the way to the server.
class Context {
 public:
  Context(CommonOptions options, Console& console, client::Places places);

  const CommonOptions& options() const { return options_; }
  Console& console() { return console_; }
  const client::Places& places() const { return places_; }
  Lines lines() const;
  base::Millis within() const { return options_.timeout_s * 1'000; }

  /// Who is meant: by what was told, else by what was used last.
  Outcome<Account> account() const;
  /// The same; a failure when nobody is logged in there on this device.
  Outcome<Account> signed_in_account() const;
  /// Later commands use this account.
  void remember(const client::Address& address, const std::string& user);

  /// Settings for a Client of a command: it does not come back when it loses the server.
  client::ClientOptions client_options(const Account& account) const;
  /// Connects, and tells the person about the trust in the server where that is news.
  Outcome<client::Settled> settle(client::Client& client);
  /// A Client that speaks for the account of signed_in_account().
  Outcome<std::unique_ptr<client::Client>> signed_in();
  /// Waits until `client`, started, speaks for somebody.
  Outcome<client::SignedIn> await_sign_in(client::Client& client);

  /// A text from arguments or standard input, at most as long as a message.
  Outcome<std::string> text_of(const std::vector<std::string>& words);
  /// A password from BANTER_PASSWORD, which is then taken out of the environment, from the person or
  /// from a line of standard input. `twice`: it is a new one, which a person types twice.
  Outcome<std::string> password(std::string_view question, bool twice, bool from_environment = true);

  /// A signal has ended what the command did, in good order.
  void set_interrupted(int signal) { interrupted_by_ = signal; }
  /// 0: none.
  int interrupted_by() const { return interrupted_by_; }

  /// Writes a result: `json` with --json, else `text`.
  void say(const std::string& text, const std::string& json);
  /// Writes a word to the person, on standard error.
  void note(const std::string& text);

 private:
  void tell_trust(const client::Address& address, const client::Trusted& trusted);

  CommonOptions options_;
  Console& console_;
  client::Places places_;
  int interrupted_by_ = 0;
};

/// Where a message goes: `#room`, `@user`, `id:ID` or a bare username.
client::Draft draft_for(const std::string& place);
/// The same place as the protocol calls a conversation.
std::string conversation_of(const std::string& place);
/// `#room`, whether or not the person wrote the #.
std::string room_of(const std::string& text);

/// `bob` from `bob` and `@bob`.
std::string username_of(const std::string& written);

/// What this device is called in lists of sessions.
std::string device_name();

}  // namespace banter::cli
