#include "client/core/net/connection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/program.hpp"

namespace banter::client {
namespace {

using protocol::ErrorCode;
using testing::FakePeer;
using testing::FakeServer;
using ::testing::HasSubstr;
using testing::Program;

struct ConnectionTest : ::testing::Test {
  FakeServer server;
  Program program{server.address()};

  FakePeer connected() {
    program.client->start();
    FakePeer peer = server.accept();
    peer.greet();
    program.session_becomes<Anonymous>();
    return peer;
  }
};

TEST_F(ConnectionTest, SaysWhoItIsAndIsConnected) {
  program.client->start();
  FakePeer peer = server.accept();
  const auto [id, hello] = peer.expect<protocol::HelloRequest>();
  EXPECT_EQ(hello.protocol, 1);
  EXPECT_EQ(hello.client, "banter");
  peer.reply(id, protocol::HelloReply{.protocol = 1});
  program.session_becomes<Anonymous>();
  EXPECT_EQ(program.connection_becomes<Connected>().trusted.by, TrustBy::loopback);
}

TEST_F(ConnectionTest, MatchesRepliesThatComeInAnotherOrder) {
  FakePeer peer = connected();
  std::map<std::string, Outcome<protocol::Reply>> came;
  program.client->request(protocol::HistoryRequest{.conversation = "a"},
                          [&](auto reply) { came.emplace("a", reply); });
  program.client->request(protocol::HistoryRequest{.conversation = "b"},
                          [&](auto reply) { came.emplace("b", reply); });
  program.client->request(protocol::PingRequest{}, [&](auto reply) { came.emplace("ping", reply); });
  const auto a = peer.expect<protocol::HistoryRequest>();
  const auto b = peer.expect<protocol::HistoryRequest>();
  const auto ping = peer.expect<protocol::PingRequest>();
  peer.reply(ping.first, protocol::PingReply{});
  peer.reply(b.first, protocol::HistoryReply{.more = true});
  peer.refuse(a.first, "history", ErrorCode::not_a_member, "Only members read that.");
  program.loop.until([&] { return came.size() == 3; });
  EXPECT_TRUE(came.at("ping"));
  EXPECT_TRUE(std::get<protocol::HistoryReply>(*came.at("b")).more);
  EXPECT_EQ(came.at("a").error().code, ErrorCode::not_a_member);
  EXPECT_EQ(came.at("a").error().sentence, "Only members read that.");
}

TEST_F(ConnectionTest, ComesBackByItselfAndFailsWhatWaited) {
  FakePeer peer = connected();
  std::optional<Outcome<protocol::Reply>> came;
  program.client->request(protocol::PingRequest{}, [&](auto reply) { came = reply; });
  peer.expect<protocol::PingRequest>();
  peer.close();
  program.loop.until([&] { return came.has_value(); });
  ASSERT_FALSE(*came);
  EXPECT_EQ(came->error().kind, FailureKind::network);
  EXPECT_TRUE(came->error().may_have_happened);
  const Waiting waiting = program.connection_becomes<Waiting>();
  EXPECT_TRUE(waiting.was_connected);
  EXPECT_THAT(waiting.reason, HasSubstr("lost"));
  server.accept().greet();
  program.connection_becomes<Connected>(program.connection.size());
}

TEST_F(ConnectionTest, TellsWhoDoesNotAnswerAndWhy) {
  std::string nobody;
  {
    nobody = FakeServer().address();
  }
  Program lonely(nobody);
  lonely.client->start();
  EXPECT_EQ(lonely.connection_becomes<Waiting>().reason,
            "Nobody answers at " + nobody + ": connection refused.");
  const auto settled = lonely.client->settle();
  ASSERT_FALSE(settled);
  EXPECT_EQ(settled.error().kind, FailureKind::network);
}

TEST_F(ConnectionTest, AnotherNetworkEndsAWaitAtOnce) {
  Program patient(server.address(), [](ClientOptions& options) {
    options.connection.backoff = {.first = 3'600'000, .most = 3'600'000};
  });
  patient.client->start();
  FakePeer peer = server.accept();
  peer.close();
  EXPECT_GE(patient.connection_becomes<Waiting>().wait, 3'600'000);
  patient.client->network_changed();
  server.accept().greet();
  patient.session_becomes<Anonymous>();
}

TEST_F(ConnectionTest, AnotherNetworkHasTheServerPingedAndADeadLinkNoticed) {
  Program one(server.address(), [](ClientOptions& options) {
    testing::stay_away(options);
    options.connection.ping_within = 50;
  });
  one.client->start();
  FakePeer peer = server.accept();
  peer.greet();
  one.session_becomes<Anonymous>();
  one.client->network_changed();
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  one.client->request(protocol::PingRequest{}, [](const auto&) {});
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  one.client->network_changed();
  peer.expect<protocol::PingRequest>();
  EXPECT_THAT(one.connection_becomes<Waiting>().reason, HasSubstr("silent"));
}

TEST_F(ConnectionTest, GarbageEndsTheLinkWithASentence) {
  for (const std::string garbage :
       {"HTTP/1.1 400 Bad Request", "", "{}", "[1,2]", "{\"reply\":7}", "\xff\xfe\xfd",
        "{\"event\":\"message\"", R"({"reply":"ping","id":99999,"ok":true})",
        R"({"reply":"ping","id":-1,"ok":true})", R"({"reply":"ping","id":"x","ok":true})",
        R"({"reply":"ping","ok":true})"}) {
    Program one(server.address(), testing::stay_away);
    one.client->start();
    FakePeer peer = server.accept();
    peer.greet();
    one.session_becomes<Anonymous>();
    peer.line(garbage);
    peer.wait_for_end();
    EXPECT_FALSE(one.connection_becomes<Waiting>().reason.empty()) << garbage;
  }
}

TEST_F(ConnectionTest, ARefusalOfTheWholeConnectionIsTold) {
  FakePeer peer = connected();
  peer.refuse({}, "", ErrorCode::too_large, "That frame was too large.");
  EXPECT_EQ(program.connection_becomes<Waiting>().reason, "That frame was too large.");
}

TEST_F(ConnectionTest, AnotherAnswerThanAskedForEndsTheLink) {
  FakePeer peer = connected();
  program.client->request(protocol::PingRequest{}, [](const auto&) {});
  const auto ping = peer.expect<protocol::PingRequest>();
  peer.reply(ping.first, protocol::LogoutReply{});
  EXPECT_THAT(program.connection_becomes<Waiting>().reason, HasSubstr("something else"));
}

TEST_F(ConnectionTest, UnknownEventsAndLateRepliesArePassedOver) {
  FakePeer peer = connected();
  std::optional<Outcome<protocol::Reply>> came;
  program.client->request(protocol::PingRequest{}, [&](auto reply) { came = reply; }, 1);
  const auto late = peer.expect<protocol::PingRequest>();
  program.loop.until([&] { return came.has_value(); });
  ASSERT_FALSE(*came);
  EXPECT_EQ(came->error().kind, FailureKind::network);
  peer.reply(late.first, protocol::PingReply{});
  peer.line(R"({"event":"aurora","colour":"green"})");
  program.client->request(protocol::PingRequest{}, [&](auto reply) { came = reply; });
  came.reset();
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  program.loop.until([&] { return came.has_value(); });
  EXPECT_TRUE(*came);
}

TEST_F(ConnectionTest, ALineWithoutEndIsCutOff) {
  Program narrow(server.address(), [](ClientOptions& options) { options.connection.link.max_line = 1'000; });
  narrow.client->start();
  FakePeer peer = server.accept();
  peer.greet();
  narrow.session_becomes<Anonymous>();
  peer.write(std::string(100'000, 'x'));
  peer.wait_for_end();
  EXPECT_THAT(narrow.connection_becomes<Waiting>().reason, HasSubstr("more than 1000 bytes"));
}

TEST_F(ConnectionTest, FramesMayComeInAnyPieces) {
  FakePeer peer = connected();
  std::optional<Outcome<protocol::Reply>> came;
  program.client->request(protocol::PingRequest{}, [&](auto reply) { came = reply; });
  const auto ping = peer.expect<protocol::PingRequest>();
  std::string frame;
  protocol::append_reply(frame, ping.first, protocol::PingReply{});
  frame += '\n';
  for (const char byte : frame)
    peer.write(std::string(1, byte));
  program.loop.until([&] { return came.has_value(); });
  EXPECT_TRUE(*came);
}

TEST_F(ConnectionTest, ASilentServerIsPinged) {
  Program eager(server.address(), [](ClientOptions& options) { options.connection.silent_after = 10; });
  eager.client->start();
  FakePeer peer = server.accept();
  peer.greet();
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  EXPECT_EQ(eager.last<Waiting>(eager.connection), nullptr);
}

TEST_F(ConnectionTest, AServerThatAnswersNoPingIsLeft) {
  Program eager(server.address(), [](ClientOptions& options) {
    options.connection.silent_after = 200;
    options.connection.ping_within = 10;
  });
  eager.client->start();
  FakePeer peer = server.accept();
  peer.greet();
  peer.wait_for_end();
  EXPECT_THAT(eager.connection_becomes<Waiting>().reason, HasSubstr("silent"));
}

TEST_F(ConnectionTest, AGoodbyeIsToldAndItsTimeKept) {
  FakePeer peer = connected();
  peer.event(protocol::ByeEvent{.code = protocol::ByeCode::shutdown, .retry_after_ms = 7'000});
  peer.close();
  const Waiting& waiting = program.connection_becomes<Waiting>();
  EXPECT_GE(waiting.wait, 7'000);
  EXPECT_EQ(waiting.reason, "The server is stopping or restarting.");
  program.client->retry_now();
  server.accept().greet();
  program.connection_becomes<Connected>(program.connection.size());
}

TEST_F(ConnectionTest, AnotherVersionIsRefusedForGood) {
  program.client->start();
  FakePeer peer = server.accept();
  const auto hello = peer.expect<protocol::HelloRequest>();
  peer.refuse(hello.first, "hello", ErrorCode::unsupported_version, "This server speaks version 9.");
  EXPECT_EQ(program.connection_becomes<Refused>().reason, "This server speaks version 9.");
}

TEST_F(ConnectionTest, TooLargeARequestNeverLeaves) {
  FakePeer peer = connected();
  const auto reply = program.client->call(
      protocol::EditRequest{.conversation = "c", .seq = 1, .content = std::string(70'000, 'x')});
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, FailureKind::fix);
}

TEST_F(ConnectionTest, AFloodIsHeldBackUntilTheProgramHasRead) {
  FakePeer peer = connected();
  constexpr int kEvents = 20'000;
  std::jthread flood([&] {
    for (int i = 0; i < kEvents; ++i)
      peer.event(
          protocol::TypingEvent{.conversation = "c", .username = std::string(200, 'x'), .active = true});
  });
  program.loop.until([&] { return program.events.size() == kEvents; });
}

}  // namespace
}  // namespace banter::client
