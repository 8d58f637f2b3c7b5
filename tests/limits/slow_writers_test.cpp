// Many who drip their bytes cost the server little, and nobody else waits for them.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/harness/websocket_frames.hpp"

namespace banter::harness {
namespace {

constexpr std::size_t kDripping = 600;
constexpr std::size_t kBegun = 2000;  // bytes of each request that are there from the beginning
constexpr int kRounds = 60;           // of a drip by all and a message with its event
constexpr std::uint64_t kMostEach = 8 << 10;

// Requests that are never finished, in each language in turn; what the filling is made of does no harm to
// any.
std::string beginning(std::size_t number, const Address& address) {
  const std::string filling(kBegun, 'x');
  switch (number % 4) {
    case 0:
      return R"({"action":"ping","x":")" + filling;
    case 1:
      return "GET /healthz HTTP/1.1\r\nHost: " + address.text() + "\r\nX: " + filling;
    case 2:
      return "POST /api HTTP/1.1\r\nHost: " + address.text() + "\r\nContent-Length: 60000\r\n\r\n{\"x\":\"" +
             filling;
    default:
      return "GET /ws HTTP/1.1\r\nHost: " + address.text() +
             "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" +
             WebSocketFrames::frame(0x01, filling).substr(0, kBegun);
  }
}

TEST(SlowWriters, CostLittleAndHoldNobodyUp) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Client anna(server.address(), Carrier::lines), ben(server.address(), Carrier::websocket);
  register_account(anna, "anna");
  register_account(ben, "ben");
  anna.roundtrip();
  ben.events_so_far();
  const std::uint64_t before = server.resident_bytes();

  std::vector<std::unique_ptr<Stream>> dripping;
  for (std::size_t i = 0; i < kDripping; ++i) {
    dripping.push_back(connect_plain(server.address()));
    ASSERT_TRUE(dripping.back()->write(beginning(i, server.address()), in(kPatience)));
  }
  for (int round = 1; round <= kRounds; ++round) {
    for (const auto& stream : dripping)
      stream->write("x", in(0ms));  // which may have been closed by now
    anna.demand({{"action", "message"}, {"receiver", "ben"}, {"content", "hi"}});
    ASSERT_EQ(number_of(ben.next_event(), "seq"), round);
  }
  if (BANTER_SANITIZED == 0) EXPECT_LT(server.resident_bytes(), before + kDripping * kMostEach);
  // There is room for others, too.
  Client cleo(server.address(), Carrier::lines_tls);
  register_account(cleo, "cleo");
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
