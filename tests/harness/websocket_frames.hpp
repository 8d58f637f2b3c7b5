#pragma once

#include <optional>

#include "tests/harness/frames.hpp"

namespace banter::harness {

// A WebSocket client (RFC 6455): text messages out, masked; whole messages in; pings are answered.
class WebSocketFrames : public Frames {
 public:
  // Makes the handshake on /ws and checks the server's answer.
  WebSocketFrames(std::unique_ptr<Stream> stream, const Address& address);

  bool send(std::string_view frame, Deadline deadline) override;
  bool send_all(const std::vector<std::string>& frames, Deadline deadline) override;
  std::expected<std::string, Ended> receive(Deadline deadline) override;
  Stream& stream() override { return *stream_; }

  // The status of the server's close frame, once receive() has said `closed`; absent when there was none.
  std::optional<std::uint16_t> close_status() const { return close_status_; }

  // What the server's last pong carried.
  const std::string& last_pong() const { return last_pong_; }

  // One frame as a client writes it: `first` is FIN, the reserved bits and the opcode.
  static std::string frame(std::uint8_t first, std::string_view payload);

 private:
  struct Incoming {
    bool last = false;
    std::uint8_t opcode = 0;
    std::string payload;
  };
  void shake_hands(const Address& address);
  // Has at least `bytes` in the buffer, or says why not.
  std::expected<void, Ended> fill(std::size_t bytes, Deadline deadline);
  std::expected<Incoming, Ended> next_frame(Deadline deadline);

  std::unique_ptr<Stream> stream_;
  std::string buffer_;
  std::string message_;  // the fragments so far
  std::string last_pong_;
  std::optional<std::uint16_t> close_status_;
};

}  // namespace banter::harness
