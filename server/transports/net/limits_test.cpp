#include <chrono>
#include <string>
#include <thread>

#include "server/transports/testing/client.hpp"
#include "server/transports/testing/test_server.hpp"

// What a connection may not do, or not for long.
namespace banter::transports {
namespace {

using testing::Client;
using testing::login;
using testing::ping;
using testing::pong;
using testing::test_options;
using testing::TestServer;
using testing::TimeFlies;

constexpr const char* timeout_bye = R"({"event":"bye","code":"timeout","retry_after_ms":0})";

TEST(Limits, WhoSaysNothingIsClosedWithoutAWord) {
  TestServer server;
  Client client(server.port);
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), "");
  EXPECT_TRUE(server.core.seen().connected.empty());
}

TEST(Limits, AFirstRequestThatDripsIsClosed) {
  for (const std::string first : {"  ", "{\"action\":", "PO", "\x16\x03\x01\x02"}) {
    TestServer server;
    Client client(server.port);
    client.send(first);
    const TimeFlies flying(server.clock);
    EXPECT_EQ(client.rest(), "") << first;
  }
}

TEST(Limits, EveryDripKeepsTheDeadline) {
  TestServer server;
  Client dripping(server.port);
  Client other(server.port);
  for (int second = 0; second < 9; ++second) {
    dripping.send(second == 0 ? "{" : " ");
    EXPECT_EQ(other.ask(ping), pong);
    server.clock.advance(1'000);
  }
  EXPECT_EQ(other.ask(ping), pong);
  const TimeFlies flying(server.clock);
  EXPECT_EQ(dripping.rest(), "");
}

TEST(Limits, WhoHasAskedButNotLoggedInMayThinkForAMinute) {
  TestServer server;
  Client client(server.port);
  EXPECT_EQ(client.ask(ping), pong);
  server.clock.advance(59'000);
  EXPECT_EQ(client.ask(ping), pong);
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), std::string(timeout_bye) + "\n");
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
}

TEST(Limits, WhoHasLoggedInMayBeSilent) {
  TestServer server;
  Client client(server.port);
  Client witness(server.port);
  client.ask(login);
  EXPECT_EQ(witness.ask(ping), pong);
  server.clock.advance(24 * 3'600'000);
  EXPECT_EQ(witness.line(), timeout_bye);
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(Limits, AfterLogoutNoMore) {
  TestServer server;
  Client client(server.port);
  client.ask(login);
  EXPECT_EQ(client.ask(R"({"action":"logout"})"), R"({"reply":"logout","ok":true})");
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), std::string(timeout_bye) + "\n");
}

TEST(Limits, ARequestThatDripsIsGivenUpEvenAfterALogin) {
  TestServer server;
  Client client(server.port);
  client.send(std::string(login) + "\n{\"action\"");
  EXPECT_THAT(client.line(), ::testing::HasSubstr("\"ok\":true"));
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), std::string(timeout_bye) + "\n");
}

