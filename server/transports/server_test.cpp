#include "server/transports/server.hpp"

#include <poll.h>
#include <sys/resource.h>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"
#include "server/transports/testing/websocket_client.hpp"

namespace banter::transports {
namespace {

using testing::Client;
using ::testing::HasSubstr;
using testing::login;
using testing::ping;
using testing::pong;
using testing::test_options;
using testing::TestServer;
using testing::WebSocketClient;

std::string why_not(const std::string& listen) {
  testing::FakeCore core;
  base::ManualClock clock;
  core::Metrics metrics{0};
  auto options = test_options();
  options.listen = {listen};
  Server server(options, {core, clock, metrics, base::Log::none()});
  const auto bound = server.listen();
  return bound ? "it listens" : bound.error().sentence;
}

TEST(Server, ATakenPortIsToldInASentence) {
  TestServer server;
  const std::string address = "127.0.0.1:" + std::to_string(server.port);
  EXPECT_EQ(why_not(address),
            address + " is already in use by another program; stop it or choose another with --listen");
}

TEST(Server, AddressesThatAreNone) {
  EXPECT_EQ(why_not("192.0.2.1:8420"),
            "192.0.2.1 is no address of this machine; choose another with --listen");
  EXPECT_EQ(why_not("no.such.name.invalid:8420"),
            "there is no address called no.such.name.invalid; choose one of this machine with --listen");
  for (const std::string text : {"8420", "localhost", "localhost:", "localhost:99999", "::1:8420"})
    EXPECT_EQ(why_not(text), text + " is no address to listen on; write HOST:PORT, such as 127.0.0.1:8420");
}

TEST(Server, ListensOnSeveralAddressesWithOneFreePort) {
  auto options = test_options();
  options.listen = {"localhost:0", "127.0.0.2:0"};
  testing::FakeCore core;
  base::ManualClock clock;
  core::Metrics metrics{0};
  Server server(options, {core, clock, metrics, base::Log::none()});
  core.serve(server.host());
  const auto bound = server.listen();
  ASSERT_TRUE(bound) << bound.error().sentence;
  ASSERT_GE(bound->size(), 2U);
  std::set<std::uint16_t> ports;
  for (const BoundAddress& address : *bound)
    ports.insert(address.port);
  EXPECT_EQ(ports.size(), 1U);
  EXPECT_EQ(bound->back().text(), "127.0.0.2:" + std::to_string(*ports.begin()));
  server.start();
  Client first(*ports.begin());
  Client second(*ports.begin(), "127.0.0.2");
  EXPECT_EQ(first.ask(ping), pong);
  EXPECT_EQ(second.ask(ping), pong);
  server.stop(0);
  core.end();
}

TEST(Server, EveryAddressIsOfBothKinds) {
  auto options = test_options();
  options.listen = {":0"};
  TestServer server(options);
  Client client(server.port);
  EXPECT_EQ(client.ask(ping), pong);
  EXPECT_EQ(server.core.seen().connected[0].second.address, "127.0.0.1");
}

// Nobody else would notice that a machine has vanished.
TEST(Server, SilentClientsAreProbed) {
  auto listening = listen_on({"127.0.0.1:0"});
  ASSERT_TRUE(listening);
  Client client(listening->front().address.port);
  pollfd ready{.fd = listening->front().socket.get(), .events = POLLIN, .revents = 0};
  ASSERT_EQ(::poll(&ready, 1, 10'000), 1);
  const ListeningSocket accepted(::accept(listening->front().socket.get(), nullptr, nullptr));
  const auto option = [&](int level, int name) {
    int value = 0;
    socklen_t bytes = sizeof value;
    ::getsockopt(accepted.get(), level, name, &value, &bytes);
    return value;
  };
  EXPECT_NE(option(SOL_SOCKET, SO_KEEPALIVE), 0);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPIDLE), 60);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPINTVL), 15);
  EXPECT_EQ(option(IPPROTO_TCP, TCP_KEEPCNT), 3);
  EXPECT_NE(option(IPPROTO_TCP, TCP_NODELAY), 0);
}

