#include <string>
#include <tuple>

#include "server/transports/http/upgrade.hpp"
#include "server/transports/testing/test_server.hpp"
#include "server/transports/testing/websocket_client.hpp"

namespace banter::transports {
namespace {

using testing::Client;
using ::testing::HasSubstr;
using testing::login;
using testing::masked;
using testing::ping;
using testing::pong;
using ::testing::StartsWith;
using testing::test_options;
using testing::TestServer;
using testing::TimeFlies;
using testing::upgrade_request;
using testing::WebSocketClient;

std::string own_origin(const TestServer& server) {
  return "Origin: http://localhost:" + std::to_string(server.port) + "\r\n";
}

std::string cookie(const TestServer& server, const std::string& token) {
  return "Cookie: other=1; banter-" + std::to_string(server.port) + "=" + token + "; more=2\r\n";
}

TEST(WebSocket, TheKeyOfTheRfc) {
  EXPECT_EQ(http::accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(WebSocket, OneRequestOneReply) {
  TestServer server;
  WebSocketClient client(server.port);
  EXPECT_THAT(client.head(), StartsWith("HTTP/1.1 101 "));
  EXPECT_THAT(client.head(), HasSubstr("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  EXPECT_EQ(client.ask(ping), pong);
  EXPECT_THAT(client.ask(login), HasSubstr("\"token\":\"T0KEN\""));
  EXPECT_THAT(client.ask("{nonsense"), HasSubstr("invalid_request"));
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(WebSocket, BytesMayComeOneByOneAndAllAtOnce) {
  TestServer server;
  Client client(server.port);
  const std::string all = upgrade_request(server.port) + masked(0x81, ping) +
                          masked(0x01, std::string(ping, 5)) + masked(0x89, "?") + masked(0x80, ping + 5);
  for (const char byte : all)
    client.send({&byte, 1});
  Client at_once(server.port);
  at_once.send(all);
  const std::string reply = "\x81\x1A" + std::string(pong);
  for (Client* one : {&client, &at_once}) {
    one->until("\r\n\r\n");
    std::string got = one->exactly(2 * reply.size() + 3);
    // The answer to a ping does not wait for the core, so it may come before the first reply.
    const std::size_t at = got.find("\x8A\x01?");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(got.erase(at, 3), reply + reply);
  }
}

TEST(WebSocket, HandshakesThatAreNoneAreRefused) {
  TestServer server;
  const std::string good = upgrade_request(server.port);
  const auto status_without = [&](const std::string& field, const std::string& instead = {}) {
    std::string request = good;
    const std::size_t at = request.find(field);
    request.replace(at, request.find("\r\n", at) + 2 - at, instead);
    Client client(server.port);
    client.send(request);
    return client.until("\r\n").substr(9, 3);
  };
  EXPECT_EQ(status_without("Upgrade: "), "426");
  EXPECT_EQ(status_without("Connection: "), "426");
  EXPECT_EQ(status_without("Sec-WebSocket-Version"), "426");
  EXPECT_EQ(status_without("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8\r\n"), "426");
  EXPECT_EQ(status_without("Sec-WebSocket-Key"), "400");
  EXPECT_EQ(status_without("Sec-WebSocket-Key", "Sec-WebSocket-Key: c2hvcnQ=\r\n"), "400");
  EXPECT_EQ(status_without("Host", "Host: localhost\r\nContent-Length: 1\r\n"), "400");
}

// Nothing is ever unpacked, so that a few bytes cannot become many.
TEST(WebSocket, CompressionIsNotAgreedUpon) {
  TestServer server;
  WebSocketClient client(server.port,
                         "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
  EXPECT_THAT(client.head(), ::testing::StartsWith("HTTP/1.1 101"));
  EXPECT_EQ(client.head().find("Extensions"), std::string::npos) << client.head();
  client.frame(0xC1, std::string("\xAA\x56\x4A\x4C", 4));  // the bit of a compressed message
  EXPECT_EQ(client.close_code(), 1002U);
}

TEST(WebSocket, PagesOfOtherSitesMayNotConnect) {
  auto options = test_options();
  options.names = {"chat.example"};
  TestServer server(options);
  const auto status_of = [&](const std::string& origin) {
    WebSocketClient client(server.port, "Origin: " + origin + "\r\n");
    return client.head().substr(9, 3);
  };
  const std::string own = "localhost:" + std::to_string(server.port);
  EXPECT_EQ(status_of("http://" + own), "101");
  EXPECT_EQ(status_of("http://LOCALHOST:" + std::to_string(server.port)), "101");
  EXPECT_EQ(status_of("http://chat.example"), "101");
  EXPECT_EQ(status_of("http://chat.example:" + std::to_string(server.port)), "101");
  EXPECT_EQ(status_of("http://chat.example:9"), "403") << "another server of that name";
  EXPECT_EQ(status_of("https://" + own), "403") << "another scheme";
  EXPECT_EQ(status_of("http://localhost"), "403") << "another port";
  EXPECT_EQ(status_of("http://evil.example"), "403");
  EXPECT_EQ(status_of("http://" + own + ".evil.example"), "403");
  EXPECT_EQ(status_of("null"), "403");
  EXPECT_EQ(status_of(""), "403");
}

TEST(WebSocket, TheCookieOpensTheSessionOfAnOwnPage) {
  TestServer server;
  WebSocketClient client(server.port, own_origin(server) + cookie(server, "T0KEN"));
  EXPECT_THAT(client.ask(R"({"action":"resume","id":1})"),
              StartsWith(R"({"reply":"resume","id":1,"ok":true)"));
}

TEST(WebSocket, TheCookieCountsForTheFirstFrameOnly) {
  TestServer server;
  WebSocketClient client(server.port, own_origin(server) + cookie(server, "T0KEN"));
  EXPECT_EQ(client.ask(ping), pong);
  EXPECT_THAT(client.ask(R"({"action":"resume"})"), HasSubstr("\"ok\":false"));
}

TEST(WebSocket, WithoutAnOriginTheCookieIsIgnored) {
  TestServer server;
  WebSocketClient client(server.port, cookie(server, "T0KEN"));
  EXPECT_THAT(client.ask(R"({"action":"resume"})"), HasSubstr("\"ok\":false"));
  EXPECT_THAT(client.ask(R"({"action":"resume","token":"T0KEN"})"), HasSubstr("\"ok\":true"));
}

TEST(WebSocket, ATokenInTheFrameComesBeforeTheCookie) {
  TestServer server;
  WebSocketClient client(server.port, own_origin(server) + cookie(server, "T0KEN"));
  EXPECT_THAT(client.ask(R"({"action":"resume","token":"other"})"), HasSubstr("invalid_credentials"));
}

TEST(WebSocket, CloseCodes) {
  TestServer server;
  const auto code_after = [&](const std::string& bytes) {
    WebSocketClient client(server.port);
    client.raw().send(bytes);
    const unsigned code = client.close_code();
    EXPECT_EQ(client.raw().rest(), "");
    return code;
  };
  EXPECT_EQ(code_after(masked(0x88,
                              "\x03\xE8"
                              "bye")),
            1000U);
  EXPECT_EQ(code_after(masked(0x88, "\x0F\xA0")), 4000U) << "as the client said";
  EXPECT_EQ(code_after("\x81\x05Hello"), 1002U) << "not masked";
  EXPECT_EQ(code_after(masked(0xC1, "x")), 1002U) << "compressed";
  EXPECT_EQ(code_after(masked(0x80, "x")), 1002U) << "goes on without a beginning";
  EXPECT_EQ(code_after(masked(0x88, "\x03\xED")), 1002U) << "1005 is for nobody to send";
  EXPECT_EQ(code_after(masked(0x82, "x")), 1003U) << "binary";
  EXPECT_EQ(code_after(masked(0x88, "\x03\xE8\xFF")), 1007U);

  WebSocketClient empty(server.port);
  empty.frame(0x88, "");
  EXPECT_EQ(empty.next(), std::pair(0x88U, std::string()));
  EXPECT_EQ(empty.raw().rest(), "");
}

TEST(WebSocket, WhatIsTooLargeIsToldAndThenClosed) {
  TestServer server;
  for (const std::string& bytes :
       {std::string("\x81\xFF\x80\0\0\0\0\0\0\0", 10), std::string("\x81\xFF\0\0\0\0\x7F\0\0\0", 10),
        masked(0x81, std::string(65'537, ' '))}) {
    WebSocketClient client(server.port);
    client.raw().send(masked(0x81, ping) + bytes);
    EXPECT_EQ(client.message(), pong);
    EXPECT_THAT(client.message(), HasSubstr("too_large"));
    EXPECT_EQ(client.close_code(), 1009U);
    EXPECT_EQ(client.raw().rest(), "");
  }
  WebSocketClient client(server.port);
  EXPECT_EQ(client.ask(ping + std::string(65'536 - 17, ' ')), pong);
}

TEST(WebSocket, BadUtf8AcrossPieces) {
  TestServer server;
  WebSocketClient good(server.port);
  good.raw().send(masked(0x01, "{\"action\":\"ping\",\"x\":\"\xE2\x82") + masked(0x80, "\xAC\"}"));
  EXPECT_EQ(good.message(), pong);
  WebSocketClient bad(server.port);
  bad.raw().send(masked(0x81, ping) + masked(0x01, "{\"action\":\"ping\",\"x\":\"\xE2\x82") +
                 masked(0x80, "A\"}"));
  EXPECT_EQ(bad.message(), pong);
  EXPECT_THAT(bad.message(), HasSubstr("invalid_request"));
  EXPECT_EQ(bad.close_code(), 1007U);
}

TEST(WebSocket, ALargeFileFrameMayComeInPieces) {
  TestServer server;
  WebSocketClient client(server.port);
  const std::string file = R"({"action": "file","x":")" + std::string(3'000'000, 'x') + "\"}";
  client.raw().send(masked(0x81, login) + masked(0x81, file) + masked(0x01, file.substr(0, 10)) +
                    masked(0x00, file.substr(10, 100'000)) + masked(0x80, file.substr(100'010)) +
                    masked(0x81, ping));
  EXPECT_THAT(client.message(), HasSubstr("\"ok\":true"));
  EXPECT_THAT(client.message(), HasSubstr("\"ok\":false"));  // this core knows no files
  EXPECT_THAT(client.message(), HasSubstr("\"ok\":false"));
  EXPECT_EQ(client.message(), pong);
}

TEST(WebSocket, EventsAndRepliesKeepTheirOrderAndComeWhole) {
  TestServer server;
  WebSocketClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    for (const std::size_t size : {1U, 100U, 1'000U, 70'000U})
      host.send(id, host.encode_event(protocol::MessageEvent{.content = std::string(size, 'y')}),
                core::FrameKind::event);
  });
  for (const std::size_t size : {1U, 100U, 1'000U, 70'000U})
    EXPECT_THAT(client.message(), HasSubstr("\"" + std::string(size, 'y') + "\""));
}

TEST(WebSocket, ByeStandsBeforeTheCloseFrame) {
  TestServer server;
  WebSocketClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    host.close(id, host.encode_event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended}));
  });
  EXPECT_EQ(client.message(), R"({"event":"bye","code":"session_ended"})");
  EXPECT_EQ(client.close_code(), 1000U);
  EXPECT_EQ(client.raw().rest(), "");
}

TEST(WebSocket, IsPingedAndClosedWhenNoPongComes) {
  TestServer server;
  WebSocketClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  for (int i = 0; i < 3; ++i) {
    server.clock.advance(45'000);
    EXPECT_EQ(client.next(), std::pair(0x89U, std::string()));
    client.frame(0x8A, "");
    EXPECT_EQ(client.ask(ping), pong);
  }
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.next(), std::pair(0x89U, std::string()));
  EXPECT_EQ(client.raw().rest(), "");
}

// Inside of one frame its client cannot answer a ping.
TEST(WebSocket, ALargeFrameMayTakeLongerThanTwoPings) {
  TestServer server;
  WebSocketClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  Client witness(server.port);
  witness.ask(login);
  const std::string frame = masked(0x81, R"({"action":"file","x":")" + std::string(2'000'000, 'x') + "\"}");
  for (std::size_t at = 0; at < frame.size(); at += 50'000) {
    client.raw().send(std::string_view(frame).substr(at, 50'000));
    EXPECT_EQ(witness.ask(ping), pong);
    server.clock.advance(5'000);
  }
  auto [first, payload] = client.next();
  while (first == 0x89)
    std::tie(first, payload) = client.next();
  EXPECT_EQ(first, 0x81U);
  EXPECT_THAT(payload, HasSubstr("\"ok\":false"));  // an answer: this core knows no files
}

TEST(WebSocket, WhoDoesNotLogInOrEndsNoMessageIsClosed) {
  TestServer server;
  for (const std::string& bytes :
       {std::string(), masked(0x81, ping), masked(0x01, "{"), masked(0x81, login) + "\x81"}) {
    WebSocketClient client(server.port);
    client.raw().send(bytes);
    const TimeFlies flying(server.clock);
    EXPECT_THAT(client.raw().rest(), HasSubstr(R"({"event":"bye","code":"timeout","retry_after_ms":0})"));
  }
}

}  // namespace
}  // namespace banter::transports
