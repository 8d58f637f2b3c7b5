#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/full_disk.hpp"
#include "client/core/testing/program.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using testing::FakePeer;
using testing::FakeServer;
using testing::Program;

struct EngineCopyTest : ::testing::Test {
  FakeServer server;
  std::shared_ptr<testing::TempDir> home = std::make_shared<testing::TempDir>();

  void SetUp() override {
    ASSERT_TRUE(TokenStore(*home / "state/tokens").keep(server.address(), "ann", "t0k"));
  }
  Program ann(const std::function<void(ClientOptions&)>& change = {}) {
    return Program(
        server.address(),
        [&](ClientOptions& options) {
          options.user = "ann";
          options.local_copy = true;
          options.backfill.rest = 3'600'000;  // not by itself
          options.drafts.rest = 1;
          if (change) change(options);
        },
        home);
  }
  static protocol::ConversationRow row(std::int64_t last_seq) {
    protocol::ConversationRow row;
    row.conversation = "c";
    row.kind = protocol::ConversationKind::room;
    row.receiver = row.title = "#dev";
    row.last_seq = row.version = last_seq;
    row.first_seq = 1;
    return row;
  }
  static protocol::Message message(std::int64_t seq) {
    return {.conversation = "c",
            .seq = seq,
            .version = seq,
            .sender = "bob",
            .receiver = "#dev",
            .content = "words " + std::to_string(seq),
            .sent_at = seq};
  }
  static std::vector<protocol::Message> messages(std::int64_t from, std::int64_t to) {
    std::vector<protocol::Message> all;
    for (std::int64_t seq = from; seq <= to; ++seq)
      all.push_back(message(seq));
    return all;
  }
  /// The account logs in; the list has changed to this.
  FakePeer welcome(const protocol::ConversationsReply& list, std::optional<std::string> since = {}) {
    FakePeer peer = server.accept();
    peer.greet("ann");
    const auto asked = peer.expect<protocol::ConversationsRequest>();
    EXPECT_EQ(asked.second.since, since);
    const auto contacts = peer.expect<protocol::ContactsRequest>();
    const auto blocked = peer.expect<protocol::BlockedRequest>();
    peer.reply(asked.first, list);
    peer.reply(contacts.first,
               protocol::ContactsReply{.contacts = {{.username = "bob", .display_name = "Bob"}}});
    peer.reply(blocked.first, protocol::BlockedReply{});
    return peer;
  }
  static LocalCopy& copy(Program& program) {
    const auto copy = program.client->copy();
    EXPECT_TRUE(copy);
    return **copy;
  }
  static std::vector<std::int64_t> seqs(Program& program) {
    std::vector<std::int64_t> seqs;
    for (const auto& one : copy(program).newest("c", 1'000)->messages)
      seqs.push_back(one.seq);
    return seqs;
  }
};

TEST_F(EngineCopyTest, WhatIsToldIsInTheCopyAlready) {
  Program program = ann();
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(2)}, .cursor = "k1"});
  program.loop.until([&] { return !program.conversations.empty(); });
  EXPECT_EQ((*copy(program).conversation("#dev"))->last_seq, 2);
  peer.event(protocol::MessageEvent{.conversation = "c",
                                    .seq = 3,
                                    .version = 3,
                                    .sender = "bob",
                                    .receiver = "#dev",
                                    .content = "hi",
                                    .sent_at = 3});
  program.loop.until([&] { return !program.news.empty(); });
  EXPECT_THAT(seqs(program), ElementsAre(3));
  EXPECT_EQ((*copy(program).conversation("c"))->unread, 1);
  EXPECT_EQ(copy(program).contacts()->size(), 1U);

  // One's own change comes as a reply, and when it was made only the server knows.
  program.client->request(protocol::EditRequest{.conversation = "c", .seq = 3, .content = "hello"},
                          [](const auto&) {});
  const auto edit = peer.expect<protocol::EditRequest>();
  peer.reply(edit.first, protocol::EditReply{.version = 4});
  const auto changes = peer.expect<protocol::ChangesRequest>();
  EXPECT_EQ(changes.second.since, 3);
  protocol::Message edited = message(3);
  edited.version = 4;
  edited.content = "hello";
  edited.edited_at = 9;
  peer.reply(changes.first, protocol::ChangesReply{.messages = {edited}, .version = 4});
  program.loop.until([&] { return program.news.size() == 2; });
  EXPECT_EQ(**copy(program).message("c", 3), edited);
}

