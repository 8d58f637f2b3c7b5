#include <memory>
#include <string>
#include <vector>

#include "server/transports/testing/client.hpp"
#include "server/transports/testing/test_server.hpp"

// What the core may ask of its host.
namespace banter::transports {
namespace {

using core::ConnectionId;
using core::ConversationKey;
using core::FrameKind;
using core::SessionHost;
using testing::Client;
using testing::login;
using testing::ping;
using testing::pong;
using testing::test_options;
using testing::TestServer;

constexpr ConversationKey room{7};
constexpr ConversationKey other_room{8};

core::Frame message(const SessionHost& host, std::int64_t seq, std::size_t bytes = 1) {
  return host.encode_event(protocol::MessageEvent{.seq = seq, .content = std::string(bytes, 'x')});
}

std::string seq(std::int64_t number) {
  return "\"seq\":" + std::to_string(number) + ",";
}

struct Member {
  std::unique_ptr<Client> client;
  ConnectionId id;
};

class Broadcast : public ::testing::TestWithParam<unsigned> {
 protected:
  static Options with_loops(unsigned loops) {
    auto options = test_options();
    options.loops = loops;
    return options;
  }

  Member join(int receive_buffer = 0) {
    auto client = std::make_unique<Client>(server.port, "127.0.0.1", receive_buffer);
    EXPECT_THAT(client->ask(login), ::testing::HasSubstr("\"ok\":true"));
    return {std::move(client), server.core.latest()};
  }
  // Everything that was sent to the member before has come when the reply has.
  std::string all_until_pong(Member& member) {
    member.client->send(std::string(ping) + "\n");
    return member.client->until(std::string(pong) + "\n");
  }

