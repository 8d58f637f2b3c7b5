#include "tests/harness/websocket_frames.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <cstddef>

namespace banter::harness {
namespace {

constexpr std::uint8_t kContinuation = 0x0, kText = 0x1, kClose = 0x8, kPing = 0x9, kPong = 0xA;
constexpr std::uint8_t kFinal = 0x80;
// Fixed: what a mask protects from are proxies, and the tests can be read better without chance.
constexpr std::array<char, 4> kMask{0x21, 0x42, 0x13, 0x37};
constexpr std::string_view kKey = "dGhlIHNhbXBsZSBub25jZQ==";

std::string accept_for(std::string_view key) {
  const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::array<unsigned char, 4 * ((SHA_DIGEST_LENGTH + 2) / 3) + 1> out;
  const int length = EVP_EncodeBlock(out.data(), digest.data(), digest.size());
  return std::string(reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(length));
}

void append_big_endian(std::string& out, std::uint64_t number, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
    out += static_cast<char>(number >> shift & 0xFF);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes)
    number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

}  // namespace

WebSocketFrames::WebSocketFrames(std::unique_ptr<Stream> stream, const Address& address)
    : stream_(std::move(stream)) {
  shake_hands(address);
}

void WebSocketFrames::shake_hands(const Address& address) {
  const std::string request = "GET /ws HTTP/1.1\r\nHost: " + address.text() +
                              "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                              "Sec-WebSocket-Key: " +
                              std::string(kKey) + "\r\n\r\n";
  const Deadline deadline = in(kPatience);
  if (!stream_->write(request, deadline)) throw Failure("the WebSocket request could not be sent");
  std::size_t end;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(buffer_.size() + 1, deadline)) throw Failure("no answer to the WebSocket request: " + buffer_);
  }
  const std::string head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  if (!head.starts_with("HTTP/1.1 101 ")) throw Failure("the WebSocket request was refused: " + head);
  if (head.find(accept_for(kKey)) == std::string::npos)
    throw Failure("no or a wrong Sec-WebSocket-Accept: " + head);
}

std::string WebSocketFrames::frame(std::uint8_t first, std::string_view payload) {
  std::string out(1, static_cast<char>(first));
  if (payload.size() < 126) {
    out += static_cast<char>(0x80 | payload.size());
  } else if (payload.size() <= 0xFFFF) {
    out += static_cast<char>(0x80 | 126);
    append_big_endian(out, payload.size(), 2);
  } else {
    out += static_cast<char>(0x80 | 127);
    append_big_endian(out, payload.size(), 8);
  }
  out.append(kMask.data(), kMask.size());
  for (std::size_t i = 0; i < payload.size(); ++i)
    out += static_cast<char>(payload[i] ^ kMask[i % kMask.size()]);
  return out;
}

bool WebSocketFrames::send(std::string_view text, Deadline deadline) {
  return stream_->write(frame(kFinal | kText, text), deadline);
}

bool WebSocketFrames::send_all(const std::vector<std::string>& frames, Deadline deadline) {
  std::string bytes;
  for (const std::string& text : frames)
    bytes += frame(kFinal | kText, text);
  return stream_->write(bytes, deadline);
}

std::expected<void, Ended> WebSocketFrames::fill(std::size_t bytes, Deadline deadline) {
  std::array<char, 16384> block;
  while (buffer_.size() < bytes) {
    const auto [got, why] = stream_->read(block, deadline);
    if (got == 0) return std::unexpected(why);
    buffer_.append(block.data(), got);
  }
  return {};
}

std::expected<WebSocketFrames::Incoming, Ended> WebSocketFrames::next_frame(Deadline deadline) {
  if (auto filled = fill(2, deadline); !filled) return std::unexpected(filled.error());
  const auto first = static_cast<std::uint8_t>(buffer_[0]), second = static_cast<std::uint8_t>(buffer_[1]);
  if ((second & 0x80) != 0) throw Failure("the server sent a masked WebSocket frame");
  if ((first & 0x70) != 0) throw Failure("the server sent a WebSocket frame with reserved bits");
  std::size_t header = 2, length = second;
  if (second >= 126) {
    header = second == 126 ? 4 : 10;
    if (auto filled = fill(header, deadline); !filled) return std::unexpected(filled.error());
    length = big_endian(std::string_view(buffer_).substr(2, header - 2));
  }
  if (auto filled = fill(header + length, deadline); !filled) return std::unexpected(filled.error());
  Incoming incoming{.last = (first & kFinal) != 0,
                    .opcode = static_cast<std::uint8_t>(first & 0x0F),
                    .payload = buffer_.substr(header, length)};
  buffer_.erase(0, header + length);
  return incoming;
}

std::expected<std::string, Ended> WebSocketFrames::receive(Deadline deadline) {
  for (;;) {
    auto incoming = next_frame(deadline);
    if (!incoming) return std::unexpected(incoming.error());
    switch (incoming->opcode) {
      case kText:
      case kContinuation:
        message_ += incoming->payload;
        if (incoming->last) return std::exchange(message_, {});
        break;
      case kPing:
        stream_->write(frame(kFinal | kPong, incoming->payload), deadline);
        break;
      case kPong:
        last_pong_ = incoming->payload;
        break;
      case kClose:
        if (incoming->payload.size() >= 2) {
          close_status_ =
              static_cast<std::uint16_t>(big_endian(std::string_view(incoming->payload).substr(0, 2)));
        }
        stream_->write(frame(kFinal | kClose, incoming->payload), deadline);
        return std::unexpected(Ended::closed);
      default:
        throw Failure("the server sent a WebSocket frame of opcode " + std::to_string(incoming->opcode));
    }
  }
}

}  // namespace banter::harness