TEST(Limits, ALargeFrameMayTakeLongerIfItMovesOn) {
  TestServer server;
  Client client(server.port);
  EXPECT_THAT(client.ask(login), ::testing::HasSubstr("\"ok\":true"));
  Client witness(server.port);
  witness.ask(login);
  const std::string beginning = R"({"action":"file","x":")" + std::string(70'000, 'x');
  client.send(beginning);
  for (int i = 0; i < 20; ++i) {
    client.send(std::string(80'000, 'x'));
    EXPECT_EQ(witness.ask(ping), pong);
    server.clock.advance(5'000);
  }
  client.send("\"}\n");
  EXPECT_THAT(client.line(), ::testing::HasSubstr("\"ok\":false"));  // an answer, not a timeout
  client.send(beginning);
  const TimeFlies flying(server.clock);
  EXPECT_EQ(client.rest(), std::string(timeout_bye) + "\n");
}

TEST(Limits, WhileTheServerIsAtWorkTheClientIsNotToBlame) {
  TestServer server;
  Client client(server.port);
  server.core.hold();
  client.send(std::string(login) + "\n");
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 1; });
  for (int i = 0; i < 20; ++i) {
    server.clock.advance(10'000);
    Client witness(server.port);
    witness.send("x");
    EXPECT_EQ(witness.rest(), "");
  }
  server.core.release();
  EXPECT_THAT(client.line(), ::testing::HasSubstr("\"ok\":true"));
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(Limits, WhoReadsNothingOfItsRepliesIsClosedAfterAWhile) {
  TestServer server;
  Client client(server.port, "127.0.0.1", 4096);
  client.ask(login);
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    const core::Frame large = host.encode_event(protocol::MessageEvent{.content = std::string(16'000, 'x')});
    for (int i = 0; i < 1'000; ++i)
      host.send(id, large, core::FrameKind::reply);
  });
  const TimeFlies flying(server.clock);
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
}

// Takes bytes off the socket without looking at them, and lets time pass: `rate` bytes a second.
void read_at_leisure(TestServer& server, const Client& client, std::size_t rate, int seconds) {
  std::string bytes(rate, '\0');
  for (int i = 0; i < seconds; ++i) {
    ::recv(client.socket(), bytes.data(), bytes.size(), MSG_WAITALL);
    server.clock.advance(1'000);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

TEST(Limits, WhoReadsHardlyAnythingIsClosedToo) {
  for (const std::size_t rate : {64U, 8'192U}) {
    TestServer server;
    Client client(server.port, "127.0.0.1", 4096);
    client.ask(login);
    const core::ConnectionId id = server.core.latest();
    server.core.run([&](core::SessionHost& host) {
      const core::Frame large =
          host.encode_event(protocol::MessageEvent{.content = std::string(16'000, 'x')});
      for (int i = 0; i < 1'000; ++i)
        host.send(id, large, core::FrameKind::reply);
    });
    read_at_leisure(server, client, rate, 400);
    EXPECT_EQ(server.core.seen().disconnected.size(), rate < 1'000 ? 1U : 0U) << rate;
  }
}

std::string many(const std::string& request, int count) {
  std::string all;
  for (int id = 0; id < count; ++id)
    all += R"({"action":)" + request + R"(,"id":)" + std::to_string(id) + "}\n";
  return all;
}

// A request of a hundred bytes may bring a page of 256 KiB.
TEST(Limits, OnlyAFewPagesAreAskedForAtATime) {
  TestServer server;
  Client client(server.port);
  client.ask(login);
  server.core.hold();
  client.send(many(R"("history","conversation":"c1","limit":0)", 3) +
              many(R"("history","conversation":"c1")", 64));
  const auto taken = [](const auto& seen) { return seen.requests.size() - 1 + seen.refusals.size(); };
  server.core.wait_until([&](const auto& seen) { return taken(seen) >= 8; });
  Client witness(server.port);
  witness.send(std::string(ping) + "\n");
  server.core.wait_until([&](const auto& seen) { return taken(seen) >= 9; });
  EXPECT_EQ(taken(server.core.seen()), 9U) << "eight, and the ping of another";
  server.core.release();
  for (int i = 0; i < 67; ++i)
    ASSERT_THAT(client.line(), ::testing::StartsWith(R"({"reply":"history",)")) << i;
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(Limits, WhatBringsNoPageIsTakenAhead) {
  TestServer server;
  Client client(server.port);
  client.ask(login);
  server.core.hold();
  client.send(many(R"("message","receiver":"#general","content":"hi")", 64));
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 65; });
  server.core.release();
  for (int i = 0; i < 64; ++i)
    ASSERT_THAT(client.line(), ::testing::StartsWith(R"({"reply":"message",)"));
}

TEST(Limits, WhileRepliesWaitNoMoreRequestsAreRead) {
  TestServer server;
  Client client(server.port, "127.0.0.1", 4096);
  client.ask(login);
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    const core::Frame large = host.encode_event(protocol::MessageEvent{.content = std::string(16'000, 'x')});
    for (int i = 0; i < 1'000; ++i)
      host.send(id, large, core::FrameKind::reply);
  });
  client.send(std::string(ping) + "\n");
  Client witness(server.port);
  EXPECT_EQ(witness.ask(ping), pong);
  EXPECT_EQ(server.core.seen().requests.size(), 2U);
  for (int i = 0; i < 1'000; ++i)
    ASSERT_THAT(client.line(), ::testing::StartsWith(R"({"event":"message")"));
  EXPECT_EQ(client.line(), pong);
}

TEST(Limits, OneAddressMayOpenSoManyConnections) {
  auto options = test_options();
  options.limits.connections_per_address = 3;
  TestServer server(options);
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<Client>(server.port));
    EXPECT_EQ(clients.back()->ask(ping), pong);
  }
  Client too_many(server.port);
  too_many.send_if_open(std::string(ping) + "\n");
  EXPECT_EQ(too_many.rest(), "");
  clients.pop_back();
  while (server.server.connections() == 3)
    std::this_thread::yield();
  Client again(server.port);
  EXPECT_EQ(again.ask(ping), pong);
}

TEST(Limits, TrustedProxiesMayOpenMore) {
  auto options = test_options();
  options.limits.connections_per_address = 1;
  options.trusted_proxies = {*AddressRange::parse("127.0.0.0/8")};
  TestServer server(options);
  Client first(server.port);
  Client second(server.port);
  EXPECT_EQ(first.ask(ping), pong);
  EXPECT_EQ(second.ask(ping), pong);
}

TEST(Limits, WithAllPlacesTakenTheNextOneWaits) {
  auto options = test_options();
  options.limits.connections = 2;
  TestServer server(options);
  auto first = std::make_unique<Client>(server.port);
  Client second(server.port);
  EXPECT_EQ(first->ask(ping), pong);
  EXPECT_EQ(second.ask(ping), pong);
  Client third(server.port);
  third.send(std::string(ping) + "\n");
  EXPECT_EQ(second.ask(ping), pong);
  EXPECT_EQ(server.server.connections(), 2U);
  first.reset();
  EXPECT_EQ(third.line(), pong);
}

}  // namespace
}  // namespace banter::transports
