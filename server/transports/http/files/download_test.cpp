#include <string>

#include "base/hash.hpp"
#include "server/transports/testing/files_client.hpp"

namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::ask_files;
using testing::bearer;
using testing::Client;
using testing::download;
using ::testing::HasSubstr;
using testing::noise;
using testing::request;
using testing::store_file;
using testing::TestServer;

// filename a.txt, filetype text/plain
const std::string text = "filename YS50eHQ=,filetype dGV4dC9wbGFpbg==";

std::string etag_of(const std::string& bytes) {
  return "\"" + base::hex(base::sha256(bytes)) + "\"";
}

TEST(Download, AFileComesWithAllFields) {
  TestServer server;
  const std::string id = store_file(server, "Hello World", text);
  const Answer got = ask_files(server, download(id));
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, "Hello World");
  EXPECT_EQ(got.field("Content-Length"), "11");
  EXPECT_EQ(got.field("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(got.field("Content-Disposition"), "inline; filename=\"a.txt\"; filename*=UTF-8''a.txt");
  EXPECT_EQ(got.field("ETag"), etag_of("Hello World"));
  EXPECT_EQ(got.field("Accept-Ranges"), "bytes");
  EXPECT_EQ(got.field("Cache-Control"), "private, no-cache");
  EXPECT_EQ(got.field("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(got.field("Content-Security-Policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(got.field("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_EQ(got.head.find("default-src 'self'"), std::string::npos) << "one policy only";
}

TEST(Download, HeadTellsTheSameWithoutTheBytes) {
  TestServer server;
  const std::string id = store_file(server, "Hello World", text);
  Client client(server.port);
  client.send(request("HEAD", "/files/" + id, bearer + "Range: bytes=0-3\r\n") + download(id));
  const Answer head = answer(client, false);
  EXPECT_EQ(head.status(), "200") << "ranges are for GET";
  EXPECT_EQ(head.field("Content-Length"), "11");
  EXPECT_EQ(head.field("ETag"), etag_of("Hello World"));
  EXPECT_EQ(answer(client).body, "Hello World");
}

// A page, a script, a drawing with a script.
TEST(Download, WhatMayDoHarmIsOnlySaved) {
  TestServer server;
  // a"b.html, text/html
  const std::string id = store_file(server, "<script>", "filename YSJiLmh0bWw=,filetype dGV4dC9odG1s");
  const Answer got = ask_files(server, download(id));
  EXPECT_EQ(got.field("Content-Type"), "application/octet-stream");
  EXPECT_EQ(got.field("Content-Disposition"),
            "attachment; filename=\"a_b.html\"; filename*=UTF-8''a%22b.html");
  EXPECT_EQ(got.field("X-Content-Type-Options"), "nosniff");
}

TEST(Download, APartIsGiven) {
  TestServer server;
  const std::string id = store_file(server, "Hello World", text);
  const auto part = [&](const std::string& range) {
    return ask_files(server, download(id, "Range: bytes=" + range + "\r\n"));
  };
  Answer got = part("6-");
  EXPECT_EQ(got.status(), "206");
  EXPECT_EQ(got.body, "World");
  EXPECT_EQ(got.field("Content-Range"), "bytes 6-10/11");
  EXPECT_EQ(got.field("ETag"), etag_of("Hello World"));
  EXPECT_EQ(part("0-0").body, "H");
  EXPECT_EQ(part("-3").body, "rld");
  got = part("11-");
  EXPECT_EQ(got.status(), "416");
  EXPECT_EQ(got.field("Content-Range"), "bytes */11");
  EXPECT_THAT(got.body, HasSubstr("invalid_request"));
  got = part("0-1,3-4");
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.body, "Hello World");
  EXPECT_EQ(ask_files(server, download(id, "Range: bytes=0-1\r\nRange: bytes=2-3\r\n")).status(), "200");
}

TEST(Download, APartOnlyOfWhatItIsStill) {
  TestServer server;
  const std::string id = store_file(server, "Hello World");
  const auto with = [&](const std::string& if_range) {
    return ask_files(server, download(id, "Range: bytes=0-4\r\nIf-Range: " + if_range + "\r\n")).status();
  };
  EXPECT_EQ(with(etag_of("Hello World")), "206");
  EXPECT_EQ(with(etag_of("other")), "200");
  EXPECT_EQ(with("W/" + etag_of("Hello World")), "200");
  EXPECT_EQ(with("Sun, 06 Nov 1994 08:49:37 GMT"), "200");
}

TEST(Download, WhoHasItNeedsNoBytes) {
  TestServer server;
  const std::string id = store_file(server, "Hello World");
  Client client(server.port);
  const std::string has = "If-None-Match: \"x\", " + etag_of("Hello World") + "\r\n";
  client.send(download(id, has) + download(id, has + "Range: bytes=0-1\r\n") +
              request("HEAD", "/files/" + id, bearer + has) + download(id, "If-None-Match: \"x\"\r\n"));
  for (int i = 0; i < 3; ++i) {
    const Answer got = answer(client, false);
    EXPECT_EQ(got.status(), "304");
    EXPECT_EQ(got.field("ETag"), etag_of("Hello World"));
    EXPECT_EQ(got.field("Content-Length"), "");
    EXPECT_EQ(got.field("Content-Type"), "");
    EXPECT_EQ(got.field("Cache-Control"), "private, no-cache");
  }
  EXPECT_EQ(answer(client).body, "Hello World");
}

TEST(Download, AnEmptyFile) {
  TestServer server;
  const std::string id = store_file(server, "", text);
  Client client(server.port);
  client.send(download(id) + download(id, "Range: bytes=0-\r\n") + download(id, "Range: bytes=-5\r\n"));
  Answer got = answer(client);
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.field("Content-Length"), "0");
  EXPECT_EQ(got.field("Content-Type"), "text/plain; charset=utf-8");
  got = answer(client);
  EXPECT_EQ(got.status(), "416");
  EXPECT_EQ(got.field("Content-Range"), "bytes */0");
  EXPECT_EQ(answer(client).status(), "200");
}

TEST(Download, TheConnectionGoesOn) {
  TestServer server;
  const std::string bytes = noise(3'000'000);
  const std::string id = store_file(server, bytes);
  Client client(server.port);
  client.send(download(id) + download(id, "Range: bytes=2999990-\r\n") + testing::get("/healthz") +
              download(id, "Connection: close\r\n"));
  EXPECT_TRUE(answer(client).body == bytes);
  EXPECT_EQ(answer(client).body, bytes.substr(2'999'990));
  EXPECT_EQ(answer(client).body, "ok\n");
  const Answer last = answer(client);
  EXPECT_TRUE(last.body == bytes);
  EXPECT_EQ(last.field("Connection"), "close");
  EXPECT_EQ(client.rest(), "");
}

TEST(Download, ABodyBesideItIsSkipped) {
  TestServer server;
  const std::string bytes = noise(1'000'000);
  const std::string id = store_file(server, bytes);
  Client client(server.port);
  client.send(request("GET", "/files/" + id, bearer, "Hello") + download(id));
  EXPECT_TRUE(answer(client).body == bytes);
  EXPECT_TRUE(answer(client).body == bytes);
}

TEST(Download, ToASlowReaderWhole) {
  TestServer server;
  const std::string bytes = noise(5'000'000);
  const std::string id = store_file(server, bytes);
  Client client(server.port, "127.0.0.1", 4096, 536);
  client.send(download(id));
  EXPECT_TRUE(answer(client).body == bytes);
}

TEST(Download, OfWhatIsNotThere) {
  TestServer server;
  ask_files(server, testing::creation(5));
  for (const std::string& path : {"/files/f1", "/files/f2", "/files/", "/files/../f1", "/files/a/b"}) {
    const Answer got = ask_files(server, request("GET", path, bearer));
    EXPECT_EQ(got.status(), "404") << path;
    EXPECT_THAT(got.body, HasSubstr("not_found"));
  }
}

}  // namespace
}  // namespace banter::transports
