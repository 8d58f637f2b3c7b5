#include "server/transports/http/api.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "protocol/codec/decode_server_frame.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http {
namespace {

using protocol::ErrorCode;

// How a token that nobody knows is answered.
constexpr int unauthorized = 401;

protocol::Error error_in(const core::Frame& frame) {
  if (auto decoded = protocol::decode_server_frame(frame->text())) {
    auto* const reply = std::get_if<protocol::ReplyFrame>(&*decoded);
    if (reply != nullptr && !reply->result) return std::move(reply->result.error());
  }
  return {.code = *frame->error, .message = {}};
}

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
  from_browser_ = head.field("x-banter") == "1";
  connection.connect(exchange.client().address, false);
  std::string token(bearer_token(head));
  if (token.empty() && head.count("authorization") != 0)
    return turn_away(exchange, {.code = ErrorCode::not_authenticated,
                                .message = "Send the token as `Authorization: Bearer TOKEN`."});
  if (token.empty() && from_browser_ && origin == Origin::own) {
    token = cookie_token(connection, head, exchange.client());
    is_by_cookie_ = !token.empty();
  }
  if (token.empty()) return;
  if (!may_be_token(token))
    return turn_away(exchange, {.code = ErrorCode::invalid_credentials,
                                .message = "The token is not valid; log in again."});
  state_ = State::resuming;
  connection.submit(
      protocol::RequestFrame{.id = {}, .request = protocol::ResumeRequest{.token = std::move(token)}});
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
  if (is_void_cookie_)
    response.fields.emplace_back("Set-Cookie", set_cookie(exchange.connection(), exchange.client(), {}));
  if (response.status == unauthorized && !from_browser_)
    response.fields.emplace_back("WWW-Authenticate", "Bearer");
  exchange.respond(std::move(response));
}

void ApiHandler::refuse(Exchange& exchange, int status, ErrorCode code, std::string_view sentence) {
  respond(exchange, refusal(status, code, sentence));
}

}  // namespace banter::transports::http
