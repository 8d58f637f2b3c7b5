#include <optional>
#include <string>

#include "base/platform/addresses.hpp"
#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"
#include "server/transports/testing/websocket_client.hpp"

// Who may speak without TLS, through which proxy, and under which name.
namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::Client;
using testing::get;
using ::testing::HasSubstr;
using testing::ping;
using testing::pong;
using testing::post;
using ::testing::StartsWith;
using testing::test_options;
using testing::TestServer;

Answer ask(const TestServer& server, const std::string& bytes) {
  Client client(server.port);
  client.send(bytes);
  return answer(client);
}

Options behind_proxy() {
  auto options = test_options();
  options.trusted_proxies = {*AddressRange::parse("127.0.0.0/8"), *AddressRange::parse("10.0.0.0/8")};
  return options;
}

const std::string from_afar = "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: http\r\n";

// An address of this machine other than loopback.
std::optional<std::string> outer_address() {
  for (const base::LocalAddress& address : base::local_addresses()) {
    if (!address.is_loopback && !address.is_v6) return address.text;
  }
  return std::nullopt;
}

TEST(Access, PlainlyFromAfarAPageIsShownTheWayToTls) {
  TestServer server(behind_proxy());
  const Answer got = ask(server, get("/some/page?x=1", from_afar + "Host: chat.example:8420\r\n"));
  EXPECT_EQ(got.status(), "308");
  EXPECT_EQ(got.field("Location"), "https://chat.example:8420/some/page?x=1");
  EXPECT_EQ(ask(server, get("/healthz", from_afar)).status(), "308");
}

TEST(Access, PlainlyFromAfarNothingElseIsServed) {
  TestServer server(behind_proxy());
  const Answer got = ask(server, post(ping, from_afar));
  EXPECT_EQ(got.status(), "403");
  EXPECT_THAT(got.body, StartsWith(R"({"reply":null,"ok":false,"error":{"code":"tls_required")"));
  EXPECT_EQ(ask(server, get("/", from_afar + "Authorization: Bearer T0KEN\r\n")).status(), "403");
  EXPECT_EQ(ask(server, get("/", from_afar + "Cookie: banter-8420=T0KEN\r\n")).status(), "403");
  EXPECT_EQ(ask(server, get("/", from_afar + "Host: evil.example/\\\r\n")).status(), "403")
      << "no Location from that";
  EXPECT_TRUE(server.core.seen().connected.empty());
}

TEST(Access, PlainlyFromAfarEverythingIsServedIfTheOperatorWantsItSo) {
  auto options = behind_proxy();
  options.insecure_plaintext = true;
  TestServer server(options);
  EXPECT_EQ(ask(server, post(ping, from_afar)).body, pong);
}

TEST(Access, TheAddressNearestToTheProxiesCounts) {
  TestServer server(behind_proxy());
  const std::string https = "X-Forwarded-Proto: https\r\n";
  const auto address_of = [&](const std::string& list) {
    EXPECT_EQ(ask(server, post(ping, https + "X-Forwarded-For: " + list + "\r\n")).status(), "200") << list;
    return server.core.seen().connected.back().second.address;
  };
  EXPECT_EQ(address_of("198.51.100.7"), "198.51.100.7");
  EXPECT_EQ(address_of("1.1.1.1, 198.51.100.7 , 10.1.2.3"), "198.51.100.7")
      << "what stands before, anybody may write";
  EXPECT_EQ(address_of("10.9.9.9, 10.1.2.3"), "10.9.9.9");
  EXPECT_EQ(address_of("2001:db8::7"), "2001:db8::7");
  EXPECT_EQ(ask(server, post(ping, https)).status(), "200") << "the proxy itself";
  EXPECT_EQ(server.core.seen().connected.back().second.address, "127.0.0.1");
  EXPECT_EQ(ask(server, post(ping, https + "X-Forwarded-For: unknown\r\n")).status(), "400");
}

// Two proxies, one behind the other, make a list.
TEST(Access, TheSchemeNearestToTheProxiesCounts) {
  TestServer server(behind_proxy());
  const auto status_of = [&](const std::string& schemes) {
    return ask(server, post(ping, "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: " + schemes + "\r\n"))
        .status();
  };
  EXPECT_EQ(status_of("https, https"), "200");
  EXPECT_EQ(status_of("http,https"), "200");
  EXPECT_EQ(status_of("https, http"), "403");
  EXPECT_EQ(status_of("https, "), "403") << "which is no scheme";
}

TEST(Access, AProxyThatIsNotTrustedIsRefusedWithASentence) {
  TestServer server;
  for (const std::string field :
       {"X-Forwarded-For: 198.51.100.7\r\n", "X-Forwarded-Proto: https\r\n", "Forwarded: x\r\n"}) {
    const Answer got = ask(server, get("/healthz", field));
    EXPECT_EQ(got.status(), "403");
    EXPECT_THAT(got.body, HasSubstr("--trusted-proxy"));
  }
}

TEST(Access, OverPlaintextTheHostMustBeOurs) {
  auto options = test_options();
  options.names = {"chat.example"};
  TestServer server(options);
  const auto status_of = [&](const std::string& host) {
    return ask(server, get("/healthz", "Host: " + host + "\r\n")).status();
  };
  EXPECT_EQ(status_of("localhost"), "200");
  EXPECT_EQ(status_of("LocalHost:8420"), "200");
  EXPECT_EQ(status_of("127.0.0.1:8420"), "200");
  EXPECT_EQ(status_of("[::1]:8420"), "200");
  EXPECT_EQ(status_of("Chat.Example"), "200");
  if (const auto outer = outer_address()) EXPECT_EQ(status_of(*outer), "200");
  EXPECT_EQ(status_of("evil.example"), "421");
  EXPECT_EQ(status_of("203.0.113.9"), "421");
  EXPECT_EQ(status_of("localhost.evil.example"), "421");
  EXPECT_EQ(status_of(""), "421");
  Client old(server.port);
  old.send("GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_EQ(answer(old).status(), "200");
  testing::WebSocketClient socket(server.port, "");
  EXPECT_THAT(socket.head(), StartsWith("HTTP/1.1 101"));
}

TEST(Access, FromAnotherAddressOfTheMachine) {
  const auto outer = outer_address();
  if (!outer) GTEST_SKIP() << "this machine has no other address";
  for (const bool insecure : {false, true}) {
    auto options = test_options();
    options.listen = {"0.0.0.0:0"};
    options.insecure_plaintext = insecure;
    TestServer server(options);
    Client lines(server.port, *outer);
    lines.send(R"({"action":"ping","id":5})"
               "\n" +
               std::string(ping) + "\n");
    const std::string line = lines.line();
    Client http(server.port, *outer);
    http.send(get("/healthz", "Host: " + *outer + "\r\n"));
    if (insecure) {
      EXPECT_EQ(line, R"({"reply":"ping","id":5,"ok":true})");
      EXPECT_EQ(answer(http).status(), "200");
    } else {
      EXPECT_THAT(line, StartsWith(R"({"reply":"ping","id":5,"ok":false,"error":{"code":"tls_required")"));
      EXPECT_EQ(lines.rest(), "");
      EXPECT_EQ(answer(http).status(), "308");
      EXPECT_TRUE(server.core.seen().connected.empty());
      Client large(server.port, *outer);
      large.send("{" + std::string(70'000, ' '));
      EXPECT_THAT(large.line(), HasSubstr("tls_required"));
    }
  }
}

}  // namespace
}  // namespace banter::transports
