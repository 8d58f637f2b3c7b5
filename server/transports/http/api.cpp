#include "server/transports/http/api.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/transports/http/credentials.hpp"
#include "server/transports/http/frame_error.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http {
namespace {

using protocol::ErrorCode;

// How a token that nobody knows is answered.
constexpr int unauthorized = 401;

}  // namespace

void ApiHandler::begin(Exchange& exchange) {
  Connection& connection = exchange.connection();
  const Head& head = exchange.head();
  const Limits& limits = connection.shared().options.limits;
  const Origin origin = origin_of(connection, head, exchange.client());
  if (origin == Origin::foreign)
    return refuse(exchange, 403, ErrorCode::forbidden, "Pages of other sites may not ask anything here.");
  if (exchange.body_left() > limits.file_frame_bytes)
    return refuse(exchange, 413, ErrorCode::too_large, "The request is larger than the server takes.");
  from_browser_ = is_from_browser(head);
  connection.connect(exchange.client().address, false);
  Credentials shown = credentials_of(connection, head, exchange.client(), origin, CookieRule::own_pages);
  is_by_cookie_ = shown.is_by_cookie;
  if (shown.refused) return turn_away(exchange, std::move(*shown.refused));
  if (shown.token.empty()) return;
  state_ = State::resuming;
  connection.submit(
      protocol::RequestFrame{.id = {}, .request = protocol::ResumeRequest{.token = std::move(shown.token)}});
}

// The session cannot be opened. A browser sends its cookie along whether the page wants a session or not, so
// that a void one must not keep anybody from logging in: the request is made without it. Who wrote a token
// into the request himself is told, in the reply to that request.
void ApiHandler::turn_away(Exchange& exchange, protocol::Error error) {
  state_ = State::reading;
  if (is_by_cookie_ && protocol::http_status_of(error.code) == unauthorized) {
    is_void_cookie_ = true;
    return;
  }
  turned_away_ = std::move(error);
  // Of a long body only its client would have to send it all first.
  if (exchange.body_left() > exchange.connection().shared().options.limits.frame_bytes)
    respond(exchange, refusal(*turned_away_));
}

std::size_t ApiHandler::body(Exchange& exchange, std::string_view bytes) {
  const std::size_t whole = body_.size() + exchange.body_left();
  if (whole > exchange.connection().shared().options.limits.frame_bytes && !may_grow(exchange, bytes))
    return 0;
  if (body_.capacity() < whole) body_.reserve(whole);
  body_.append(bytes);
  return bytes.size();
}

// Whether a body of that length may be; once it may, it stays so.
bool ApiHandler::may_grow(Exchange& exchange, std::string_view bytes) {
  static constexpr std::size_t telling = 256;
  if (body_.empty() && bytes.size() < telling) return false;  // wait for more of the beginning
  const Connection::Large large = exchange.connection().allow_large(body_.empty() ? bytes : body_);
  if (large == Connection::Large::no)
    refuse(exchange, 413, ErrorCode::too_large, "The request is larger than the server takes.");
  return large == Connection::Large::yes;
}

void ApiHandler::complete(Exchange& exchange) {
  state_ = State::asking;
  Connection& connection = exchange.connection();
  if (!base::is_utf8(body_)) {
    exchange.close_after();
    return refuse(exchange, 400, ErrorCode::invalid_request, "The request is not valid UTF-8.");
  }
  auto request = protocol::decode_request(body_);
  std::string().swap(body_);
  if (!request) return connection.submit(std::move(request.error()));
  if (turned_away_)
    return respond(exchange, refusal(request->id, protocol::rule_of(request->request).action, *turned_away_));
  is_logout_ = std::holds_alternative<protocol::LogoutRequest>(request->request);
  connection.submit(std::move(*request));
}

void ApiHandler::reply(Exchange& exchange, const core::Frame& frame) {
  if (state_ == State::resuming) {
    if (frame->error) return turn_away(exchange, error_in(frame));
    state_ = State::reading;  // its reply is nobody's business
    return;
  }
  Response response{.body = std::string(frame->text()), .fields = {}};
  if (frame->error) response.status = protocol::http_status_of(*frame->error);
  if (from_browser_ && frame->token_bytes != 0) {
    static constexpr std::string_view key = "\"token\":\"";
    const std::string member = response.body.substr(frame->token_at, frame->token_bytes);
    const std::string token = member.substr(key.size(), member.size() - key.size() - 2);  // without `",`
    response.body.erase(frame->token_at, frame->token_bytes);
    response.fields.emplace_back("Set-Cookie", set_cookie(exchange.connection(), exchange.client(), token));
    is_void_cookie_ = false;  // there is another one now
  } else if (is_by_cookie_ && is_logout_ && !frame->error) {
    is_void_cookie_ = true;
  }
  respond(exchange, std::move(response));
}

void ApiHandler::respond(Exchange& exchange, Response response) {
  add_session_fields(response, exchange.connection(), exchange.head(), exchange.client(), is_void_cookie_);
  exchange.respond(std::move(response));
}

void ApiHandler::refuse(Exchange& exchange, int status, ErrorCode code, std::string_view sentence) {
  respond(exchange, refusal(status, code, sentence));
}

}  // namespace banter::transports::http
