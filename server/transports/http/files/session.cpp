#include "server/transports/http/files/session.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "server/transports/http/credentials.hpp"
#include "server/transports/http/frame_error.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;

CookieRule rule_for(const Head& head) {
  return head.method == "GET" || head.method == "HEAD" ? CookieRule::reading : CookieRule::own_pages;
}

std::string whole_seconds(std::int64_t milliseconds) {
  return std::to_string(std::max<std::int64_t>((milliseconds + 999) / 1000, 1));
}

}  // namespace

void SessionHandler::begin(Exchange& exchange) {
  Connection& connection = exchange.connection();
  const Head& head = exchange.head();
  const Origin origin = origin_of(connection, head, exchange.client());
  if (origin == Origin::foreign)
    return refuse(exchange, {.code = ErrorCode::forbidden,
                             .message = "Pages of other sites may not ask anything here."});
  if (auto refused = look_at(exchange)) return respond(exchange, std::move(*refused));
  Credentials shown = credentials_of(connection, head, exchange.client(), origin, rule_for(head));
  if (shown.refused) return refuse(exchange, *shown.refused);
  if (shown.token.empty())
    return refuse(exchange,
                  {.code = ErrorCode::not_authenticated,
                   .message = "Log in first, and send the token as `Authorization: Bearer TOKEN`."});
  is_by_cookie_ = shown.is_by_cookie;
  connection.connect(exchange.client().address, false);
  connection.submit(
      protocol::RequestFrame{.id = {}, .request = protocol::ResumeRequest{.token = std::move(shown.token)}});
}

void SessionHandler::reply(Exchange& exchange, const core::Frame& frame) {
  if (!frame->error) return open(exchange);
  is_void_cookie_ = is_by_cookie_ && protocol::http_status_of(*frame->error) == 401;
  refuse(exchange, error_in(frame));
}

void SessionHandler::respond(Exchange& exchange, Response response) {
  add_session_fields(response, exchange.connection(), exchange.head(), exchange.client(), is_void_cookie_);
  exchange.respond(std::move(response));
}

void SessionHandler::refuse(Exchange& exchange, const protocol::Error& error, int status) {
  Response response = refusal(error, status);
  if (error.retry_after_ms) response.fields.emplace_back("Retry-After", whole_seconds(*error.retry_after_ms));
  respond(exchange, std::move(response));
}

void SessionHandler::refuse_odd_answer(Exchange& exchange) {
  refuse(exchange, {.code = ErrorCode::internal, .message = "The server could not do this."});
}

bool speaks_tus(const Head& head) {
  return head.count("tus-resumable") == 1 && head.field("tus-resumable") == "1.0.0";
}

std::string_view method_of(const Head& head) {
  const std::string_view instead = head.field("x-http-method-override");
  return head.method == "POST" && !instead.empty() ? instead : std::string_view(head.method);
}

core::Blobs& blobs_of(const Exchange& exchange) {
  return *exchange.connection().shared().blobs;
}

}  // namespace banter::transports::http::files
