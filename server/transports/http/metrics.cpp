#include "server/transports/http/metrics.hpp"

#include <utility>

#include "protocol/codec/decode_server_frame.hpp"
#include "server/transports/http/prometheus.hpp"
#include "server/transports/net/frame_bytes.hpp"

namespace banter::transports::http {
namespace {

using protocol::ErrorCode;

Response refused(int status, ErrorCode code, std::string_view sentence) {
  Response response = refusal(status, code, sentence);
  if (status == 401) response.fields.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace

void MetricsHandler::begin(Exchange& exchange) {
  Connection& connection = exchange.connection();
  if (origin_of(connection, exchange.head(), exchange.client()) == Origin::foreign)
    return exchange.respond(
        refused(403, ErrorCode::forbidden, "Pages of other sites may not ask anything here."));
  std::string token(bearer_token(exchange.head()));
  if (!may_be_token(token)) {
    return exchange.respond(refused(401, ErrorCode::not_authenticated,
                                    "Send the token of an administrator as `Authorization: Bearer TOKEN`."));
  }
  connection.connect(exchange.client().address, false);
  connection.submit(
      protocol::RequestFrame{.id = {}, .request = protocol::ResumeRequest{.token = std::move(token)}});
}

void MetricsHandler::reply(Exchange& exchange, const core::Frame& frame) {
  if (frame->error) {
    Response response{.body = std::string(frame->text()), .fields = {}};
    response.status = protocol::http_status_of(*frame->error);
    if (response.status == 401) response.fields.emplace_back("WWW-Authenticate", "Bearer");
    return exchange.respond(std::move(response));
  }
  if (state_ == State::resuming) {
    state_ = State::asking;
    exchange.connection().submit(protocol::RequestFrame{.id = {}, .request = protocol::AdminStatsRequest{}});
    return;
  }
  const auto decoded = protocol::decode_server_frame(frame->text());
  const auto* const reply = decoded ? std::get_if<protocol::ReplyFrame>(&*decoded) : nullptr;
  const auto* const stats =
      reply != nullptr && reply->result ? std::get_if<protocol::AdminStatsReply>(&*reply->result) : nullptr;
  if (stats == nullptr)
    return exchange.respond(refused(503, ErrorCode::internal, "The figures could not be read."));
  exchange.respond({.content_type = prometheus_type, .body = as_prometheus(*stats), .fields = {}});
}

}  // namespace banter::transports::http
