#include "server/transports/http/head.hpp"

#include <string>

#include "server/transports/http/response.hpp"

namespace banter::transports::http {
namespace {

Head good(const std::string& lines) {
  const ParsedHead parsed = parse_head(lines + "\r\n");
  EXPECT_TRUE(parsed.head) << lines << parsed.bad.sentence;
  return parsed.head.value_or(Head());
}

int status_of(const std::string& lines) {
  const ParsedHead parsed = parse_head(lines + "\r\n");
  return parsed.head ? 200 : parsed.bad.status;
}

TEST(HttpHead, IsReadWithItsFields) {
  const Head head = good(
      "POST /api?x=1 HTTP/1.1\r\nHost: localhost:8420\r\nContent-Length: 12\r\nX-Banter:  1 \r\n"
      "Connection: keep-alive, Upgrade\r\nconnection: other\r\n");
  EXPECT_EQ(head.method, "POST");
  EXPECT_EQ(head.target, "/api?x=1");
  EXPECT_EQ(head.path(), "/api");
  EXPECT_EQ(head.content_length, 12U);
  EXPECT_EQ(head.field("x-banter"), "1");
  EXPECT_EQ(head.field("nothing"), "");
  EXPECT_EQ(head.count("connection"), 2U);
  EXPECT_EQ(head.last_field("connection"), "other");
  EXPECT_TRUE(head.has_token("connection", "UPGRADE"));
  EXPECT_TRUE(head.has_token("connection", "other"));
  EXPECT_FALSE(head.has_token("connection", "keep"));
  EXPECT_TRUE(head.keep_alive);
  EXPECT_TRUE(head.is_http_1_1);
}

TEST(HttpHead, KeepAliveByVersion) {
  EXPECT_FALSE(good("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n").keep_alive);
  EXPECT_FALSE(good("GET / HTTP/1.0\r\n").keep_alive);
  EXPECT_TRUE(good("GET / HTTP/1.0\r\nConnection: keep-alive\r\n").keep_alive);
}

TEST(HttpHead, WhatIsNoHeadIsRefused) {
  const std::string host = "Host: x\r\n";
  EXPECT_EQ(status_of("GET /\r\n"), 400);
  EXPECT_EQ(status_of("GET  / HTTP/1.1\r\n" + host), 400);
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\n" + host), 505);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost : x\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n" + host + "Bad Name: x\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n" + host +
                      "X: a\x01"
                      "b\r\n"),
            400);
  EXPECT_EQ(status_of("G\x80T / HTTP/1.1\r\n" + host), 400);
}

// Where two readers may understand two different things, requests can be smuggled past the first.
TEST(HttpHead, WhatIsAmbiguousIsRefused) {
  const std::string post = "POST /api HTTP/1.1\r\n";
  const std::string host = "Host: x\r\n";
  EXPECT_EQ(status_of(post), 400) << "no Host";
  EXPECT_EQ(status_of(post + host + host), 400) << "two Hosts";
  EXPECT_EQ(status_of(post + host + "Content-Length: 1\r\nContent-Length: 2\r\n"), 400);
  EXPECT_EQ(status_of(post + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(status_of(post + host + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n"), 400);
  EXPECT_EQ(status_of(post + host + "Content-Length: -1\r\n"), 400);
  EXPECT_EQ(status_of(post + host + "Content-Length: 99999999999999999999\r\n"), 400);
  EXPECT_EQ(status_of(post + host + "Transfer-Encoding: gzip\r\n"), 400);
  EXPECT_EQ(status_of("POST /api HTTP/1.0\r\nTransfer-Encoding: chunked\r\n"), 400);
}

TEST(HttpResponse, TheDateIsAsTheRfcWantsIt) {
  EXPECT_EQ(http_date(784'111'777'000), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

}  // namespace
}  // namespace banter::transports::http
