#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/transports/framing/codec.hpp"
#include "server/transports/net/address.hpp"
#include "server/transports/net/carrier.hpp"

namespace banter::transports::ws {

// WebSocket on a connection: one request, reply or event a text message.
class WebSocketCarrier final : public Carrier {
 public:
  // `client`: who connects, as a trusted proxy says. `token`: from the cookie of an own page; empty when
  // there is none. It opens the session for the first request, if that is `resume` without a token.
  WebSocketCarrier(Connection& connection, const Address& client, std::string token);

  std::string_view name() const override { return "WebSocket"; }
  core::Speaks speaks() const override { return core::Speaks::websocket; }
  std::size_t take(Connection& connection, std::span<char> bytes) override;
  void deliver(Connection& connection, core::Frame frame, core::FrameKind kind) override;
  bool in_request() const override { return decoder_.in_message(); }
  void time_out(Connection& connection) override;
  void part(Connection& connection, core::Frame bye, CloseCode code) override;
  base::Millis check(Connection& connection, base::Millis now) override;
  base::Millis patience(const Connection& connection) const override;

 private:
  void take_text(Connection& connection, std::string_view text);
  void allow_large(Connection& connection, std::string_view beginning);
  void refuse(Connection& connection, protocol::ErrorCode code, std::string_view sentence,
              CloseCode close_code);
  void connect(Connection& connection);
  void answer_control(Connection& connection, const Decoder::Found& found);

  Decoder decoder_;
  Address client_;
  std::string token_;
  base::Millis ping_due_;
  bool awaits_pong_ = false;  // nothing has come since the last ping
  bool connected_ = false;    // the core knows of it
};

}  // namespace banter::transports::ws
