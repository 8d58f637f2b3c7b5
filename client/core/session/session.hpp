#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "client/core/failure.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/session/token_store.hpp"
#include "protocol/generated/cpp/session.hpp"

namespace banter::client {

/// There is no connection, or the server has not yet told who it takes us for.
struct Unsettled {};

/// Connected and logged out.
struct Anonymous {
  /// A whole sentence when a login has ended; empty when there was none.
  std::string reason;
};

struct SignedIn {
  std::string username;  ///< as registered
  protocol::Role role{};
  std::string device;
};

using SessionState = std::variant<Unsettled, Anonymous, SignedIn>;

/// How to become somebody.
using Credentials = std::variant<protocol::LoginRequest, protocol::RegisterRequest, protocol::GuestRequest>;

/// Who the connection speaks for: greets the server on every new connection, resumes the login with the token
/// kept on this device, and keeps or drops tokens. Belongs to the thread of its connection.
class Session {
 public:
  struct Options {
    /// Name and version of the program, at most 64 characters.
    std::string client = "banter";
    /// What this device is called in lists of sessions, at most 64 characters.
    std::string device{};
    /// Whose token to resume with; empty: nobody's.
    std::string user{};
    /// For each of its requests, in milliseconds.
    base::Millis answer_within = 20'000;
  };
  using StateHandler = std::function<void(const SessionState&)>;

  Session(Connection& connection, TokenStore tokens, Options options, StateHandler on_state);

  /// To be called on every change of the connection.
  void connection_changed(const ConnectionState& state);
  /// To be called for every `bye`.
  void said_goodbye(const protocol::ByeEvent& bye);

  /// The token is on disk when `done` hears of success; a failure of the disk is told as such, although
  /// the login itself holds as long as the connection.
  void sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done);
  /// Also drops the token of this device, unless the server cannot be reached.
  void sign_out(std::function<void(Outcome<void>)> done);

  const SessionState& state() const { return state_; }
  /// What the server told about itself, once it has.
  const std::optional<protocol::HelloReply>& server() const { return server_; }

 private:
  void greet();
  void resume(std::string token);
  base::Expected<void> drop_token();
  void resumed(const Outcome<protocol::Reply>& reply);
  void set(SessionState state);
  std::string server_name() const { return connection_.address().text(); }

  Connection& connection_;
  TokenStore tokens_;
  Options options_;
  StateHandler on_state_;
  std::string token_;  // the one in use
  SessionState state_ = Unsettled{};
  std::optional<protocol::HelloReply> server_;
};

}  // namespace banter::client
