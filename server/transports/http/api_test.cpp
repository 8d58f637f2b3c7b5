#include <string>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"

namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::Client;
using ::testing::HasSubstr;
using testing::login;
using testing::ping;
using testing::pong;
using testing::post;
using testing::request;
using ::testing::StartsWith;
using testing::test_options;
using testing::TestServer;

const std::string bearer = "Authorization: Bearer T0KEN\r\n";
const std::string browser = "X-Banter: 1\r\n";
const std::string sessions = R"({"action":"sessions"})";
const std::string sessions_reply = R"({"reply":"sessions","ok":true,"sessions":[]})";

Answer ask(const TestServer& server, const std::string& bytes) {
  Client client(server.port);
  client.send(bytes);
  return answer(client);
}

std::string cookie(const TestServer& server, const std::string& token = "T0KEN") {
  return "Cookie: banter-" + std::to_string(server.port) + "=" + token + "\r\n";
}

const std::string own_origin = "Origin: http://localhost\r\n";

TEST(Api, ARequestWithoutATokenIsSentAsItIs) {
  TestServer server;
  const Answer got = ask(server, post(ping));
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, pong);
  EXPECT_EQ(got.field("Content-Type"), "application/json");
  EXPECT_EQ(got.field("Cache-Control"), "no-store");
  const auto seen = server.core.seen();
  ASSERT_EQ(seen.connected.size(), 1U);
  EXPECT_FALSE(seen.connected[0].second.wants_events);
  EXPECT_EQ(seen.connected[0].second.address, "127.0.0.1");
  server.core.wait_until([](const auto& now) { return now.disconnected.size() == 1; });
}

TEST(Api, WithATokenTheSessionIsResumedFirst) {
  TestServer server;
  const Answer got = ask(server, post(sessions, bearer));
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, sessions_reply);
  EXPECT_EQ(ask(server, post(sessions, "authorization:  bearer   T0KEN\r\n")).status(), "200");
}

