#include "tests/harness/frames.hpp"

#include <gtest/gtest.h>

#include "tests/harness/line_frames.hpp"
#include "tests/harness/scripted_stream.hpp"
#include "tests/harness/websocket_frames.hpp"

namespace banter::harness {
namespace {

constexpr std::string_view kAccepted =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

TEST(LineFrames, CutsTheStreamIntoLines) {
  std::string written;
  LineFrames frames(std::make_unique<ScriptedStream>("{\"a\":1}\n{\"b\":2}\n{\"c", written));
  EXPECT_EQ(*frames.receive(in(1s)), "{\"a\":1}");
  EXPECT_EQ(*frames.receive(in(1s)), "{\"b\":2}");
  EXPECT_EQ(frames.receive(in(1s)).error(), Ended::closed);
  frames.send_all({"x", "y"}, in(1s));
  EXPECT_EQ(written, "x\ny\n");
}

TEST(WebSocketFrames, ReadsWholeMessagesAndAnswersPings) {
  std::string incoming(kAccepted);
  incoming += std::string("\x01\x02") + "he";  // a message in two fragments
  incoming += std::string("\x89\x01") + "p";   // a ping between them
  incoming += std::string("\x80\x03") + "llo";
  incoming += std::string("\x81\x7e\x00\x80", 4) + std::string(128, 'x');
  incoming += std::string("\x88\x02\x03\xe8", 4);  // close, 1000
  std::string written;
  WebSocketFrames frames(std::make_unique<ScriptedStream>(incoming, written), Address{});
  EXPECT_EQ(*frames.receive(in(1s)), "hello");
  EXPECT_NE(written.find("\x8a\x81"), std::string::npos) << "no pong";
  EXPECT_EQ(*frames.receive(in(1s)), std::string(128, 'x'));
  EXPECT_EQ(frames.receive(in(1s)).error(), Ended::closed);
  EXPECT_EQ(frames.close_status(), 1000);
}

TEST(WebSocketFrames, RefusesAWrongHandshakeAndMaskedFrames) {
  std::string written;
  EXPECT_THROW(
      WebSocketFrames(std::make_unique<ScriptedStream>("HTTP/1.1 404 Not Found\r\n\r\n", written), Address{}),
      Failure);
  WebSocketFrames frames(
      std::make_unique<ScriptedStream>(std::string(kAccepted) + std::string("\x81\x81\0\0\0\0a", 7), written),
      Address{});
  EXPECT_THROW(frames.receive(in(1s)), Failure);
}

TEST(WebSocketFrames, MasksAndMeasuresWhatItSends) {
  EXPECT_EQ(WebSocketFrames::frame(0x81, "").size(), 6u);
  EXPECT_EQ(WebSocketFrames::frame(0x81, std::string(126, 'x')).size(), 8u + 126);
  EXPECT_EQ(WebSocketFrames::frame(0x81, std::string(65536, 'x')).size(), 14u + 65536);
  EXPECT_EQ(WebSocketFrames::frame(0x81, "A")[6], static_cast<char>('A' ^ 0x21));
}

}  // namespace
}  // namespace banter::harness
