#pragma once

#include <string>
#include <string_view>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http {

// GET /ws: the opening handshake of WebSocket (RFC 6455, 4.2).
class UpgradeHandler final : public Handler {
 public:
  void begin(Exchange& exchange) override;
};

// What proves to the client that the server understands WebSocket: base64 of SHA-1 (RFC 6455, 4.2.2).
std::string accept_key(std::string_view client_key);

}  // namespace banter::transports::http
