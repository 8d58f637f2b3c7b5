#include "client/core/session/session.hpp"

#include <utility>

#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

struct Entrance {
  std::optional<std::string> token;
  SignedIn who;
};

template <class R>
Entrance entrance_of(R& reply) {
  return {std::move(reply.token), {std::move(reply.username), reply.role, std::move(reply.device)}};
}

std::optional<Entrance> entrance(protocol::Reply& reply) {
  if (auto* login = std::get_if<protocol::LoginReply>(&reply)) return entrance_of(*login);
  if (auto* made = std::get_if<protocol::RegisterReply>(&reply)) return entrance_of(*made);
  if (auto* guest = std::get_if<protocol::GuestReply>(&reply)) return entrance_of(*guest);
  return std::nullopt;
}

protocol::Request request_of(Credentials credentials, const std::string& device) {
  return std::visit(
      [&](auto&& request) -> protocol::Request {
        if constexpr (requires { request.device; }) {
          if (!request.device && !device.empty()) request.device = device;
        }
        return std::forward<decltype(request)>(request);
      },
      std::move(credentials));
}

}  // namespace

Session::Session(Connection& connection, TokenStore tokens, Options options, StateHandler on_state)
    : connection_(connection),
      tokens_(std::move(tokens)),
      options_(std::move(options)),
      on_state_(std::move(on_state)) {}

void Session::connection_changed(const ConnectionState& state) {
  if (std::holds_alternative<Connected>(state)) {
    greet();
  } else if (!std::holds_alternative<Unsettled>(state_)) {
    set(Unsettled{});
  }
}

void Session::greet() {
  std::optional<std::string> token;
  if (!options_.user.empty()) token = tokens_.find(server_name(), options_.user);
  const bool has_token = token.has_value();
  protocol::HelloRequest hello{.protocol = protocol::limit::protocol_version, .client = options_.client};
  connection_.request(hello, options_.answer_within, [this, has_token](Outcome<protocol::Reply> reply) {
    using protocol::ErrorCode;
    if (reply) {
      server_ = std::get<protocol::HelloReply>(std::move(*reply));
    } else if (!reply.error().code) {
      // Nothing happens when the connection is lost already; otherwise the server is silent.
      connection_.drop(reply.error().sentence, 0);
      return;
    } else if (reply.error().code == ErrorCode::unsupported_version ||
               reply.error().code == ErrorCode::tls_required) {
      connection_.refuse(with_full_stop(reply.error().sentence));
      return;
    }
    if (!has_token && std::holds_alternative<Unsettled>(state_)) set(Anonymous{});
  });
  if (token) resume(*token);
}

void Session::resume(std::string token) {
  token_ = std::move(token);
  connection_.request(protocol::ResumeRequest{.token = token_}, options_.answer_within,
                      [this](const Outcome<protocol::Reply>& reply) { resumed(reply); });
}

void Session::resumed(const Outcome<protocol::Reply>& reply) {
  using protocol::ErrorCode;
  if (reply) {
    const auto& answer = std::get<protocol::ResumeReply>(*reply);
    set(SignedIn{answer.username, answer.role, answer.device});
    return;
  }
  const Failure& failure = reply.error();
  if (failure.code == ErrorCode::invalid_credentials || failure.code == ErrorCode::not_authenticated) {
    if (auto newer = tokens_.find(server_name(), options_.user); newer && *newer != token_) {
      resume(std::move(*newer));  // somebody has logged in again with another program
      return;
    }
    std::string reason = "The login of " + options_.user + " on this device has ended: log in again.";
    // A token that stays behind is refused again next time, and tried for that once more.
    if (const auto dropped = drop_token(); !dropped) reason += " " + as_sentence(dropped.error().sentence);
    set(Anonymous{std::move(reason)});
  } else if (failure.code) {
    connection_.drop("The server could not take the login up: " + with_full_stop(failure.sentence),
                     failure.retry_after.value_or(0));
  } else {
    connection_.drop(failure.sentence, 0);
  }
}

/// Not one that another program of this account has put there since.
base::Expected<void> Session::drop_token() {
  if (tokens_.find(server_name(), options_.user) != token_) return {};
  return tokens_.drop(server_name(), options_.user);
}

void Session::said_goodbye(const protocol::ByeEvent& bye) {
  using protocol::ByeCode;
  std::string reason = "The server closed the connection.";
  if (bye.code == ByeCode::shutdown) reason = "The server is stopping or restarting.";
  if (bye.code == ByeCode::slow)
    reason = "The server closed the connection because this client read too slowly.";
  if (bye.code == ByeCode::overloaded) reason = "The server has too many connections.";
  if (bye.code == ByeCode::session_ended) {
    reason = "This login was ended from another device, or the password was changed: log in again.";
    // If it fails, the next attempt to resume finds the token to be void and drops it.
    (void)drop_token();
    set(Anonymous{reason});
  }
  connection_.expect_end(std::move(reason), bye.retry_after_ms.value_or(0));
}

void Session::sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done) {
  connection_.request(
      request_of(std::move(credentials), options_.device), options_.answer_within,
      [this, done = std::move(done)](Outcome<protocol::Reply> reply) {
        if (!reply) {
          done(std::unexpected(reply.error()));
          return;
        }
        Entrance entered = entrance(*reply).value_or(Entrance{});
        if (!protocol::is_username(entered.who.username)) {
          done(fail(FailureKind::give_up, "The server let us in under a name that cannot be one."));
          return;
        }
        options_.user = entered.who.username;
        base::Expected<void> kept;
        token_ = entered.token.value_or("");
        if (entered.token) kept = tokens_.keep(server_name(), options_.user, token_);
        set(entered.who);
        if (kept) {
          done(std::move(entered.who));
        } else {
          done(std::unexpected(failure_of(kept.error())));
        }
      });
}

void Session::sign_out(std::function<void(Outcome<void>)> done) {
  connection_.request(protocol::LogoutRequest{}, options_.answer_within,
                      [this, done = std::move(done)](const Outcome<protocol::Reply>& reply) {
                        const bool void_already =
                            !reply && reply.error().code == protocol::ErrorCode::not_authenticated;
                        if (!reply && !void_already) {
                          done(std::unexpected(reply.error()));
                          return;
                        }
                        const auto dropped = drop_token();
                        set(Anonymous{});
                        if (dropped) {
                          done({});
                        } else {
                          done(std::unexpected(failure_of(dropped.error())));
                        }
                      });
}

void Session::set(SessionState state) {
  state_ = std::move(state);
  if (on_state_) on_state_(SessionState(state_));
}

}  // namespace banter::client