TEST_F(EngineCopyTest, TheNextProcessGoesOnWhereTheLastOneStood) {
  {
    Program program = ann(testing::stay_away);
    program.client->start();
    FakePeer peer = welcome({.conversations = {row(2)}, .cursor = "k1"});
    peer.event(protocol::MessageEvent{
        .conversation = "c", .seq = 3, .version = 3, .sender = "bob", .receiver = "#dev", .content = "hi"});
    program.loop.until([&] { return !program.news.empty(); });
  }
  Program program = ann();
  EXPECT_THAT(seqs(program), ElementsAre(3));  // without a server
  program.client->mark_seen("c", 3);
  program.client->start();
  FakePeer peer = server.accept();
  peer.greet("ann");
  EXPECT_EQ(peer.expect<protocol::ConversationsRequest>().second.since, "k1");
  peer.close();
  peer = server.accept();
  peer.greet("ann");
  const auto list = peer.expect<protocol::ConversationsRequest>();
  peer.reply(list.first, protocol::ConversationsReply{.conversations = {row(5)}, .cursor = "k2"});
  // In whichever order; what is not answered is no matter here.
  std::optional<protocol::ChangesRequest> changes;
  bool marked = false;
  while (!changes || !marked) {
    const auto frame = peer.request();
    if (const auto* asked = std::get_if<protocol::ChangesRequest>(&frame.request)) {
      changes = *asked;
      peer.reply(frame.id, protocol::ChangesReply{.messages = messages(4, 5), .version = 5});
    }
    if (const auto* read = std::get_if<protocol::ReadRequest>(&frame.request)) marked = read->seq == 3;
  }
  EXPECT_EQ(changes->since, 3);
  program.loop.until([&] { return program.news.size() == 2; });
  EXPECT_THAT(seqs(program), ElementsAre(3, 4, 5));
  EXPECT_EQ((*copy(program).conversation("c"))->unread, 2);
}

TEST_F(EngineCopyTest, OlderPagesAreFetchedWhenTheyAreAskedFor) {
  Program program = ann();
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(4)}, .cursor = "k1"});
  program.loop.until([&] { return !program.conversations.empty(); });
  std::vector<bool> more;
  const auto fetch = [&] {
    program.client->fetch_older("c", [&](const Outcome<bool>& result) {
      ASSERT_TRUE(result);
      more.push_back(*result);
    });
  };
  fetch();
  const auto first = peer.expect<protocol::HistoryRequest>();
  EXPECT_EQ(first.second.before, 5);
  // A change to what is asked for overtakes the answer, which was made before.
  peer.event(protocol::EditedEvent{.conversation = "c", .seq = 4, .version = 5, .content = "other"});
  peer.reply(first.first, protocol::HistoryReply{.messages = messages(3, 4), .more = true});
  const auto again = peer.expect<protocol::HistoryRequest>();
  EXPECT_EQ(again.second.before, 5);
  auto page = messages(3, 4);
  page[1].content = "other";
  page[1].version = 5;
  peer.reply(again.first, protocol::HistoryReply{.messages = page, .more = true});
  program.loop.until([&] { return more.size() == 1; });
  EXPECT_EQ((*copy(program).message("c", 4))->content, "other");
  fetch();
  const auto last = peer.expect<protocol::HistoryRequest>();
  EXPECT_EQ(last.second.before, 3);
  peer.reply(last.first, protocol::HistoryReply{.messages = messages(1, 2)});
  program.loop.until([&] { return more.size() == 2; });
  fetch();
  program.loop.until([&] { return more.size() == 3; });
  EXPECT_THAT(more, ElementsAre(true, false, false));
  EXPECT_THAT(seqs(program), ElementsAre(1, 2, 3, 4));
  EXPECT_TRUE(copy(program).newest("c", 50)->from_start);
}

TEST_F(EngineCopyTest, WhatIsLackingComesByItself) {
  Program program = ann([](ClientOptions& options) { options.backfill.rest = 1; });
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(4)}, .cursor = "k1"});
  for (std::int64_t low : {5, 3}) {
    const auto asked = peer.expect<protocol::HistoryRequest>();
    EXPECT_EQ(asked.second.before, low);
    peer.reply(asked.first, protocol::HistoryReply{.messages = messages(low - 2, low - 1), .more = low > 3});
  }
  program.loop.until([&] { return program.filled.size() == 2; });
  EXPECT_THAT(seqs(program), ElementsAre(1, 2, 3, 4));
}

