#include "server/transports/http/upgrade.hpp"

#include <fmt/core.h>
#include <openssl/sha.h>

#include <array>
#include <memory>
#include <span>

#include "base/base64.hpp"
#include "server/transports/net/shared.hpp"
#include "server/transports/websocket/carrier.hpp"

namespace banter::transports::http {
namespace {

using protocol::ErrorCode;

std::optional<Response> refuse_upgrade(const Exchange& exchange) {
  const Head& head = exchange.head();
  if (!head.is_http_1_1 || !head.has_token("connection", "upgrade") ||
      !head.has_token("upgrade", "websocket") || head.field("sec-websocket-version") != "13") {
    Response response =
        refusal(426, ErrorCode::invalid_request, "This address is for WebSocket, version 13.");
    response.fields = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    return response;
  }
  const auto key = base::base64_decode(head.field("sec-websocket-key"));
  if (!key || key->size() != 16 || head.count("sec-websocket-key") != 1 || exchange.body_left() != 0)
    return refusal(400, ErrorCode::invalid_request, "That is no valid WebSocket handshake.");
  // A page of another site would speak with its visitor's cookie.
  if (origin_of(exchange.connection(), head, exchange.client()) == Origin::foreign)
    return refusal(403, ErrorCode::forbidden, "Pages of other sites may not connect.");
  return std::nullopt;
}

}  // namespace

std::string accept_key(std::string_view client_key) {
  const std::string salted = std::string(client_key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  ::SHA1(reinterpret_cast<const unsigned char*>(salted.data()), salted.size(), digest.data());
  return base::base64_encode(std::as_bytes(std::span(digest)));
}

void UpgradeHandler::begin(Exchange& exchange) {
  Connection& connection = exchange.connection();
  if (auto refused = refuse_upgrade(exchange)) return exchange.respond(std::move(*refused));
  const Head& head = exchange.head();
  const bool from_own_page = origin_of(connection, head, exchange.client()) == Origin::own;
  std::string token = from_own_page ? cookie_token(connection, head, exchange.client()) : std::string();
  exchange.upgrade(
      fmt::format("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Accept: {}\r\n\r\n",
                  accept_key(head.field("sec-websocket-key"))),
      std::make_unique<ws::WebSocketCarrier>(connection, exchange.client().address, std::move(token)));
}

}  // namespace banter::transports::http
