#include "server/transports/http/carrier.hpp"

#include <algorithm>
#include <utility>

#include "server/transports/http/exchange.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http {

HttpCarrier::HttpCarrier(Router router) : route_(router) {}
HttpCarrier::~HttpCarrier() = default;

std::size_t HttpCarrier::take(Connection& connection, std::span<char> bytes) {
  std::size_t used = 0;
  while (connection.has_room() && !upgraded_) {
    const std::string_view rest(bytes.data() + used, bytes.size() - used);
    const bool in_exchange = exchange_ != nullptr;
    const std::size_t taken = in_exchange ? take_body(connection, rest) : take_head(connection, rest);
    used += taken;
    if (taken == 0 && in_exchange == (exchange_ != nullptr)) break;  // no progress
  }
  return used;
}

std::size_t HttpCarrier::take_head(Connection& connection, std::string_view bytes) {
  // Some clients send a line break too many behind a body: RFC 9112, 2.2.
  if (searched_ == 0 && bytes.starts_with("\r\n")) return 2;
  if (searched_ == 0 && bytes == "\r") return 0;
  const std::size_t most = connection.shared().options.limits.head_bytes;
  const auto end = end_of_head(bytes.substr(0, most + 1), searched_);
  if (!end) {
    if (bytes.size() > most) refuse(connection, 431, "The head of the request is too large.");
    if (!bytes.empty()) searched_ = std::max<std::size_t>(searched_, 1);
    return 0;
  }
  searched_ = 0;
  ParsedHead parsed = parse_head(bytes.substr(0, *end));
  if (!parsed.head) {
    refuse(connection, parsed.bad.status, parsed.bad.sentence);
    return 0;
  }
  begin(connection, std::move(*parsed.head));
  return *end;
}

void HttpCarrier::begin(Connection& connection, Head head) {
  Client client;
  auto refused = refuse_access(connection, head, client);
  exchange_ = std::make_unique<Exchange>(connection, std::move(head), client);
  if (!refused && exchange_->head().is_chunked)
    refused = refusal(411, protocol::ErrorCode::invalid_request, "Send the body with its Content-Length.");
  if (exchange_->head().is_chunked) exchange_->close_after();
  if (!refused) refused = route_(exchange_->head(), connection.shared(), exchange_->handler_);
  if (refused) {
    exchange_->respond(std::move(*refused));
  } else {
    exchange_->handler_->begin(*exchange_);
  }
  settle(connection);
}

std::size_t HttpCarrier::take_body(Connection& connection, std::string_view bytes) {
  Exchange& exchange = *exchange_;
  if (!exchange.answered_ && !exchange.handler_->wants_body()) return 0;
  bytes = bytes.substr(0, exchange.body_left_);
  if (exchange.continues_ && !exchange.answered_ && bytes.empty() && exchange.body_left_ > 0) {
    exchange.continues_ = false;
    connection.send(make_raw_frame("HTTP/1.1 100 Continue\r\n\r\n"), core::FrameKind::reply, false);
  }
  const std::size_t taken =
      exchange.answered_ || bytes.empty() ? bytes.size() : exchange.handler_->body(exchange, bytes);
  exchange.body_left_ -= taken;
  complete(connection);
  return taken;
}

std::span<char> HttpCarrier::lend(Connection&) {
  if (!exchange_ || exchange_->answered_ || exchange_->body_left_ == 0 || !exchange_->handler_->wants_body())
    return {};
  return exchange_->handler_->lend(*exchange_);
}

void HttpCarrier::fill(Connection& connection, std::size_t bytes) {
  exchange_->body_left_ -= bytes;
  exchange_->handler_->fill(*exchange_, bytes);
  complete(connection);
}

void HttpCarrier::complete(Connection& connection) {
  Exchange& exchange = *exchange_;
  if (!exchange.answered_ && exchange.body_left_ == 0 && !std::exchange(exchange.complete_, true))
    exchange.handler_->complete(exchange);
  settle(connection);
}

Outflow* HttpCarrier::outflow() {
  return exchange_ ? exchange_->outflow_.get() : nullptr;
}

void HttpCarrier::end_outflow(Connection& connection) {
  exchange_->outflow_.reset();
  settle(connection);
}

void HttpCarrier::deliver(Connection& connection, core::Frame frame, core::FrameKind kind) {
  if (kind != core::FrameKind::reply || !exchange_ || exchange_->answered_) return;
  exchange_->handler_->reply(*exchange_, frame);
  go_on(connection);
}

void HttpCarrier::deliver(Connection& connection, core::FileAnswer answer) {
  if (!exchange_ || exchange_->answered_) return;
  exchange_->handler_->answer(*exchange_, std::move(answer));
  go_on(connection);
}

void HttpCarrier::wake(Connection& connection, Act& act) {
  if (!exchange_) return;
  act();
  go_on(connection);
}

void HttpCarrier::go_on(Connection& connection) {
  // A body of no bytes is never read, but may have been waited with.
  if (!exchange_->answered_ && exchange_->body_left_ == 0) {
    take_body(connection, {});
  } else {
    settle(connection);
  }
}

void HttpCarrier::settle(Connection& connection) {
  if (!exchange_ || !exchange_->answered_) return;
  if (exchange_->outflow_ || (exchange_->keep_alive_ && exchange_->body_left_ > 0)) return;
  const bool keep_alive = exchange_->keep_alive_;
  upgraded_ = exchange_->upgraded_;
  exchange_.reset();
  connection.end_exchange();
  if (!keep_alive) connection.part({}, ws::CloseCode::normal);
}

void HttpCarrier::refuse(Connection& connection, int status, std::string_view sentence) {
  exchange_ = std::make_unique<Exchange>(connection, Head(), Client());
  exchange_->close_after();
  exchange_->respond(refusal(status, protocol::ErrorCode::invalid_request, sentence));
  settle(connection);
}

bool HttpCarrier::wants_bytes() const {
  if (exchange_ && exchange_->outflow_) return false;
  return !exchange_ ||
         (exchange_->body_left_ > 0 && (exchange_->answered_ || exchange_->handler_->wants_body()));
}

bool HttpCarrier::in_request() const {
  return exchange_ != nullptr;
}

bool HttpCarrier::is_busy() const {
  return exchange_ && !exchange_->answered_ && exchange_->handler_->is_busy();
}

void HttpCarrier::time_out(Connection& connection) {
  const bool idle = !exchange_ && searched_ == 0;
  if (idle || (exchange_ && exchange_->answered_)) return connection.part({}, ws::CloseCode::normal);
  if (exchange_) {
    exchange_->close_after();
    exchange_->respond(
        refusal(408, protocol::ErrorCode::invalid_request, "The request did not arrive in time."));
    return settle(connection);
  }
  refuse(connection, 408, "The request did not arrive in time.");
}

// A request that has come so far deserves an answer: its session was ended, or the server stops.
// A download ends where it is.
void HttpCarrier::part(Connection&, core::Frame, ws::CloseCode) {
  if (exchange_) exchange_->outflow_.reset();
  if (!exchange_ || exchange_->answered_) return;
  exchange_->close_after();
  exchange_->respond(refusal(503, protocol::ErrorCode::internal,
                             "The server ended the connection before it could answer; try again."));
  exchange_->handler_.reset();  // and what it holds
}

base::Millis HttpCarrier::patience(const Connection& connection) const {
  return connection.shared().options.limits.keep_alive;
}

}  // namespace banter::transports::http
