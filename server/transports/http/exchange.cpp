#include "server/transports/http/exchange.hpp"

#include <utility>

#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http {

std::size_t Handler::body(Exchange&, std::string_view bytes) {
  return bytes.size();
}

Exchange::Exchange(Connection& connection, Head head, const Client& client)
    : connection_(connection),
      head_(std::move(head)),
      client_(client),
      body_left_(head_.content_length.value_or(0)),
      continues_(head_.is_http_1_1 && head_.has_token("expect", "100-continue")),
      keep_alive_(head_.keep_alive) {}

void Exchange::respond(Response response) {
  const std::size_t bytes = response.body.size();
  respond(std::move(response), bytes, nullptr);
}

void Exchange::respond(Response response, std::uint64_t body_bytes, std::unique_ptr<Outflow> outflow) {
  answered_ = true;
  outflow_ = std::move(outflow);
  // What is left of a body must be read before the next request can be. A short one is; but not a long one,
  // nor one that the client may never send.
  if (body_left_ > 0 && (continues_ || body_left_ > connection_.shared().options.limits.frame_bytes))
    keep_alive_ = false;
  if (!connection_.is_open()) keep_alive_ = false;
  std::string bytes =
      response_head(response, body_bytes, head_.is_http_1_1, keep_alive_, connection_.shared().clock.wall());
  if (head_.method != "HEAD") bytes += response.body;
  if (outflow_) {
    head_ = {};  // it may take hours
    connection_.expect_outflow();
  }
  connection_.send(make_raw_frame(bytes), core::FrameKind::reply, false);
}

void Exchange::upgrade(std::string_view bytes, std::unique_ptr<Carrier> carrier) {
  answered_ = upgraded_ = true;
  keep_alive_ = true;
  connection_.send(make_raw_frame(bytes), core::FrameKind::reply, false);
  connection_.become(std::move(carrier));
}

}  // namespace banter::transports::http
