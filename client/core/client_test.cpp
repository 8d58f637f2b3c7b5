#include "client/core/client.hpp"

#include <gtest/gtest.h>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/loop.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::client {
namespace {

TEST(Client, EventsThatNobodyListensForHoldNothingBack) {
  testing::FakeServer server;
  testing::TempDir home;
  testing::Loop loop;  // does not run while the program waits
  ClientOptions options;
  options.address = *parse_address(server.address());
  options.places = {.config = home / "config", .state = home / "state"};
  ClientHandlers handlers;
  handlers.on_news = [](const News&) {};
  Client client(std::move(options), std::move(handlers),
                [&](std::function<void()> job) { loop.post(std::move(job)); });
  client.start();
  server.serve([](testing::FakePeer& peer, const protocol::RequestFrame& frame) {
    if (std::holds_alternative<protocol::HelloRequest>(frame.request)) {
      peer.reply(frame.id, protocol::HelloReply{.server = "fake", .protocol = 1});
      return;
    }
    for (std::int64_t i = 1; i <= 3'000; ++i)
      peer.event(protocol::TypingEvent{.conversation = "c" + std::to_string(i), .username = "bob"});
    peer.reply(frame.id, protocol::HistoryReply{});
  });
  ASSERT_TRUE(client.settle());
  EXPECT_TRUE(client.open("#general", 20, 10'000));
}

}  // namespace
}  // namespace banter::client
