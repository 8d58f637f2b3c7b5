#include "client/core/outbox/courier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "base/platform/file.hpp"
#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/program.hpp"

namespace banter::client {
namespace {

using protocol::ErrorCode;
using testing::FakePeer;
using testing::FakeServer;
using testing::Program;
using What = OutboxNews::What;

struct CourierTest : ::testing::Test {
  FakeServer server;
  std::shared_ptr<testing::TempDir> home = std::make_shared<testing::TempDir>();

  void SetUp() override {
    ASSERT_TRUE(TokenStore(*home / "state/tokens").keep(server.address(), "alice", "t0k"));
  }
  Program alice() {
    return Program(server.address(), [](ClientOptions& options) { options.user = "alice"; }, home);
  }
  FakePeer welcome() {
    FakePeer peer = server.accept();
    peer.greet("alice");
    return peer;
  }
  static std::string send(Program& program, const std::string& receiver, const std::string& content) {
    const auto row = program.client->send({.receiver = receiver, .content = content});
    EXPECT_TRUE(row);
    return row ? row->client_id : "";
  }
  static void acknowledge(FakePeer& peer, const protocol::RequestId& id, std::int64_t seq) {
    peer.reply(id, protocol::MessageReply{.conversation = "c", .seq = seq, .version = seq, .sent_at = 1});
  }
};

TEST_F(CourierTest, WhatIsWrittenOfflineGoesOutOnceInOrder) {
  Program program = alice();
  const std::string one = send(program, "bob", "one");
  const std::string two = send(program, "bob", "two");
  program.client->start();
  FakePeer peer = welcome();
  const auto first = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(first.second.content, "one");
  EXPECT_EQ(first.second.client_id, one);
  acknowledge(peer, first.first, 1);
  const auto second = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(second.second.client_id, two);
  acknowledge(peer, second.first, 2);
  program.loop.until([&] { return program.outbox.size() == 2; });
  EXPECT_EQ(program.outbox[1].row.reply->seq, 2);
  EXPECT_TRUE((*program.client->outbox())->all(OutboxRow::State::waiting)->empty());
}

TEST_F(CourierTest, ABreakBeforeTheServerHasItSendsItAgain) {
  Program program = alice();
  program.client->start();
  welcome().close();
  const std::string id = send(program, "bob", "hello");
  FakePeer peer = welcome();
  const auto message = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(message.second.client_id, id);
  acknowledge(peer, message.first, 1);
  program.loop.until([&] { return !program.outbox.empty(); });
  EXPECT_EQ(program.outbox.front().what, What::acknowledged);
}

TEST_F(CourierTest, ABreakAfterTheServerHasItSendsItUnderTheSameId) {
  Program program = alice();
  program.client->start();
  FakePeer peer = welcome();
  const std::string id = send(program, "bob", "hello");
  EXPECT_EQ(peer.expect<protocol::MessageRequest>().second.client_id, id);
  peer.close();  // stored there, perhaps; the acknowledgement is lost
  FakePeer again = welcome();
  const auto message = again.expect<protocol::MessageRequest>();
  EXPECT_EQ(message.second.client_id, id);
  EXPECT_EQ(message.second.content, "hello");
  acknowledge(again, message.first, 1);
  program.loop.until([&] { return !program.outbox.empty(); });
  ASSERT_EQ(program.outbox.size(), 1U);
  EXPECT_EQ(program.outbox.front().what, What::acknowledged);

  // Nothing more comes: the next thing that the server hears is this.
  program.client->request(protocol::PingRequest{}, [](const auto&) {});
  again.expect<protocol::PingRequest>();
}

TEST_F(CourierTest, TheNextProcessCarriesWhatADeadOneLeft) {
  std::string id;
  {
    Program program = alice();
    id = send(program, "bob", "left behind");
  }
  Program next = alice();
  next.client->start();
  FakePeer peer = welcome();
  const auto message = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(message.second.client_id, id);
  acknowledge(peer, message.first, 1);
  next.loop.until([&] { return !next.outbox.empty(); });
}

TEST_F(CourierTest, ARefusedMessageIsToldAndDoesNotHoldUpTheNext) {
  Program program = alice();
  send(program, "bob", "one");
  send(program, "bob", "two");
  program.client->start();
  FakePeer peer = welcome();
  const auto first = peer.expect<protocol::MessageRequest>();
  peer.refuse(first.first, "message", ErrorCode::blocked, "You cannot write to bob.");
  const auto second = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(second.second.content, "two");
  acknowledge(peer, second.first, 1);
  program.loop.until([&] { return program.outbox.size() == 2; });
  EXPECT_EQ(program.outbox[0].what, What::refused);
  EXPECT_EQ(program.outbox[0].row.failure->sentence, "You cannot write to bob.");
  const auto refused = *(*program.client->outbox())->all(OutboxRow::State::refused);
  EXPECT_EQ(refused.size(), 1U);
}

TEST_F(CourierTest, ARefusalForAReasonOfANewerServerIsFinal) {
  Program program = alice();
  send(program, "bob", "rude");
  send(program, "bob", "polite");
  program.client->start();
  FakePeer peer = welcome();
  const auto first = peer.expect<protocol::MessageRequest>();
  peer.line(R"({"reply":"message","id":)" + std::to_string(std::get<std::int64_t>(first.first)) +
            R"(,"ok":false,"error":{"code":"too_rude","message":"Be polite."}})");
  EXPECT_EQ(peer.expect<protocol::MessageRequest>().second.content, "polite");
  program.loop.until([&] { return !program.outbox.empty(); });
  EXPECT_EQ(program.outbox[0].what, What::refused);
  EXPECT_EQ(program.outbox[0].row.failure->unknown_code, "too_rude");
}

TEST_F(CourierTest, APassingRefusalKeepsTheOrder) {
  Program program = alice();
  send(program, "bob", "one");
  send(program, "bob", "two");
  program.client->start();
  FakePeer peer = welcome();
  for (const ErrorCode code :
       {ErrorCode::rate_limited, ErrorCode::storage_unavailable, ErrorCode::internal}) {
    const auto message = peer.expect<protocol::MessageRequest>();
    EXPECT_EQ(message.second.content, "one");
    peer.refuse(message.first, "message", code, "Later.");
  }
  const auto one = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(one.second.content, "one");
  acknowledge(peer, one.first, 1);
  const auto two = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(two.second.content, "two");
}

TEST_F(CourierTest, ConversationsDoNotWaitForEachOther) {
  Program program = alice();
  send(program, "bob", "to bob");
  send(program, "carol", "to carol");
  program.client->start();
  FakePeer peer = welcome();
  EXPECT_EQ(peer.expect<protocol::MessageRequest>().second.receiver, "bob");
  EXPECT_EQ(peer.expect<protocol::MessageRequest>().second.receiver, "carol");
}

TEST_F(CourierTest, OnlyOneProcessCarriesAndTheOtherIsToldWhatBecameOfItsOwn) {
  Program first = alice();
  Program second = alice();
  first.client->start();
  FakePeer one = welcome();
  const std::string a = send(first, "bob", "a");
  const auto message = one.expect<protocol::MessageRequest>();
  EXPECT_EQ(message.second.client_id, a);

  // While the first waits for its acknowledgement, the second writes: the first carries that too.
  second.client->start();
  FakePeer two = welcome();
  second.session_becomes<SignedIn>();
  const std::string b = send(second, "carol", "b");
  const auto carried = one.expect<protocol::MessageRequest>();
  EXPECT_EQ(carried.second.client_id, b);
  acknowledge(one, carried.first, 1);
  second.loop.until([&] { return !second.outbox.empty(); });
  EXPECT_EQ(second.outbox.front().row.client_id, b);
  EXPECT_EQ(second.outbox.front().what, What::acknowledged);
  acknowledge(one, message.first, 1);
  first.loop.until([&] { return first.outbox.size() == 2; });
}

TEST_F(CourierTest, ALockThatCannotBeTakenIsToldAndTriedAgain) {
  Program program = alice();
  const std::string lock = program.places().outbox(server.address(), "alice") + ".lock";
  ASSERT_TRUE(base::make_private_dir(lock));
  program.client->start();
  FakePeer peer = welcome();
  program.session_becomes<SignedIn>();
  const std::string id = send(program, "bob", "hi");
  program.loop.until([&] { return !program.outbox.empty(); });
  EXPECT_EQ(program.outbox.front().what, What::delayed);
  EXPECT_EQ(program.outbox.front().row.client_id, id);
  EXPECT_EQ(program.outbox.front().row.failure->kind, FailureKind::local);
  EXPECT_THAT(program.outbox.front().row.failure->sentence, ::testing::HasSubstr(lock));

  ASSERT_EQ(::rmdir(lock.c_str()), 0);
  acknowledge(peer, peer.expect<protocol::MessageRequest>().first, 1);
  program.loop.until([&] { return program.outbox.back().what == What::acknowledged; });
}

TEST_F(CourierTest, WhatIsUnderWayWhenSomebodyElseSignsInStaysInTheOutboxOfItsWriter) {
  Program program = alice();
  program.client->start();
  FakePeer peer = welcome();
  program.session_becomes<SignedIn>();
  program.client->open("c", 20, [](const auto&) {});
  peer.reply(peer.expect<protocol::HistoryRequest>().first,
             protocol::HistoryReply{.messages = {{.conversation = "c", .seq = 1, .version = 1}}});
  send(program, "bob", "from alice");
  const auto message = peer.expect<protocol::MessageRequest>();

  std::optional<Outcome<SignedIn>> who;
  program.client->sign_in(protocol::LoginRequest{.username = "carol", .password = "secret word"},
                          [&](auto outcome) { who = std::move(outcome); });
  peer.reply(peer.expect<protocol::LoginRequest>().first,
             protocol::LoginReply{.token = "t1k", .username = "carol", .role = protocol::Role::member});
  program.loop.until([&] { return who.has_value(); });
  acknowledge(peer, message.first, 2);
  // What was followed for alice is nothing to carol.
  peer.event(protocol::MessageEvent{.conversation = "c", .seq = 2, .version = 2});
  bool answered = false;
  program.client->request(protocol::PingRequest{}, [&](const auto&) { answered = true; });
  peer.reply(peer.expect<protocol::PingRequest>().first, protocol::PingReply{});
  program.loop.until([&] { return answered; });
  EXPECT_TRUE(program.outbox.empty());
  EXPECT_TRUE(program.news.empty());
  auto box = Outbox::open(program.places().outbox(server.address(), "alice"));
  EXPECT_EQ(box->all(OutboxRow::State::waiting)->size(), 1U);
}

TEST_F(CourierTest, ARefusedMessageIsSentAgainEditedOrDiscarded) {
  Program program = alice();
  const std::string id = send(program, "bob", "rude");
  program.client->start();
  FakePeer peer = welcome();
  const auto refuse = [&](const std::string& words) {
    const auto message = peer.expect<protocol::MessageRequest>();
    EXPECT_EQ(message.second.content, words);
    EXPECT_EQ(message.second.client_id, id);
    const std::size_t before = program.outbox.size();
    peer.refuse(message.first, "message", ErrorCode::forbidden, "Be polite.");
    program.loop.until(
        [&] { return program.outbox.size() > before && program.outbox.back().what == What::refused; });
  };
  refuse("rude");
  const auto again = program.client->retry(id);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->state, OutboxRow::State::waiting);
  refuse("rude");
  ASSERT_TRUE(program.client->edit(id, "ruder"));
  refuse("ruder");
  program.loop.until(
      [&] { return std::ranges::count(program.outbox, What::waiting, &OutboxNews::what) == 2; });
  ASSERT_TRUE(program.client->discard(id));
  program.loop.until([&] { return program.outbox.back().what == What::discarded; });
  EXPECT_EQ(program.outbox.back().row.client_id, id);
  EXPECT_FALSE(program.client->discard(id));
  EXPECT_FALSE(program.client->retry(id));
}

TEST_F(CourierTest, WhatIsEditedBehindAnotherOneLeavesWithItsNewWords) {
  Program program = alice();
  program.client->start();
  FakePeer peer = welcome();
  send(program, "bob", "one");
  const auto first = peer.expect<protocol::MessageRequest>();
  const std::string two = send(program, "bob", "two");
  ASSERT_TRUE(program.client->edit(two, "two, corrected"));
  EXPECT_EQ(program.client->edit(*first.second.client_id, "too late").error().kind, FailureKind::wait);
  acknowledge(peer, first.first, 1);
  const auto second = peer.expect<protocol::MessageRequest>();
  EXPECT_EQ(second.second.content, "two, corrected");
  EXPECT_EQ(second.second.client_id, two);
}

TEST_F(CourierTest, ABlockingDeliveryTellsApart) {
  Program program(
      server.address(),
      [](ClientOptions& options) {
        options.user = "alice";
        options.connection.come_back = false;
      },
      home);
  program.client->start();
  FakePeer peer = welcome();
  ASSERT_TRUE(program.client->settle());
  const std::string sent = send(program, "bob", "hi");
  acknowledge(peer, peer.expect<protocol::MessageRequest>().first, 3);
  const auto row = program.client->deliver(sent);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->reply->seq, 3);

  const std::string refused = send(program, "nobody", "hi");
  peer.refuse(peer.expect<protocol::MessageRequest>().first, "message", ErrorCode::user_not_found,
              "Nobody is that.");
  const auto failed = program.client->deliver(refused);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::user_not_found);

  const std::string lost = send(program, "bob", "later");
  peer.expect<protocol::MessageRequest>();
  peer.close();
  const auto kept = program.client->deliver(lost);
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().kind, FailureKind::network);
  EXPECT_TRUE(kept.error().may_have_happened);
  EXPECT_EQ((*program.client->outbox())->all(OutboxRow::State::waiting)->size(), 1U);

  EXPECT_TRUE(program.client->deliver(lost).error().may_have_happened)
      << "asked when the link is lost already";
  EXPECT_TRUE(program.client->may_have_left(lost));

  const auto never_left = program.client->deliver(send(program, "bob", "later still"));
  ASSERT_FALSE(never_left);
  EXPECT_FALSE(never_left.error().may_have_happened);
}

}  // namespace
}  // namespace banter::client