TEST_F(EngineCopyTest, WhatIsTooMuchGoesAndTheNewestStay) {
  constexpr std::int64_t kLimit = 1'000'000;
  Program program = ann([](ClientOptions& options) {
    options.backfill.rest = 1;
    options.copy_limit = kLimit;
  });
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(5'000)}, .cursor = "k1"});
  const auto asked = peer.expect<protocol::HistoryRequest>();
  protocol::HistoryReply page{.messages = messages(4'101, 5'000), .more = true};
  for (protocol::Message& one : page.messages)
    one.content.assign(1'000, 'x');
  peer.reply(asked.first, page);
  // What has gone may be asked for again, now that there is room.
  EXPECT_EQ(peer.expect<protocol::HistoryRequest>().second.before, 4'601);
  program.loop.until([&] { return program.filled.size() == 2; });  // that it came, and that some of it went
  EXPECT_THAT(program.filled, ElementsAre("c", "c"));
  const auto rest = copy(program).newest("c", 1'000);
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->messages.size(), 400U);
  EXPECT_EQ(rest->messages.back().seq, 5'000);
  EXPECT_FALSE(rest->from_start);
}

TEST_F(EngineCopyTest, AfterAFaultOfTheDiskItGoesOnFromWhereItStood) {
  Program program = ann();
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(2)}, .cursor = "k1"});
  program.loop.until([&] { return !program.conversations.empty(); });
  EXPECT_THAT(seqs(program), ElementsAre());
  const auto event = [](std::int64_t seq) {
    return protocol::MessageEvent{.conversation = "c",
                                  .seq = seq,
                                  .version = seq,
                                  .sender = "bob",
                                  .receiver = "#dev",
                                  .content = "hi"};
  };
  {
    const testing::FullDisk full;
    peer.event(event(3));
    program.loop.until([&] { return program.news.size() == 1; });  // it is shown nevertheless
    EXPECT_THAT(seqs(program), ElementsAre());
  }
  // After a while it asks for what the copy lacks.
  const auto list = peer.expect<protocol::ConversationsRequest>();
  EXPECT_EQ(list.second.since, "k1");
  peer.reply(list.first, protocol::ConversationsReply{.conversations = {row(3)}, .cursor = "k2"});
  auto frame = peer.request();
  while (!std::holds_alternative<protocol::ChangesRequest>(frame.request))
    frame = peer.request();
  EXPECT_EQ(std::get<protocol::ChangesRequest>(frame.request).since, 2);
  peer.reply(frame.id, protocol::ChangesReply{.messages = messages(3, 3), .version = 3});
  program.loop.until([&] { return program.news.size() == 2; });
  EXPECT_THAT(seqs(program), ElementsAre(3));
  peer.event(event(4));
  program.loop.until([&] { return program.news.size() == 3; });
  EXPECT_THAT(seqs(program), ElementsAre(3, 4));
}

TEST_F(EngineCopyTest, DraftsAreKeptAtOnceAndToldLater) {
  Program program = ann();
  program.client->start();
  FakePeer peer = welcome({.conversations = {row(4)}, .cursor = "k1"});
  program.loop.until([&] { return !program.conversations.empty(); });
  ASSERT_TRUE(program.client->keep_draft("c", "beg"));
  ASSERT_TRUE(program.client->keep_draft("c", "begun"));
  EXPECT_EQ(**copy(program).draft("c"), "begun");
  auto told = peer.expect<protocol::ArrangeRequest>();
  while (told.second.draft != "begun") {
    peer.reply(told.first, protocol::ArrangeReply{});
    told = peer.expect<protocol::ArrangeRequest>();
  }
  peer.close();  // perhaps it was heard
  peer = server.accept();
  peer.greet("ann");
  while (true) {
    const auto frame = peer.request();
    if (std::holds_alternative<protocol::ArrangeRequest>(frame.request)) break;
  }
}

TEST_F(EngineCopyTest, WithoutALoginThereIsNone) {
  Program program(server.address(), [](ClientOptions& options) { options.local_copy = true; });
  EXPECT_FALSE(program.client->copy());
}

}  // namespace
}  // namespace banter::client