TEST(Server, StopSaysByeToEverybodyAndCloses) {
  TestServer server;
  Client lines(server.port);
  EXPECT_THAT(lines.ask(login), HasSubstr("\"ok\":true"));
  WebSocketClient socket(server.port);
  EXPECT_THAT(socket.ask(login), HasSubstr("\"ok\":true"));
  Client idle(server.port);
  Client http(server.port);
  http.send(testing::get("/healthz"));
  EXPECT_EQ(testing::answer(http).status(), "200");
  std::thread stopping([&] { server.server.stop(10'000); });
  const std::string bye = R"(\{"event":"bye","code":"shutdown","retry_after_ms":[0-9]+\})";
  EXPECT_THAT(lines.line(), ::testing::MatchesRegex(bye));
  EXPECT_EQ(lines.rest(), "");
  EXPECT_THAT(socket.message(), ::testing::MatchesRegex(bye));
  EXPECT_EQ(socket.close_code(), 1001U);
  EXPECT_EQ(socket.raw().rest(), "");
  EXPECT_EQ(idle.rest(), "");
  EXPECT_EQ(http.rest(), "");
  lines.close();
  socket.raw().close();
  idle.close();
  http.close();
  stopping.join();
  EXPECT_EQ(server.server.connections(), 0U);
  EXPECT_EQ(server.core.seen().disconnected.size(), 2U);
  EXPECT_THROW(Client(server.port).ask(ping), std::runtime_error);
}

TEST(Server, StopLetsRequestsInTheCoreBeAnswered) {
  TestServer server;
  Client lines(server.port);
  Client http(server.port);
  server.core.hold();
  lines.send(std::string(ping) + "\n" + ping + "\n");
  http.send(testing::post(ping));
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 3; });
  std::thread stopping([&] { server.server.stop(10'000); });
  bool accepts = true;
  while (accepts) {
    try {
      Client another(server.port);
    } catch (const std::runtime_error&) {
      accepts = false;
    }
  }
  server.core.release();
  EXPECT_EQ(lines.line(), pong);
  EXPECT_EQ(lines.line(), pong);
  EXPECT_THAT(lines.line(), HasSubstr("shutdown"));
  EXPECT_EQ(testing::answer(http).body, pong);
  EXPECT_EQ(http.rest(), "");
  lines.close();
  http.close();
  stopping.join();
}

TEST(Server, StopEndsInTimeWhateverClientsDo) {
  TestServer server;
  Client deaf(server.port, "127.0.0.1", 4'096);
  EXPECT_THAT(deaf.ask(login), HasSubstr("\"ok\":true"));
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    for (int i = 0; i < 1'000; ++i)
      host.send(id, host.encode_event(protocol::MessageEvent{.content = std::string(16'000, 'x')}),
                core::FrameKind::reply);
  });
  Client unanswered(server.port);
  server.core.hold();
  unanswered.send(std::string(ping) + "\n");
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 2; });
  const auto begin = std::chrono::steady_clock::now();
  server.server.stop(100);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(server.server.connections(), 0U);
  server.core.release();  // to a host behind which there is nothing any more
}

TEST(Server, ManyComeAndGoOverSeveralLoops) {
  auto options = test_options();
  options.loops = 4;
  TestServer server(options);
  for (int round = 0; round < 5; ++round) {
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 100; ++i)
      clients.push_back(std::make_unique<Client>(server.port));
    for (const auto& client : clients)
      EXPECT_EQ(client->ask(ping), pong);
    for (std::size_t i = 0; i < clients.size(); i += 2)
      clients[i]->reset();
  }
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 500; });
}

TEST(Server, WithoutFreeFilesItGoesOnAndRecovers) {
  TestServer server;
  Client open(server.port);
  EXPECT_EQ(open.ask(ping), pong);
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  Client waiting_client(server.port);
  EXPECT_EQ(waiting_client.ask(ping), pong);
  // A client's socket takes the last number; the server's end of it finds none.
  const int next = ::dup(0);
  ::close(next);
  const rlimit none{.rlim_cur = static_cast<rlim_t>(next + 1), .rlim_max = before.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &none);
  Client waiting(server.port);
  waiting.send(std::string(ping) + "\n");
  EXPECT_EQ(open.ask(ping), pong);
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_EQ(waiting.line(), pong);
}

TEST(Server, WithoutStartOrStopNothingIsLost) {
  testing::FakeCore core;
  base::ManualClock clock;
  core::Metrics metrics{0};
  Server never(test_options(), {core, clock, metrics, base::Log::none()});
  Server listening(test_options(), {core, clock, metrics, base::Log::none()});
  EXPECT_TRUE(listening.listen());
}

}  // namespace
}  // namespace banter::transports
