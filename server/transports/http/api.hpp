#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http {

// POST /api: one request of the protocol as the body, its reply as the response. To the core every such
// request is a connection of its own, so that nothing of a session is left to whoever uses the same
// connection next, as the clients behind one proxy do.
class ApiHandler final : public Handler {
 public:
  void begin(Exchange& exchange) override;
  bool wants_body() const override { return state_ == State::reading; }
  std::size_t body(Exchange& exchange, std::string_view bytes) override;
  void complete(Exchange& exchange) override;
  void reply(Exchange& exchange, const core::Frame& frame) override;
  bool is_busy() const override { return state_ == State::asking; }

 private:
  enum class State : std::uint8_t {
    resuming,  // the token is on its way to the core
    reading,   // the body
    asking,    // the request is in the core
  };

  void turn_away(Exchange& exchange, protocol::Error error);
  bool may_grow(Exchange& exchange, std::string_view bytes);
  void respond(Exchange& exchange, Response response);
  void refuse(Exchange& exchange, int status, protocol::ErrorCode code, std::string_view sentence);

  State state_ = State::reading;
  bool from_browser_ = false;    // with X-Banter: tokens travel in a cookie
  bool is_by_cookie_ = false;    // the request's token did
  bool is_void_cookie_ = false;  // and opens nothing, or nothing any more: the browser shall forget it
  bool is_logout_ = false;
  std::optional<protocol::Error> turned_away_;  // why the request cannot have its session
  std::string body_;
};

}  // namespace banter::transports::http