TEST(Api, ABadTokenIs401AndTheRequestIsNotMade) {
  TestServer server;
  Client client(server.port);
  client.send(post(login, "Authorization: Bearer wrong\r\n") + post(ping));
  const Answer got = answer(client);
  EXPECT_EQ(got.status(), "401");
  EXPECT_THAT(got.body, StartsWith(R"({"reply":"login","ok":false,"error":{"code":"invalid_credentials")"));
  EXPECT_EQ(got.field("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(answer(client).body, pong);
  EXPECT_EQ(server.core.seen().requests.size(), 2U);
  EXPECT_EQ(ask(server, post(ping, "Authorization: Basic YTpi\r\n")).status(), "401");
  EXPECT_EQ(ask(server, post(ping, "Authorization: Bearer \xFF\r\n")).status(), "401");
  EXPECT_EQ(ask(server, post(ping, "Authorization: Bearer " + std::string(2'000, 'x') + "\r\n")).status(),
            "401");
}

TEST(Api, ABadTokenIsToldInTheReplyToTheRequest) {
  TestServer server;
  for (const std::string token : {"Bearer wrong", "Bearer \xFF", "Basic YTpi"}) {
    const Answer got =
        ask(server, post(R"({"action":"sessions","id":7})", "Authorization: " + token + "\r\n"));
    EXPECT_EQ(got.status(), "401");
    EXPECT_THAT(got.body, StartsWith(R"({"reply":"sessions","id":7,"ok":false,"error":{"code":)"));
    EXPECT_THAT(got.body, ::testing::Not(HasSubstr(R"("message":"")")));
    EXPECT_EQ(got.field("WWW-Authenticate"), "Bearer");
  }
  const Answer none = ask(server, request("POST", "/api", "Authorization: Bearer wrong\r\n"));
  EXPECT_EQ(none.status(), "400") << "what is no request at all is told first";
  const Answer large = ask(server,
                           "POST /api HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n"
                           "Content-Length: 100000\r\n\r\n");
  EXPECT_EQ(large.status(), "401") << "without waiting for a body that would be in vain";
}

TEST(Api, AnEmptyBodyBehindATokenIsAnsweredToo) {
  TestServer server;
  EXPECT_EQ(ask(server, request("POST", "/api", bearer)).status(), "400");
}

TEST(Api, TheStatusTellsTheKindOfError) {
  TestServer server;
  EXPECT_EQ(ask(server, post(sessions)).status(), "401");
  EXPECT_EQ(ask(server, post("{nonsense")).status(), "400");
  EXPECT_EQ(ask(server, post(R"({"action":"login","username":"alice","password":"wrongpassword"})")).status(),
            "401");
  EXPECT_EQ(ask(server, request("POST", "/api")).status(), "400");
  const Answer not_text = ask(server, post("{\"action\":\"ping\",\"x\":\"\xC3\x28\"}"));
  EXPECT_EQ(not_text.status(), "400");
  EXPECT_EQ(not_text.field("Connection"), "close");
}

// A proxy lets many people use one connection.
TEST(Api, NothingOfASessionIsLeftToTheNextRequest) {
  TestServer server;
  Client client(server.port);
  client.send(post(sessions, bearer) + post(sessions) + post(login) + post(sessions) +
              post(sessions, bearer));
  EXPECT_EQ(answer(client).status(), "200");
  EXPECT_EQ(answer(client).status(), "401");
  EXPECT_EQ(answer(client).status(), "200");
  EXPECT_EQ(answer(client).status(), "401");
  EXPECT_EQ(answer(client).status(), "200");
}

TEST(Api, EventsAreNotForASingleRequest) {
  TestServer server;
  Client client(server.port);
  server.core.hold();
  client.send(post(ping));
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 1; });
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    host.follow(id, core::ConversationKey{1});
    host.broadcast(core::ConversationKey{1}, host.encode_event(protocol::TypingEvent{}),
                   core::FrameKind::event, {});
    host.send(id, host.encode_event(protocol::TypingEvent{}), core::FrameKind::event);
  });
  server.core.release();
  EXPECT_EQ(answer(client).body, pong);
  server.core.run([&](core::SessionHost& host) {
    host.send(id, host.encode_event(protocol::TypingEvent{}), core::FrameKind::reply);
  });
  client.send(post(ping));
  EXPECT_EQ(answer(client).body, pong);
}

TEST(Api, AConnectionThatTheCoreClosesIsAnsweredNevertheless) {
  TestServer server;
  Client client(server.port);
  server.core.hold();
  client.send(post(ping));
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 1; });
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) { host.close(id, host.encode_event(protocol::ByeEvent{})); });
  const Answer got = answer(client);
  EXPECT_EQ(got.status(), "503");
  EXPECT_EQ(got.field("Connection"), "close");
  EXPECT_EQ(client.rest(), "");
}

TEST(Api, WhoExpectsToBeAskedForTheBodyIsAsked) {
  TestServer server;
  Client client(server.port);
  const std::string head =
      "POST /api HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 17\r\n";
  for (const std::string& token : {std::string(), bearer}) {
    client.send(head + token + "\r\n");
    EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue");
    client.send(ping);
    EXPECT_EQ(answer(client).body, pong);
  }
  client.send(head + "Authorization: Bearer wrong\r\n\r\n");
  EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue");
  client.send(ping);
  EXPECT_EQ(answer(client).status(), "401");
  client.send(
      "POST /api HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 100000\r\n"
      "Authorization: Bearer wrong\r\n\r\n");
  EXPECT_EQ(answer(client).status(), "401") << "a long body is not asked for in vain";
  EXPECT_EQ(client.rest(), "");
}

