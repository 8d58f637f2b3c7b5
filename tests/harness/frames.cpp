#include "tests/harness/frames.hpp"

#include <array>

#include "tests/harness/line_frames.hpp"
#include "tests/harness/websocket_frames.hpp"

namespace banter::harness {
namespace {

struct Named {
  Carrier carrier;
  std::string_view word;
};
constexpr std::array kNames{Named{Carrier::lines, "lines"}, Named{Carrier::lines_tls, "lines-tls"},
                            Named{Carrier::websocket, "websocket"},
                            Named{Carrier::websocket_tls, "websocket-tls"}};

}  // namespace

Carrier carrier_named(std::string_view word) {
  for (const Named& named : kNames) {
    if (named.word == word) return named.carrier;
  }
  throw Failure("no carrier is called " + std::string(word));
}

std::string_view name_of(Carrier carrier) {
  return kNames[static_cast<std::size_t>(carrier)].word;
}

std::unique_ptr<Frames> connect_frames(const Address& address, Carrier carrier, SocketOptions options) {
  const bool tls = carrier == Carrier::lines_tls || carrier == Carrier::websocket_tls;
  auto stream = tls ? connect_tls(address, options) : connect_plain(address, options);
  if (carrier == Carrier::lines || carrier == Carrier::lines_tls) {
    return std::make_unique<LineFrames>(std::move(stream));
  }
  return std::make_unique<WebSocketFrames>(std::move(stream), address);
}

}  // namespace banter::harness