  TestServer server{with_loops(GetParam())};
};

INSTANTIATE_TEST_SUITE_P(Loops, Broadcast, ::testing::Values(1U, 3U));

TEST_P(Broadcast, ReachesThoseWhoFollowButForOne) {
  Member alice = join();
  Member ben = join();
  Member carla = join();
  Member dora = join();
  server.core.run([&](SessionHost& host) {
    for (const Member* member : {&alice, &ben, &carla}) {
      host.follow(member->id, room);
      host.follow(member->id, room);
    }
    host.follow(dora.id, other_room);
    host.broadcast(room, message(host, 1), FrameKind::event, alice.id);
    host.unfollow(carla.id, room);
    host.unfollow(carla.id, other_room);
    host.broadcast(room, message(host, 2), FrameKind::event, {});
    host.broadcast(other_room, message(host, 3), FrameKind::droppable, alice.id);
  });
  EXPECT_THAT(all_until_pong(alice),
              ::testing::AllOf(::testing::Not(::testing::HasSubstr(seq(1))), ::testing::HasSubstr(seq(2))));
  EXPECT_THAT(ben.client->line(), ::testing::HasSubstr(seq(1)));
  EXPECT_THAT(ben.client->line(), ::testing::HasSubstr(seq(2)));
  EXPECT_THAT(carla.client->line(), ::testing::HasSubstr(seq(1)));
  EXPECT_EQ(all_until_pong(carla), "");
  EXPECT_THAT(dora.client->line(), ::testing::HasSubstr(seq(3)));
  EXPECT_EQ(all_until_pong(dora), "");
}

TEST_P(Broadcast, NothingHappensBeforeFlush) {
  Member alice = join();
  server.core.run([&](SessionHost& host) {
    host.follow(alice.id, room);
    host.flush();
    host.broadcast(room, message(host, 1), FrameKind::event, {});
  });
  EXPECT_THAT(alice.client->line(), ::testing::HasSubstr(seq(1)));
}

TEST_P(Broadcast, WhoHasLeftFollowsNothing) {
  Member alice = join();
  server.core.run([&](SessionHost& host) {
    host.follow(alice.id, room);
    host.left(alice.id);
    host.broadcast(room, message(host, 1), FrameKind::event, {});
  });
  EXPECT_EQ(all_until_pong(alice), "");
}

TEST_P(Broadcast, AFrameForAConnectionThatWasReplacedGoesNowhere) {
  Member gone = join();
  gone.client->reset();
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
  for (int i = 0; i < 6; ++i) {  // some loop gives the slot to somebody else
    Member next = join();
    EXPECT_NE(next.id, gone.id);
    server.core.run([&](SessionHost& host) {
      host.follow(gone.id, room);
      host.send(gone.id, message(host, 1), FrameKind::event);
      host.broadcast(room, message(host, 2), FrameKind::event, {});
      host.close(gone.id, message(host, 3));
      host.entered(gone.id);
      host.left(gone.id);
    });
    EXPECT_EQ(all_until_pong(next), "");
  }
}

TEST_P(Broadcast, WhoIsLeavingCannotBeMadeToFollow) {
  Member alice = join();
  server.core.run([&](SessionHost& host) {
    host.close(alice.id, message(host, 1));
    host.flush();
    // The connection waits for its client to close, but is nobody's.
    host.follow(alice.id, room);
    host.entered(alice.id);
    host.broadcast(room, message(host, 2), FrameKind::event, {});
  });
  EXPECT_THAT(alice.client->line(), ::testing::HasSubstr(seq(1)));
  EXPECT_EQ(alice.client->rest(), "");
  alice.client->close();
  while (server.server.connections() != 0)
    std::this_thread::yield();
  server.core.run([&](SessionHost& host) { host.broadcast(room, message(host, 3), FrameKind::event, {}); });
  Member ben = join();
  EXPECT_EQ(all_until_pong(ben), "");
}

TEST_P(Broadcast, WhoLogsOutAmidARequestFollowsNothing) {
  Member alice = join();
  server.core.run([&](SessionHost& host) { host.follow(alice.id, room); });
  alice.client->send(std::string(ping) + "\n{\"action\":");
  EXPECT_EQ(alice.client->line(), pong);
  server.core.run([&](SessionHost& host) {
    host.left(alice.id);
    host.broadcast(room, message(host, 1), FrameKind::event, {});
  });
  alice.client->send("\"ping\"}\n");
  EXPECT_EQ(alice.client->line(), pong);
}

TEST_P(Broadcast, IdsThatWereNeverGivenAreHarmless) {
  Member alice = join();
  server.core.run([&](SessionHost& host) {
    for (const std::int64_t value :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{255}, INT64_MAX, INT64_MIN}) {
      host.send({value}, message(host, 1), FrameKind::event);
      host.follow({value}, room);
      host.broadcast(room, message(host, 2), FrameKind::event, {value});
    }
  });
  EXPECT_EQ(all_until_pong(alice), "");
}

TEST_P(Broadcast, CloseSaysByeBehindEverythingThatWaits) {
  Member alice = join();
  server.core.run([&](SessionHost& host) {
    for (int i = 0; i < 100; ++i)
      host.send(alice.id, message(host, i, 1'000), FrameKind::event);
    host.close(alice.id, host.encode_event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended}));
    host.send(alice.id, message(host, 1'000), FrameKind::event);
  });
  for (int i = 0; i < 100; ++i)
    ASSERT_THAT(alice.client->line(), ::testing::HasSubstr(seq(i)));
  EXPECT_EQ(alice.client->line(), R"({"event":"bye","code":"session_ended"})");
  EXPECT_EQ(alice.client->rest(), "");
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
}

TEST_P(Broadcast, ASlowReaderIsToldSoAndClosedAndOthersAreNot) {
  Member slow = join(4'096);
  Member fast = join();
  server.core.run([&](SessionHost& host) {
    host.follow(slow.id, room);
    host.follow(fast.id, room);
  });
  std::vector<std::weak_ptr<const core::FrameBytes>> alive;
  constexpr int frames = 2'000;
  for (int i = 0; i < frames; ++i) {
    server.core.run([&](SessionHost& host) {
      const core::Frame frame = message(host, i, 10'000);
      alive.push_back(frame);
      host.broadcast(room, frame, FrameKind::event, {});
    });
    ASSERT_THAT(fast.client->line(), ::testing::HasSubstr(seq(i)));
  }
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == 1; });
  EXPECT_EQ(all_until_pong(fast), "");
  // Nothing is kept for it, but what had begun to leave; a loop without followers may be behind.
  while (std::ranges::count_if(alive, [](const auto& frame) { return !frame.expired(); }) > 2)
    std::this_thread::yield();
  // What it was sent is an unbroken beginning.
  std::vector<std::string> lines;
  for (std::string line = slow.client->line(); !slow.client->at_end(); line = slow.client->line())
    lines.push_back(line);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), R"({"event":"bye","code":"slow","retry_after_ms":0})");
  lines.pop_back();
  EXPECT_LT(lines.size(), static_cast<std::size_t>(frames));
  for (std::size_t i = 0; i < lines.size(); ++i)
    ASSERT_THAT(lines[i], ::testing::HasSubstr(seq(static_cast<std::int64_t>(i))));
}

TEST_P(Broadcast, WhatMayBeDroppedGoesFirstAndClosesNobody) {
  Member slow = join(4'096);
  constexpr int frames = 2'000;  // far more than the system buffers and the queue holds
  for (int i = 0; i < frames; ++i)
    server.core.run(
        [&](SessionHost& host) { host.send(slow.id, message(host, i, 10'000), FrameKind::droppable); });
  server.core.run([&](SessionHost& host) { host.send(slow.id, message(host, frames), FrameKind::event); });
  const std::string all = all_until_pong(slow);
  EXPECT_LT(std::ranges::count(all, '\n'), frames) << "nothing was dropped";
  EXPECT_NE(all.find(seq(frames)), std::string::npos) << "the event has come";
  EXPECT_EQ(all.find("bye"), std::string::npos);
}

TEST_P(Broadcast, ABurstOfMoreThanTheQueueHoldsDoesNotCloseAReader) {
  Member reader = join();
  // Far less than what the system buffers, but more than may wait.
  server.core.run([&](SessionHost& host) {
    for (int i = 0; i < 150; ++i)
      host.send(reader.id, message(host, i, 10'000), FrameKind::event);
  });
  for (int i = 0; i < 150; ++i)
    ASSERT_THAT(reader.client->line(), ::testing::HasSubstr(seq(i)));
  EXPECT_EQ(all_until_pong(reader), "");
}

TEST_P(Broadcast, RepliesSurviveTheDroppingOfEvents) {
  Member slow = join(4'096);
  server.core.run([&](SessionHost& host) {
    host.follow(slow.id, room);
    for (int i = 0; i < 1'000; ++i) {
      host.send(slow.id, message(host, 1'000'000 + i, 10'000), FrameKind::event);
      if (i % 100 == 0) host.send(slow.id, message(host, i), FrameKind::reply);
    }
  });
  const std::string all = slow.client->rest();
  std::size_t at = 0;
  // Those that were sent before it was found too slow; and in their order.
  for (int i = 0; i < 1'000 && all.find(seq(i)) != std::string::npos; i += 100) {
    EXPECT_GE(all.find(seq(i)), at);
    at = all.find(seq(i));
  }
  EXPECT_THAT(all, ::testing::EndsWith("{\"event\":\"bye\",\"code\":\"slow\",\"retry_after_ms\":0}\n"));
}

}  // namespace
}  // namespace banter::transports
