#include <string>

#include "server/transports/testing/files_client.hpp"

// Who may ask about files at all.
namespace banter::transports {
namespace {

using testing::Answer;
using testing::ask_files;
using testing::download;
using ::testing::HasSubstr;
using testing::request;
using testing::store_file;
using testing::test_options;
using testing::TestServer;

const std::string tus = "Tus-Resumable: 1.0.0\r\n";
const std::string length = "Upload-Length: 5\r\n";
const std::string browser = "X-Banter: 1\r\n";
const std::string own_origin = "Origin: http://localhost\r\n";
const std::string evil = "Origin: https://evil.example\r\n";

std::string cookie(const TestServer& server, const std::string& token = "T0KEN") {
  return "Cookie: banter-" + std::to_string(server.port) + "=" + token + "\r\n";
}

TEST(FilesAccess, WithoutASessionNothingIsDone) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  const auto before = server.core.seen();
  for (const std::string& credentials :
       {std::string(), std::string("Authorization: Bearer wrong\r\n"),
        std::string("Authorization: Basic YTpi\r\n"), std::string("Authorization: Bearer \xFF\r\n"),
        cookie(server, "old"), std::string("Cookie: banter-1=T0KEN\r\n")}) {
    for (const std::string& text :
         {request("GET", "/files/" + id, credentials), request("HEAD", "/files/" + id, tus + credentials),
          request("POST", "/files", tus + length + credentials),
          request("DELETE", "/files/" + id, tus + credentials),
          request("PATCH", "/files/" + id,
                  tus + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n" + credentials,
                  "Hello")}) {
      const Answer got = ask_files(server, text);
      EXPECT_EQ(got.status(), "401") << text;
      EXPECT_EQ(got.field("WWW-Authenticate"), "Bearer");
    }
  }
  const auto after = server.core.seen();
  EXPECT_EQ(after.created.size(), before.created.size());
  EXPECT_EQ(after.opened.size(), before.opened.size());
  EXPECT_TRUE(after.removed.empty());
}

TEST(FilesAccess, TheCookieReadsWithoutMore) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  EXPECT_EQ(ask_files(server, request("GET", "/files/" + id, cookie(server))).body, "Hello");
  EXPECT_EQ(ask_files(server, request("HEAD", "/files/" + id, cookie(server))).status(), "200");
  EXPECT_EQ(ask_files(server, request("HEAD", "/files/" + id, tus + cookie(server))).field("Upload-Offset"),
            "5");
  EXPECT_EQ(ask_files(server, request("GET", "/files/" + id, cookie(server) + own_origin)).body, "Hello");
}

TEST(FilesAccess, TheCookieWritesOnlyForOwnPages) {
  TestServer server;
  const auto create = [&](const std::string& more) {
    return ask_files(server, request("POST", "/files", tus + length + cookie(server) + more)).status();
  };
  EXPECT_EQ(create(browser + own_origin), "201");
  EXPECT_EQ(create(own_origin), "401");
  EXPECT_EQ(create(browser), "401") << "no page";
  EXPECT_EQ(create(""), "401");
  EXPECT_EQ(create(browser + "Origin: http://evil.example\r\n"), "403");
  for (const std::string method : {"DELETE", "PATCH"}) {
    const std::string more = tus + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n";
    EXPECT_EQ(ask_files(server, request(method, "/files/f1", more + cookie(server) + own_origin)).status(),
              "401");
    const std::string as_post = "X-HTTP-Method-Override: " + method + "\r\n";
    EXPECT_EQ(ask_files(server, request("POST", "/files/f1", more + cookie(server) + own_origin + as_post))
                  .status(),
              "401");
    EXPECT_EQ(ask_files(server, request(method, "/files/f1", more + cookie(server) + own_origin + browser))
                  .status(),
              method == "DELETE" ? "204" : "404");
  }
}

TEST(FilesAccess, OtherSitesAreRefusedEverything) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  for (const std::string& credentials : {cookie(server) + browser, testing::bearer}) {
    for (const std::string& text :
         {request("GET", "/files/" + id, credentials + evil),
          request("HEAD", "/files/" + id, tus + credentials + evil),
          request("POST", "/files", tus + length + credentials + evil),
          request("DELETE", "/files/" + id, tus + credentials + evil),
          request("GET", "/files/" + id, credentials + "Origin: null\r\n"),
          request("OPTIONS", "/files", "Access-Control-Request-Method: POST\r\n" + evil)}) {
      const Answer got = ask_files(server, text);
      EXPECT_EQ(got.status(), "403") << text;
      EXPECT_EQ(got.head.find("Access-Control-"), std::string::npos);
    }
  }
  EXPECT_TRUE(server.core.seen().opened.empty());
}

TEST(FilesAccess, AVoidCookieIsRemoved) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  const Answer got = ask_files(server, request("GET", "/files/" + id, cookie(server, "old")));
  EXPECT_EQ(got.status(), "401");
  EXPECT_THAT(got.field("Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_EQ(ask_files(server, request("GET", "/files/" + id, cookie(server))).field("Set-Cookie"), "");
  const Answer from_page = ask_files(
      server, request("POST", "/files", tus + length + cookie(server, "old") + browser + own_origin));
  EXPECT_THAT(from_page.field("Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_EQ(from_page.field("WWW-Authenticate"), "") << "the page has a login of its own";
}

TEST(FilesAccess, NothingOfASessionIsLeftToTheNextRequest) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  testing::Client client(server.port);
  client.send(download(id) + testing::get("/files/" + id) + request("POST", "/files", tus + length));
  EXPECT_EQ(testing::answer(client).status(), "200");
  EXPECT_EQ(testing::answer(client).status(), "401");
  EXPECT_EQ(testing::answer(client).status(), "401");
}

TEST(FilesAccess, PlainlyOnlyOnTheMachine) {
  auto options = test_options();
  options.trusted_proxies = {*AddressRange::parse("127.0.0.0/8")};
  TestServer server(options);
  const std::string afar = "Host: chat.example\r\nX-Forwarded-For: 198.51.100.7\r\n";
  Answer got = ask_files(server, request("GET", "/files/f1", afar));
  EXPECT_EQ(got.status(), "308");
  EXPECT_EQ(got.field("Location"), "https://chat.example/files/f1");
  for (const std::string& text :
       {request("GET", "/files/f1", afar + testing::bearer),
        request("GET", "/files/f1", afar + cookie(server)), request("POST", "/files", afar + tus + length),
        request("OPTIONS", "/files", afar)}) {
    got = ask_files(server, text);
    EXPECT_EQ(got.status(), "403");
    EXPECT_THAT(got.body, HasSubstr("tls_required"));
  }
  const std::string inside = afar + "X-Forwarded-Proto: https\r\n";
  got = ask_files(server, request("POST", "/files",
                                  inside + tus + length + browser + "Origin: https://chat.example\r\n" +
                                      "Cookie: __Host-banter=T0KEN\r\n"));
  EXPECT_EQ(got.status(), "201");
  EXPECT_EQ(server.core.seen().connected.back().second.address, "198.51.100.7");
}

TEST(FilesAccess, TheHostMustBeOurs) {
  TestServer server;
  EXPECT_EQ(
      ask_files(server, request("GET", "/files/f1", "Host: evil.example\r\n" + testing::bearer)).status(),
      "421");
}

}  // namespace
}  // namespace banter::transports