TEST(Api, LargeBodiesAreForFilesOfThoseWhoAreLoggedIn) {
  TestServer server;
  const auto body = [](const std::string& action, std::size_t bytes) {
    return R"({"action":")" + action + R"(","x":")" + std::string(bytes, 'x') + "\"}";
  };
  EXPECT_EQ(ask(server, post(body("ping", 65'000))).body, pong);
  EXPECT_EQ(ask(server, post(body("ping", 66'000))).status(), "413");
  EXPECT_EQ(ask(server, post(body("file", 66'000))).status(), "413");
  EXPECT_EQ(ask(server, post(body("ping", 66'000), bearer)).status(), "413");
  Client client(server.port);
  client.send(post(body("file", 2'000'000), bearer) + post(ping));
  EXPECT_EQ(answer(client).status(), "400");  // this core knows no files
  EXPECT_EQ(answer(client).body, pong);
  const Answer huge = ask(server, "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6291457\r\n\r\n");
  EXPECT_EQ(huge.status(), "413");
  EXPECT_THAT(huge.body, HasSubstr("too_large"));
}

TEST(Api, ABrowserGetsItsTokenInACookie) {
  TestServer server;
  const Answer got = ask(server, post(login, browser + own_origin));
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, R"({"reply":"login","ok":true,"username":"alice","role":"owner","device":""})");
  EXPECT_EQ(got.field("Set-Cookie"), "banter-" + std::to_string(server.port) +
                                         "=T0KEN; Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000");
  const Answer guest = ask(server, post(R"({"action":"guest","username":"gus"})", browser + own_origin));
  EXPECT_THAT(guest.field("Set-Cookie"), HasSubstr("T0KEN"));
  const Answer other = ask(server, post(login));
  EXPECT_EQ(other.field("Set-Cookie"), "");
  EXPECT_THAT(other.body, HasSubstr("T0KEN"));
  const Answer failed =
      ask(server,
          post(R"({"action":"login","username":"alice","password":"wrongpassword"})", browser + own_origin));
  EXPECT_EQ(failed.field("Set-Cookie"), "");
}

TEST(Api, AnEchoedIdCannotPassForTheToken) {
  TestServer server;
  const Answer got = ask(server, post(R"({"action":"login","username":"alice","password":"password",)"
                                      R"("id":"\"token\":\"T0KEN\","})",
                                      browser + own_origin));
  EXPECT_EQ(got.body, R"({"reply":"login","id":"\"token\":\"T0KEN\",","ok":true,"username":"alice",)"
                      R"("role":"owner","device":""})");
}

TEST(Api, TheCookieCountsOnlyForOwnPages) {
  TestServer server;
  EXPECT_EQ(ask(server, post(sessions, cookie(server) + browser + own_origin)).body, sessions_reply);
  EXPECT_EQ(ask(server, post(sessions, cookie(server) + own_origin)).status(), "401")
      << "a form of another site";
  EXPECT_EQ(ask(server, post(sessions, cookie(server) + browser)).status(), "401") << "no page";
  EXPECT_EQ(
      ask(server, post(sessions, cookie(server) + browser + "Origin: http://evil.example\r\n")).status(),
      "403");
  EXPECT_EQ(ask(server, post(login, "Origin: null\r\n")).status(), "403") << "even without a cookie";
  const std::string other_port = "Cookie: banter-1=T0KEN\r\n";
  EXPECT_EQ(ask(server, post(sessions, other_port + browser + own_origin)).status(), "401");
}

// CORS: no page of another site is ever allowed to read what it gets.
TEST(Api, NoOtherSiteIsAllowedAnything) {
  TestServer server;
  const std::string evil = "Origin: https://evil.example\r\n";
  const std::string asks_first = evil +
                                 "Access-Control-Request-Method: POST\r\n"
                                 "Access-Control-Request-Headers: x-banter, authorization\r\n";
  for (const Answer& got :
       {ask(server, request("OPTIONS", "/api", asks_first)), ask(server, post(sessions, bearer + evil)),
        ask(server, post(ping, own_origin)), ask(server, request("GET", "/healthz", evil))})
    EXPECT_EQ(got.head.find("Access-Control-"), std::string::npos) << got.head;
  EXPECT_EQ(ask(server, request("OPTIONS", "/api", asks_first)).status(), "405");
}

// A packed body is not unpacked: what it would become has no bound.
TEST(Api, APackedBodyIsNoRequest) {
  TestServer server;
  // {"action":"ping"}
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x4c\x2e\xc9\xcc\xcf"
      "\x53\xb2\x52\x2a\xc8\xcc\x4b\x57\xaa\x05\x00\x69\x94\xcc\x20\x11\x00\x00\x00",
      37);
  EXPECT_EQ(ask(server, post(packed, "Content-Encoding: gzip\r\n")).status(), "400");
  EXPECT_TRUE(server.core.seen().requests.empty());
}

TEST(Api, AVoidCookieIsRemoved) {
  TestServer server;
  const Answer out = ask(server, post(R"({"action":"logout"})", cookie(server) + browser + own_origin));
  EXPECT_EQ(out.status(), "200");
  EXPECT_THAT(out.field("Set-Cookie"), HasSubstr("=; Path=/"));
  EXPECT_THAT(out.field("Set-Cookie"), HasSubstr("Max-Age=0"));
  const Answer unknown = ask(server, post(sessions, cookie(server, "old") + browser + own_origin));
  EXPECT_EQ(unknown.status(), "401");
  EXPECT_THAT(unknown.field("Set-Cookie"), HasSubstr("Max-Age=0"));
}

TEST(Api, AVoidCookieKeepsNobodyFromLoggingIn) {
  TestServer server;
  const std::string void_cookie = cookie(server, "old") + browser + own_origin;
  const Answer in =
      ask(server, post(R"({"action":"login","id":7,"username":"alice","password":"password"})", void_cookie));
  EXPECT_EQ(in.status(), "200");
  EXPECT_THAT(in.body, StartsWith(R"({"reply":"login","id":7,"ok":true)"));
  EXPECT_THAT(in.field("Set-Cookie"), HasSubstr("=T0KEN;"));
  EXPECT_EQ(in.head.find("Max-Age=0"), std::string::npos) << "the new cookie stays";
  const Answer open = ask(server, post(ping, void_cookie));
  EXPECT_EQ(open.body, pong);
  EXPECT_THAT(open.field("Set-Cookie"), HasSubstr("Max-Age=0"));
  const Answer closed = ask(server, post(R"({"action":"sessions","id":8})", void_cookie));
  EXPECT_THAT(closed.body,
              StartsWith(R"({"reply":"sessions","id":8,"ok":false,"error":{"code":"not_authenticated")"));
}

// 401 tells of a wrong password too.
TEST(Api, AWrongPasswordLeavesTheCookieAlone) {
  TestServer server;
  const Answer wrong = ask(server, post(R"({"action":"login","username":"alice","password":"wrongpassword"})",
                                        cookie(server) + browser + own_origin));
  EXPECT_EQ(wrong.status(), "401");
  EXPECT_EQ(wrong.field("Set-Cookie"), "");
}

TEST(Api, BehindATrustedProxyTheCookieIsForTlsOnly) {
  auto options = test_options();
  options.trusted_proxies = {*AddressRange::parse("127.0.0.0/8")};
  TestServer server(options);
  const std::string proxied =
      "Host: chat.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 198.51.100.7\r\n" + browser +
      "Origin: https://chat.example\r\n";
  const Answer got = ask(server, post(login, proxied));
  EXPECT_THAT(got.field("Set-Cookie"),
              StartsWith("__Host-banter=T0KEN; Path=/; HttpOnly; SameSite=Strict; Secure;"));
  EXPECT_EQ(ask(server, post(sessions, proxied + "Cookie: __Host-banter=T0KEN\r\n")).status(), "200");
  EXPECT_EQ(server.core.seen().connected[0].second.address, "198.51.100.7");
}

}  // namespace
}  // namespace banter::transports
