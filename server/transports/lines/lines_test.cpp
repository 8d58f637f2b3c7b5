#include <string>

#include "server/transports/testing/client.hpp"
#include "server/transports/testing/test_server.hpp"

namespace banter::transports {
namespace {

using testing::Client;
using testing::login;
using testing::ping;
using testing::pong;
using testing::test_options;
using testing::TestServer;

std::string ping_with(int id) {
  return R"({"action":"ping","id":)" + std::to_string(id) + "}";
}

std::string pong_with(int id) {
  return R"({"reply":"ping","id":)" + std::to_string(id) + R"(,"ok":true})";
}

// A message that makes a frame of exactly `bytes`, without the line feed.
std::string frame_of(std::size_t bytes, std::string_view action) {
  std::string frame = R"({"action":")" + std::string(action) + R"(","x":")";
  frame.append(bytes - frame.size() - 2, 'x');
  return frame + "\"}";
}

TEST(Lines, OneRequestOneReply) {
  TestServer server;
  Client client(server.port);
  EXPECT_EQ(client.ask(ping), pong);
  EXPECT_EQ(client.ask(R"({"action":"login","username":"alice","password":"password"})"),
            R"({"reply":"login","ok":true,"token":"T0KEN","username":"alice","role":"owner","device":""})");
  const auto seen = server.core.seen();
  ASSERT_EQ(seen.connected.size(), 1U);
  EXPECT_EQ(seen.connected[0].second.address, "127.0.0.1");
  EXPECT_TRUE(seen.connected[0].second.wants_events);
}

TEST(Lines, TheServerSaysNothingAndTellsTheCoreNothingBeforeTheFirstRequest) {
  TestServer server;
  Client silent(server.port);
  silent.send("  \r\n\t{");
  Client other(server.port);
  EXPECT_EQ(other.ask(ping), pong);
  EXPECT_EQ(server.core.seen().connected.size(), 1U);
  silent.end();
  EXPECT_EQ(silent.rest(), "");
}

TEST(Lines, BytesMayComeOneByOne) {
  TestServer server;
  Client client(server.port);
  for (const char byte : std::string(" \n") + ping + "\n")
    client.send({&byte, 1});
  EXPECT_EQ(client.line(), pong);
}

TEST(Lines, FramesMaySplitAndJoinAnywhere) {
  TestServer server;
  Client client(server.port);
  const std::string both = ping_with(1) + "\n" + ping_with(2) + "\n";
  for (std::size_t at = 1; at < both.size(); ++at) {
    client.send(both.substr(0, at)).send(both.substr(at));
    ASSERT_EQ(client.line(), pong_with(1)) << at;
    ASSERT_EQ(client.line(), pong_with(2)) << at;
  }
}

TEST(Lines, ManyRequestsAtOnceAreAnsweredInOrder) {
  TestServer server;
  Client client(server.port);
  std::string requests;
  for (int i = 0; i < 5'000; ++i)
    requests += ping_with(i) + "\n";
  std::thread writer([&] { client.send(requests); });
  for (int i = 0; i < 5'000; ++i)
    ASSERT_EQ(client.line(), pong_with(i));
  writer.join();
}

TEST(Lines, EmptyLinesArePassedOver) {
  TestServer server;
  Client client(server.port);
  client.send("\n\n  \r\n" + std::string(ping) + "\r\n\n \t \n" + ping_with(1) + "\n");
  EXPECT_EQ(client.line(), pong);
  EXPECT_EQ(client.line(), pong_with(1));
}

TEST(Lines, WhatIsNoRequestIsRefusedInItsTurn) {
  TestServer server;
  Client client(server.port);
  client.send(ping_with(1) + "\n{nonsense\n" + ping_with(2) + "\nhello\n" + ping_with(3) + "\n");
  EXPECT_EQ(client.line(), pong_with(1));
  EXPECT_THAT(client.line(),
              ::testing::StartsWith(R"({"reply":null,"ok":false,"error":{"code":"invalid_request")"));
  EXPECT_EQ(client.line(), pong_with(2));
  EXPECT_THAT(client.line(),
              ::testing::StartsWith(R"({"reply":null,"ok":false,"error":{"code":"invalid_request")"));
  EXPECT_EQ(client.line(), pong_with(3));
}

TEST(Lines, AFrameOfTheLargestSizeIsTakenAndOneByteMoreIsNot) {
  TestServer server;
  Client client(server.port);
  EXPECT_EQ(client.ask(frame_of(65'536, "ping")), pong);
  client.send(ping_with(7) + "\n" + frame_of(65'537, "ping") + "\n" + ping_with(8) + "\n");
  EXPECT_EQ(client.line(), pong_with(7));
  EXPECT_THAT(client.line(),
              ::testing::StartsWith(R"({"reply":null,"ok":false,"error":{"code":"too_large")"));
  EXPECT_EQ(client.rest(), "");
  EXPECT_EQ(server.core.seen().refusals.size(), 1U);
}

TEST(Lines, AFrameWithoutEndIsRefusedWhenItIsTooLarge) {
  TestServer server;
  Client client(server.port);
  client.send("{" + std::string(65'536, ' '));
  EXPECT_THAT(client.line(), ::testing::HasSubstr("too_large"));
  EXPECT_EQ(client.rest(), "");
}

TEST(Lines, BytesThatAreNoUtf8EndTheConnectionAfterTheRefusal) {
  TestServer server;
  Client client(server.port);
  client.send(ping_with(1) + "\n{\"action\":\"ping\",\"x\":\"\xC3\x28\"}\n" + ping_with(2) + "\n");
  EXPECT_EQ(client.line(), pong_with(1));
  EXPECT_THAT(client.line(), ::testing::HasSubstr("invalid_request"));
  EXPECT_EQ(client.rest(), "");
}

TEST(Lines, ALoggedInConnectionMaySendALargeFileFrame) {
  TestServer server;
  Client client(server.port);
  const std::string file = frame_of(6'000'000, "file");
  // The login need not have been answered.
  client.send(std::string(login) + "\n" + file + "\n" + ping_with(1) + "\n");
  EXPECT_THAT(client.line(), ::testing::HasSubstr("\"login\""));
  EXPECT_THAT(client.line(), ::testing::HasSubstr("\"ok\":false"));  // this core knows no files
  EXPECT_EQ(client.line(), pong_with(1));
  // Another action may not; nor one of more than 6 MiB.
  client.send(frame_of(65'537, "message") + "\n");
  EXPECT_THAT(client.line(), ::testing::HasSubstr("too_large"));
  Client second(server.port);
  EXPECT_THAT(second.ask(login), ::testing::HasSubstr("\"ok\":true"));
  second.send(frame_of((6U << 20U) + 1, "file"));
  EXPECT_THAT(second.line(), ::testing::HasSubstr("too_large"));
}

TEST(Lines, WithoutALoginALargeFileFrameIsRefused) {
  TestServer server;
  Client client(server.port);
  EXPECT_EQ(client.ask(ping), pong);
  client.send(frame_of(100'000, "file"));
  EXPECT_THAT(client.line(), ::testing::HasSubstr("too_large"));
  EXPECT_EQ(client.rest(), "");
}

TEST(Lines, LargeFramesWaitForOneAnother) {
  auto options = test_options();
  options.limits.file_frames = 1;
  TestServer server(options);
  const std::string file = frame_of(300'000, "file");
  Client first(server.port);
  Client second(server.port);
  EXPECT_THAT(first.ask(login), ::testing::HasSubstr("\"ok\":true"));
  EXPECT_THAT(second.ask(login), ::testing::HasSubstr("\"ok\":true"));
  server.core.hold();
  first.send(file + "\n");
  server.core.wait_until(
      [](const auto& seen) { return !seen.refusals.empty() || seen.requests.size() == 3; });
  second.send(file + "\n");
  // The place is taken, for however long.
  server.clock.advance(100);
  EXPECT_EQ(server.core.seen().refusals.size() + server.core.seen().requests.size(), 3U);
  server.core.release();
  EXPECT_THAT(first.line(), ::testing::HasSubstr("\"ok\":false"));
  const testing::TimeFlies flying(server.clock);
  EXPECT_THAT(second.line(), ::testing::HasSubstr("\"ok\":false"));
}

TEST(Lines, WithSixtyFourUnansweredRequestsTheServerStopsReading) {
  TestServer server;
  Client client(server.port);
  server.core.hold();
  std::string requests;
  for (int i = 0; i < 200; ++i)
    requests += ping_with(i) + "\n";
  client.send(requests);
  server.core.wait_until([](const auto& seen) { return seen.requests.size() >= 64; });
  Client other(server.port);  // a turn of the loop later, it is still so
  other.send(ping_with(0) + "\n");
  server.core.wait_until([](const auto& seen) { return seen.requests.size() >= 65; });
  EXPECT_EQ(server.core.seen().requests.size(), 65U);
  server.core.release();
  for (int i = 0; i < 200; ++i)
    ASSERT_EQ(client.line(), pong_with(i));
}

TEST(Lines, AClientThatHasSaidAllGetsItsReplies) {
  TestServer server;
  Client client(server.port);
  server.core.hold();
  client.send(ping_with(1) + "\n" + ping_with(2) + "\n" + "{\"action\":").end();
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 2; });
  server.core.release();
  EXPECT_EQ(client.rest(), pong_with(1) + "\n" + pong_with(2) + "\n");
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
}

TEST(Lines, AConnectionThatIsResetIsForgotten) {
  TestServer server;
  for (int i = 0; i < 20; ++i) {
    Client client(server.port);
    EXPECT_EQ(client.ask(ping), pong);
    client.reset();
  }
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 20; });
  Client client(server.port);
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(Lines, OtherFirstBytesAreClosedAtOnce) {
  TestServer server;
  for (const std::string first :
       {"\x01", "SSH-2.0-x\r\n", "GETX", "[1]\n", "hello\n", " GET / HTTP/1.1\r\n"}) {
    Client client(server.port);
    client.send(first);
    EXPECT_EQ(client.rest(), "") << first;
  }
  EXPECT_TRUE(server.core.seen().connected.empty());
}

}  // namespace
}  // namespace banter::transports
