#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "server/transports/framing/codec.hpp"
#include "server/transports/testing/client.hpp"

namespace banter::transports::testing {

// A frame as a client sends it. `first`: the first byte, flags and opcode.
inline std::string masked(unsigned first, std::string payload) {
  static constexpr std::array<char, 4> mask{'\x12', '\x34', '\x56', '\x78'};
  std::array<char, 10> header{};
  std::string frame(header.data(), ws::write_header(header, ws::Opcode::text, payload.size()));
  frame[0] = static_cast<char>(first);
  frame[1] = static_cast<char>(frame[1] | 0x80);
  ws::apply_mask(payload, mask);
  return frame + std::string(mask.data(), 4) + payload;
}

inline std::string upgrade_request(std::uint16_t port, std::string_view more = {}) {
  return "GET /ws HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
         std::string(more) + "\r\n";
}

// WebSocket over any Client.
class WebSocketClient {
 public:
  // `more`: header lines, each with its line break.
  explicit WebSocketClient(std::uint16_t port, std::string_view more = {})
      : WebSocketClient(std::make_unique<Client>(port), port, more) {}
  WebSocketClient(std::unique_ptr<Client> client, std::uint16_t port, std::string_view more = {})
      : client_(std::move(client)) {
    client_->send(upgrade_request(port, more));
    head_ = client_->until("\r\n\r\n");
  }

  void text(std::string payload) { client_->send(masked(0x81, std::move(payload))); }
  void frame(unsigned first, std::string payload) { client_->send(masked(first, std::move(payload))); }

  // The first byte and the payload of the next frame; 0 at the end.
  std::pair<unsigned, std::string> next() {
    const std::string begin = client_->exactly(2);
    if (begin.size() < 2) return {0, {}};
    std::size_t length = static_cast<unsigned char>(begin[1]);
    if (length >= 126) {
      std::size_t extended = 0;
      for (const char byte : client_->exactly(length == 126 ? 2 : 8))
        extended = extended << 8U | static_cast<unsigned char>(byte);
      length = extended;
    }
    return {static_cast<unsigned char>(begin[0]), client_->exactly(length)};
  }
  // The next text message.
  std::string message() {
    const auto [first, payload] = next();
    return first == 0x81 ? payload : "no text, but " + std::to_string(first);
  }
  std::string ask(std::string request) {
    text(std::move(request));
    return message();
  }
  // The code of the close frame that comes next; 0 when something else does.
  unsigned close_code() {
    const auto [first, payload] = next();
    if (first != 0x88 || payload.size() < 2) return 0;
    return static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
  }

  Client& raw() { return *client_; }
  const std::string& head() const { return head_; }

 private:
  std::unique_ptr<Client> client_;
  std::string head_;
};

}  // namespace banter::transports::testing
