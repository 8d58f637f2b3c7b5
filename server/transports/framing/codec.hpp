#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The WebSocket protocol (RFC 6455) from the server's side, as far as bytes go: no I/O, no extensions.
namespace banter::transports::ws {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// RFC 6455, 7.4.1.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  unsupported_data = 1003,
  no_code = 1005,  // stands for a close frame without a code; never sent
  invalid_data = 1007,
  policy_violation = 1008,
  too_big = 1009,
};

// Writes the header of an unmasked, unfragmented frame to the start of `header`: its length, 2 to 10 bytes.
std::size_t write_header(std::span<char, 10> header, Opcode opcode, std::size_t payload_bytes);

// A whole control frame with a payload of at most 125 bytes.
std::string control_frame(Opcode opcode, std::string_view payload);
std::string close_frame(CloseCode code);

// Takes messages out of the bytes that one client sends. A message that comes in one frame is unmasked where
// it stands and not copied; the pieces of a fragmented one are kept here until it is whole.
class Decoder {
 public:
  enum class What : std::uint8_t {
    nothing,   // more bytes are needed
    asks,      // may a message be larger than `frame_bytes`? see allow_large()
    text,      // a whole message; `payload` is well-formed UTF-8
    not_text,  // a whole text message that is not UTF-8 (close code 1007)
    ping,
    pong,
    close,  // the client closes; `code` as given by it
    fault,  // close the connection with `code`
  };
  struct Found {
    What what = What::nothing;
    std::span<char> payload{};  // valid until the bytes or the decoder change
    CloseCode code = CloseCode::normal;
    std::size_t used = 0;  // bytes at the beginning that are done with, once `payload` is
  };

  // `frame_bytes`: largest ordinary message; `large_bytes`: largest at all. A message that is longer than the
  // first must be allowed, once its first 256 bytes are known to the caller through payload.
  Decoder(std::size_t frame_bytes, std::size_t large_bytes)
      : frame_bytes_(frame_bytes), large_bytes_(large_bytes) {}

  // Looks at the bytes that begin where the last call's `used` ended. Unmasks in place: pass the same bytes
  // again, if it needs more, but do not change them.
  Found next(std::span<char> bytes);

  // Answers What::asks for the message in hand.
  void allow_large() { large_allowed_ = true; }

  // Whether pieces of a message have come, but not the last.
  bool in_message() const { return fragmented_; }

 private:
  struct Header {
    Opcode opcode;
    bool final;
    std::uint8_t bytes;
    std::uint64_t payload_bytes;
    std::array<char, 4> mask;
  };
  enum class Parse : std::uint8_t { incomplete, bad, good };

  static Parse parse(std::span<const char> bytes, Header& header);
  Found control(const Header& header, std::span<char> payload) const;
  Found data(const Header& header, std::span<char> bytes);
  Found ask(const Header& header, std::span<const char> arrived);
  Found whole(std::span<char> message, std::size_t used);

  std::size_t frame_bytes_;
  std::size_t large_bytes_;
  std::string message_;    // the pieces so far
  std::string beginning_;  // of a message that is asked about
  bool fragmented_ = false;
  bool large_allowed_ = false;
};

// Combines `bytes` with the repeated mask (RFC 6455, 5.3): masks and unmasks.
void apply_mask(std::span<char> bytes, std::array<char, 4> mask);

}  // namespace banter::transports::ws
