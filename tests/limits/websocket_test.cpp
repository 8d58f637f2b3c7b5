// Frames that break RFC 6455 end their connection, with the reason, and nothing else.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/harness/websocket_frames.hpp"

namespace banter::harness {
namespace {

constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint16_t kProtocolError = 1002, kInvalidData = 1007, kTooBig = 1009;

struct Bad {
  std::string name;
  std::string bytes;
  std::vector<std::uint16_t> reasons;  // any of these; empty: the connection only has to end
};

std::string unmasked_ping() {
  return std::string("\x81\x11", 2) + R"({"action":"ping"})";
}

std::vector<Bad> bad_frames() {
  const auto frame = &WebSocketFrames::frame;
  const std::string ping = R"({"action":"ping"})";
  return {
      {"not masked", unmasked_ping(), {kProtocolError}},
      {"reserved bit", frame(kFinal | 0x40 | 0x1, ping), {kProtocolError}},
      {"unknown opcode", frame(kFinal | 0x3, ping), {kProtocolError}},
      {"continuation of nothing", frame(kFinal | 0x0, ping), {kProtocolError}},
      {"a new message inside one", frame(0x1, "{") + frame(kFinal | 0x1, ping), {kProtocolError}},
      {"a ping in pieces", frame(0x9, "x"), {kProtocolError}},
      {"a ping of 126 bytes", frame(kFinal | 0x9, std::string(126, 'x')), {kProtocolError}},
      {"a close of one byte", frame(kFinal | 0x8, "x"), {kProtocolError}},
      {"a length of 2^63", std::string("\x81\xff\x80\0\0\0\0\0\0\0\1\2\3\4", 14), {kProtocolError, kTooBig}},
      {"a length of 2^40", std::string("\x81\xff\0\0\1\0\0\0\0\0\1\2\3\4", 14), {kTooBig}},
      {"pieces without end",
       frame(0x1, std::string(60000, 'x')) + frame(0x0, std::string(60000, 'x')),
       {kTooBig}},
      {"no UTF-8", frame(kFinal | 0x1, "\xff"), {kInvalidData}},
      {"binary", frame(kFinal | 0x2, ping), {1003, kProtocolError}},
  };
}

TEST(WebSocket, BadFramesEndTheirConnectionAndNoOther) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Client other(server.address(), Carrier::websocket);
  for (const Bad& bad : bad_frames()) {
    WebSocketFrames frames(connect_plain(server.address()), server.address());
    ASSERT_TRUE(frames.stream().write(bad.bytes, in(kPatience))) << bad.name;
    auto received = frames.receive(in(kPatience));
    while (received)
      received = frames.receive(in(kPatience));  // a refusal may come first
    EXPECT_EQ(received.error(), Ended::closed) << bad.name;
    ASSERT_TRUE(frames.close_status()) << bad.name;
    EXPECT_NE(std::ranges::find(bad.reasons, *frames.close_status()), bad.reasons.end())
        << bad.name << ": " << *frames.close_status();
    other.roundtrip();
  }
  EXPECT_EQ(server.stop(), 0);
}

TEST(WebSocket, PiecesPingsAndAnOrderlyCloseAreFine) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  WebSocketFrames frames(connect_plain(server.address()), server.address());
  const auto frame = &WebSocketFrames::frame;
  frames.stream().write(frame(0x1, R"({"acti)") + frame(kFinal | 0x9, "are you there") +
                            frame(0x0, R"(on":"pi)") + frame(kFinal | 0x0, R"(ng","id":1})") +
                            frame(kFinal | 0xA, "unasked pong"),
                        in(kPatience));
  EXPECT_EQ(*frames.receive(in(kPatience)), R"({"reply":"ping","id":1,"ok":true})");
  EXPECT_EQ(frames.last_pong(), "are you there");
  frames.stream().write(frame(kFinal | 0x8, std::string("\x03\xe8", 2)), in(kPatience));
  EXPECT_EQ(frames.receive(in(kPatience)).error(), Ended::closed);
  EXPECT_EQ(frames.close_status(), 1000);
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
