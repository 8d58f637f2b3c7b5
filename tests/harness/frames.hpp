#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/stream.hpp"

namespace banter::harness {

// How frames travel. One port serves them all.
enum class Carrier : std::uint8_t { lines, lines_tls, websocket, websocket_tls };

// "lines", "lines-tls", "websocket", "websocket-tls"; throws Failure for another word.
Carrier carrier_named(std::string_view word);
std::string_view name_of(Carrier carrier);
// How GoogleTest names it.
inline void PrintTo(Carrier carrier, std::ostream* out) {
  *out << name_of(carrier);
}

// A connection that carries whole frames.
class Frames {
 public:
  virtual ~Frames() = default;

  virtual bool send(std::string_view frame, Deadline deadline) = 0;
  // Several frames in one write, so that the server reads them together.
  virtual bool send_all(const std::vector<std::string>& frames, Deadline deadline) = 0;
  virtual std::expected<std::string, Ended> receive(Deadline deadline) = 0;

  // The bytes below the frames, for those who send something else.
  virtual Stream& stream() = 0;
};

std::unique_ptr<Frames> connect_frames(const Address& address, Carrier carrier, SocketOptions options = {});

}  // namespace banter::harness
