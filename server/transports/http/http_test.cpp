#include <string>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"

namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::Client;
using testing::get;
using ::testing::HasSubstr;
using testing::TestServer;
using testing::TimeFlies;

TEST(Http, HealthIsToldWithAllFields) {
  TestServer server;
  Client client(server.port);
  client.send(get("/healthz"));
  const Answer got = answer(client);
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, "ok\n");
  EXPECT_THAT(got.head, HasSubstr("\r\nDate: Mon, 21 Sep 2026 14:13:20 GMT\r\n"));
  EXPECT_THAT(got.head, HasSubstr("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(got.head, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(got.head, HasSubstr("\r\nContent-Security-Policy: default-src 'self'"));
  EXPECT_THAT(got.head, HasSubstr("frame-ancestors 'none'"));
  EXPECT_TRUE(server.core.seen().connected.empty());
}

TEST(Http, HeadGivesTheSameWithoutABody) {
  TestServer server;
  Client client(server.port);
  client.send("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/nowhere"));
  const Answer head = answer(client, false);
  EXPECT_EQ(head.status(), "200");
  EXPECT_THAT(head.head, HasSubstr("Content-Length: 3\r\n"));
  EXPECT_EQ(answer(client).status(), "404");
}

TEST(Http, OtherPathsAndMethods) {
  TestServer server;
  Client client(server.port);
  for (const std::string path : {"/", "/index.html", "/healthz/", "/api/x", "/../etc/passwd", "*", "//"}) {
    client.send(get(path));
    EXPECT_EQ(answer(client).status(), "404") << path;
  }
  client.send("POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
  Answer got = answer(client);
  EXPECT_EQ(got.status(), "405");
  EXPECT_THAT(got.head, HasSubstr("\r\nAllow: GET, HEAD\r\n"));
  client.send(get("/api"));
  got = answer(client);
  EXPECT_EQ(got.status(), "405");
  EXPECT_THAT(got.head, HasSubstr("\r\nAllow: POST\r\n"));
  client.send("OPTIONS /api HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(answer(client).status(), "405");
  client.send("DELETE /ws HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(answer(client).status(), "405");
}

TEST(Http, ABrowserIsToldWhereToGo) {
  TestServer server;
  Client client(server.port);
  client.send(get("/", "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"));
  Answer got = answer(client);
  EXPECT_EQ(got.status(), "404");
  EXPECT_EQ(got.field("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_THAT(got.body, HasSubstr("banter chat"));
  client.send(get("/", "Accept: */*\r\n"));
  got = answer(client);
  EXPECT_EQ(got.status(), "404");
  EXPECT_THAT(got.body, HasSubstr("not_found"));
}

TEST(Http, RequestsMayBeSentAhead) {
  TestServer server;
  Client client(server.port);
  std::string requests;
  for (int i = 0; i < 300; ++i)
    requests += get(i % 2 == 0 ? "/healthz" : "/nowhere");
  std::thread writer([&] { client.send(requests + get("/healthz", "Connection: close\r\n")); });
  for (int i = 0; i < 300; ++i)
    ASSERT_EQ(answer(client).status(), i % 2 == 0 ? "200" : "404");
  const Answer last = answer(client);
  EXPECT_THAT(last.head, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_EQ(client.rest(), "");
  writer.join();
}

TEST(Http, BytesMayComeOneByOne) {
  TestServer server;
  Client client(server.port);
  for (const char byte : get("/healthz") + "\r\n" + get("/nowhere"))
    client.send({&byte, 1});
  EXPECT_EQ(answer(client).status(), "200");
  EXPECT_EQ(answer(client).status(), "404");
}

TEST(Http, AnOldClientIsClosedUnlessItAsksNotTo) {
  TestServer server;
  Client client(server.port);
  client.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_THAT(answer(client).head, HasSubstr("\r\nConnection: keep-alive\r\n"));
  EXPECT_EQ(answer(client).status(), "200");
  EXPECT_EQ(client.rest(), "");
}

TEST(Http, HeadsThatAreNoneAreAnsweredAndClosed) {
  TestServer server;
  const auto status_of = [&](const std::string& request) {
    Client client(server.port);
    client.send(request + get("/healthz"));
    const std::string status = answer(client).status();
    EXPECT_EQ(client.rest(), "") << request;
    return status;
  };
  EXPECT_EQ(status_of("GET /healthz HTTP/1.1\r\n\r\n"), "400");
  EXPECT_EQ(status_of("GET  HTTP/1.1\r\nHost: localhost\r\n\r\n"), "400");
  EXPECT_EQ(status_of("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n"), "505");
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(17'000, 'x') + "\r\n\r\n"),
            "431");
  EXPECT_EQ(status_of("POST /api HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            "411");
  Client endless(server.port);
  endless.send("GET /" + std::string(20'000, 'x'));
  EXPECT_EQ(answer(endless).status(), "431");
}

TEST(Http, ABodyThatNobodyWantsIsSkippedOrEndsTheConnection) {
  TestServer server;
  Client client(server.port);
  client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nHello" + get("/nowhere"));
  EXPECT_EQ(answer(client).status(), "200");
  EXPECT_EQ(answer(client).status(), "404");
  client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nHello");
  EXPECT_THAT(answer(client).head, HasSubstr("\r\nConnection: close\r\n"));
  client.send_if_open(std::string(99'995, 'x'));
  EXPECT_EQ(client.rest(), "");
}

TEST(Http, ADripIsToldSoAndClosed) {
  for (const std::string begun :
       {"GET /healthz HTTP/1.1\r\nHost: loc",
        "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{\"action"}) {
    TestServer server;
    Client client(server.port);
    client.send(begun);
    const TimeFlies flying(server.clock);
    EXPECT_EQ(answer(client).status(), "408");
    EXPECT_EQ(client.rest(), "");
  }
}

TEST(Http, AConnectionMayRestBetweenRequestsForAMinute) {
  TestServer server;
  Client client(server.port);
  for (int i = 0; i < 3; ++i) {
    client.send(get("/healthz"));
    EXPECT_EQ(answer(client).status(), "200");
    server.clock.advance(59'000);
  }
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), "");
}

}  // namespace
}  // namespace banter::transports
