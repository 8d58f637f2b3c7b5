#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "protocol/generated/cpp/errors.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::core {

// One allocation (with its reference count): room for a WebSocket header, JSON, a line feed. So the same
// bytes serve line clients and WebSocket clients; a raw frame is what it is for either.
struct FrameBytes {
  std::uint32_t text_bytes = 0;
  std::uint32_t token_at = 0;     // in text(): where the member `"token":"…",` of a session's reply stands
  std::uint32_t token_bytes = 0;  // of that member, with its comma; 0: there is none
  std::uint8_t header_bytes = 0;  // of the WebSocket header that ends where text() begins
  std::optional<protocol::ErrorCode> error;  // of a refusal
  bool raw = false;
  bool ends_read = false;  // the answer to a request that runs as a read

  // JSON, or the raw bytes.
  std::string_view text() const { return {bytes() + room, text_bytes}; }
  // With a line feed behind.
  std::string_view line() const { return raw ? text() : std::string_view(bytes() + room, text_bytes + 1); }
  // With a WebSocket header in front: a whole, unmasked text message (RFC 6455, 5.2).
  std::string_view message() const { return {bytes() + room - header_bytes, header_bytes + text_bytes}; }

  static constexpr std::size_t room = 10;  // the longest header of a server

 private:
  friend struct FrameMaker;
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
};

}  // namespace banter::core

namespace banter::transports {

// A frame of one JSON object of at most 4 GiB.
core::Frame make_frame(std::string_view json, std::optional<protocol::ErrorCode> error = {},
                       bool ends_read = false);
// The same for a reply that holds `token`, which must need no escapes in JSON.
core::Frame make_session_frame(std::string_view json, std::string_view token);
// Bytes that go out as they are: part of an HTTP response, a WebSocket control frame.
core::Frame make_raw_frame(std::string_view bytes);

}  // namespace banter::transports
