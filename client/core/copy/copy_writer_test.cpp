#include "client/core/copy/copy_writer.hpp"

#include "client/core/testing/copy_fixture.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using What = ChangedMessage::What;

struct CopyWriterTest : CopyTest {
  ChangedMessage change(What what, std::int64_t seq, std::int64_t version) {
    return {.what = what, .conversation = "c", .seq = seq, .version = version, .username = "bob"};
  }
  protocol::Message at(std::int64_t seq) {
    const auto found = copy.message("c", seq);
    EXPECT_TRUE(found && *found);
    return found && *found ? **found : protocol::Message{};
  }
};

TEST_F(CopyWriterTest, CountsWhatIsUnread) {
  follow();
  say(1, 3);
  EXPECT_EQ(now().unread, 3);
  EXPECT_EQ(now().last_message, "hello");
  EXPECT_EQ(now().last_sender, "bob");
  EXPECT_EQ(now().last_sent_at, 1'003);
  EXPECT_EQ(now().last_seq, 3);
  tell(NewMessage{.message = message(4, "mine", "Ann")});
  auto named = message(5, "@ann");
  named.mentions = {"Ann"};
  tell(NewMessage{.message = named});
  tell(NewMessage{.message = {.conversation = "c", .seq = 6, .version = 6, .hidden = true}});
  EXPECT_EQ(now().unread, 4);
  EXPECT_EQ(now().mentions, 1);
  EXPECT_FALSE(now().last_message);
  write([](CopyWriter& to) { to.read_up_to("c", 3); });
  EXPECT_EQ(now().unread, 1);
  EXPECT_EQ(now().mentions, 1);
  tell(change(What::deleted, 5, 7));
  EXPECT_EQ(now().unread, 0);
  EXPECT_EQ(now().mentions, 0);
}

TEST_F(CopyWriterTest, KeepsTheServersCountOfWhatIsNotHere) {
  auto told = row("c", "#dev", 100);
  told.read_seq = 40;
  told.unread = 55;
  told.mentions = 3;
  write([&](CopyWriter& to) {
    to.row_came(told);
    to.follows("c", 100, 100);
  });
  EXPECT_EQ(now().unread, 55);
  say(101, 102);
  EXPECT_EQ(now().unread, 57);
  EXPECT_EQ(now().mentions, 3);
  write([](CopyWriter& to) { to.read_up_to("c", 101); });
  EXPECT_EQ(now().unread, 1);
  EXPECT_EQ(now().mentions, 0);
}

TEST_F(CopyWriterTest, ARowIsBelievedWhileWhatItTellsOfIsOnTheWay) {
  follow();
  say(1, 2);
  auto told = row("c", "#dev", 12);
  told.unread = 9;
  told.last_message = "later";
  write([&](CopyWriter& to) { to.row_came(told); });
  EXPECT_EQ(now().unread, 9);
  say(3, 5);
  EXPECT_EQ(now().unread, 9);
  EXPECT_EQ(now().last_message, "later");
  say(6, 12);
  EXPECT_EQ(now().unread, 12);
}

TEST_F(CopyWriterTest, ChangesAreAppliedOnce) {
  follow();
  say(1, 1);
  auto edit = change(What::edited, 1, 2);
  edit.content = "new";
  edit.at = 77;
  auto reaction = change(What::reacted, 1, 3);
  reaction.emoji = "👍";
  for (int round = 0; round < 2; ++round) {
    tell(edit);
    tell(reaction);
    tell(change(What::pinned, 1, 4));
  }
  EXPECT_EQ(at(1).content, "new");
  EXPECT_EQ(at(1).edited_at, 77);
  EXPECT_EQ(at(1).version, 4);
  EXPECT_TRUE(at(1).pinned);
  EXPECT_THAT(at(1).reactions,
              ElementsAre(protocol::Reaction{.emoji = "👍", .count = 1, .usernames = {"bob"}}));
  EXPECT_EQ(now().last_message, "new");
  auto gone = reaction;
  gone.removed = true;
  gone.version = 5;
  tell(gone);
  EXPECT_THAT(at(1).reactions, IsEmpty());
  tell(change(What::deleted, 1, 6));
  EXPECT_TRUE(at(1).deleted);
  EXPECT_EQ(at(1).content, "");
  EXPECT_FALSE(at(1).pinned);
  EXPECT_EQ(at(1).sender, "bob");
  tell(change(What::hidden, 1, 7));
  EXPECT_TRUE(at(1).hidden);
  EXPECT_EQ(at(1).sender, "");
}

TEST_F(CopyWriterTest, AWholeMessageTakesThePlaceOfAnOlderOne) {
  follow();
  say(1, 1);
  auto newer = message(1, "newer");
  newer.version = 9;
  auto older = message(1, "older");
  older.version = 8;
  const auto whole = [&](const protocol::Message& now) {
    auto told = change(What::other, 1, now.version);
    told.whole = std::make_shared<const protocol::Message>(now);
    tell(told);
  };
  whole(newer);
  whole(older);
  EXPECT_EQ(at(1).content, "newer");
}

TEST_F(CopyWriterTest, WhatIsSkippedIsNotThereAnyMore) {
  follow();
  say(1, 5);
  tell(Skipped{"c", 6, 20});
  EXPECT_EQ(*copy.first_seq("c"), 0);
  EXPECT_FALSE(copy.newest("c", 9)->from_start);
  say(21, 22);
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(21, 22));
  EXPECT_EQ(writer->low("c"), 21);
}

TEST_F(CopyWriterTest, OlderPagesGoBeforeTheOthers) {
  follow(100);
  EXPECT_EQ(writer->low("c"), 101);
  const auto page = [&](std::int64_t from, std::int64_t to_seq, bool more, bool newest = false) {
    protocol::HistoryReply reply{.more = more};
    for (std::int64_t seq = from; seq <= to_seq; ++seq)
      reply.messages.push_back(message(seq));
    write([&](CopyWriter& to) {
      if (newest) {
        to.page_came("c", reply);
      } else {
        to.older_page_came("c", reply);
      }
    });
  };
  page(51, 100, true);
  EXPECT_EQ(writer->low("c"), 51);
  page(20, 30, true);  // nothing that stands apart
  EXPECT_EQ(writer->low("c"), 51);
  page(1, 50, false);
  EXPECT_EQ(writer->low("c"), std::nullopt);
  EXPECT_TRUE(copy.newest("c", 1'000)->from_start);
  EXPECT_EQ(copy.newest("c", 1'000)->messages.size(), 100U);
  page(150, 160, true, true);  // the newest, and much between that is not known
  EXPECT_EQ(*copy.first_seq("c"), 150);
}

TEST_F(CopyWriterTest, TellsThatSomethingTooOldHasChanged) {
  follow(100);
  EXPECT_EQ(writer->passed_over("c"), 0);
  tell(change(What::edited, 50, 101));
  EXPECT_EQ(writer->passed_over("c"), 1);
}

TEST_F(CopyWriterTest, ClearingTakesWhatIsBefore) {
  follow();
  say(1, 5);
  write([](CopyWriter& to) { to.event_came(protocol::ClearedEvent{.conversation = "c", .cleared_seq = 4}); });
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(5));
  EXPECT_TRUE(copy.newest("c", 50)->from_start);
  EXPECT_EQ(now().unread, 1);
  write([](CopyWriter& to) { to.event_came(protocol::ClearedEvent{.conversation = "c", .cleared_seq = 5}); });
  EXPECT_FALSE(now().last_message);
  EXPECT_EQ(now().unread, 0);
  EXPECT_TRUE(copy.newest("c", 50)->from_start);
}

TEST_F(CopyWriterTest, RetentionTakesTheOldest) {
  follow();
  say(1, 5);
  auto later = row("c", "#dev", 5);
  later.first_seq = 3;
  write([&](CopyWriter& to) { to.row_came(later); });
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(3, 4, 5));
  EXPECT_TRUE(copy.newest("c", 50)->from_start);
}

TEST_F(CopyWriterTest, WhatIsLostIsGone) {
  follow();
  say(1, 5);
  ASSERT_TRUE(copy.keep_draft("c", "begun"));
  tell(Lost{"c", "You are no longer in this conversation."});
  EXPECT_FALSE(*copy.conversation("c"));
  EXPECT_THAT(copy.newest("c", 50)->messages, IsEmpty());
  EXPECT_FALSE(*copy.draft("c"));
  EXPECT_THAT(writer->followed(), IsEmpty());
}

TEST_F(CopyWriterTest, NothingOfAnUnfinishedChangeStays) {
  follow();
  say(1, 2);
  write([](CopyWriter& to) { to.known("c", 2); });
  writer->begin();
  writer->news_came(NewMessage{.message = message(3)});
  writer->known("c", 3);
  writer.reset();  // as a crash would
  reopen();
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(1, 2));
  const auto followed = writer->followed();
  ASSERT_EQ(followed.size(), 1U);
  EXPECT_EQ(followed[0].version, 2);
  EXPECT_EQ(followed[0].last_seq, 2);
}

TEST_F(CopyWriterTest, AFirstMessageMakesTheConversation) {
  auto first = message(1, "hi");
  first.receiver = "ann";
  first.sender = "Bob";
  write([&](CopyWriter& to) {
    to.follows("c", 0, 0);
    to.news_came(NewMessage{.message = first});
  });
  EXPECT_EQ(now().receiver, "Bob");
  EXPECT_EQ(now().kind, protocol::ConversationKind::direct);
  EXPECT_EQ(now("@bob").unread, 1);
}

TEST_F(CopyWriterTest, ReceiptsOnlyGoOn) {
  follow();
  say(1, 5);
  write([](CopyWriter& to) {
    to.event_came(
        protocol::ReceiptEvent{.conversation = "c", .username = "bob", .delivered_seq = 4, .read_seq = 3});
    to.event_came(
        protocol::ReceiptEvent{.conversation = "c", .username = "Bob", .delivered_seq = 5, .read_seq = 2});
  });
  const auto receipts = *copy.receipts("c");
  ASSERT_EQ(receipts.size(), 1U);
  EXPECT_EQ(receipts[0].delivered_seq, 5);
  EXPECT_EQ(receipts[0].read_seq, 3);
}

TEST_F(CopyWriterTest, OwnDraftsAreNewerUntilTheyAreTold) {
  follow();
  const auto from_elsewhere = [&](const std::string& text) {
    write(
        [&](CopyWriter& to) { to.event_came(protocol::ArrangedEvent{.conversation = "c", .draft = text}); });
  };
  from_elsewhere("theirs");
  EXPECT_EQ(**copy.draft("c"), "theirs");
  ASSERT_TRUE(copy.keep_draft("c", "mine"));
  from_elsewhere("later");
  EXPECT_EQ(**copy.draft("c"), "mine");
  ASSERT_EQ(writer->untold_drafts().size(), 1U);
  write([](CopyWriter& to) { to.draft_told("c", "mine"); });
  EXPECT_THAT(writer->untold_drafts(), IsEmpty());
  from_elsewhere("");
  EXPECT_FALSE(*copy.draft("c"));
}

TEST_F(CopyWriterTest, TheBlockedAreHiddenInRoomsOnly) {
  follow();
  say(1, 2);
  auto direct = message(1, "between us");
  direct.conversation = "d";
  direct.receiver = "ann";
  write([&](CopyWriter& to) {
    to.row_came(row("d", "bob"));
    to.follows("d", 0, 0);
    to.news_came(NewMessage{.message = direct});
    to.answered(protocol::BlockedRequest{}, protocol::BlockedReply{.users = {{"Bob"}}});
  });
  EXPECT_TRUE(at(1).hidden);
  EXPECT_EQ(now().unread, 0);
  EXPECT_FALSE((*copy.message("d", 1))->hidden);
  EXPECT_THAT(*copy.blocked(), ElementsAre("bob"));
  const auto hidden = writer->hidden();
  ASSERT_EQ(hidden.size(), 1U);
  EXPECT_EQ(hidden[0].first_seq, 1);
  EXPECT_EQ(hidden[0].last_seq, 2);
  EXPECT_FALSE(writer->must_reveal());
  write([](CopyWriter& to) {
    to.answered(protocol::UnblockRequest{"bob"}, protocol::UnblockReply{});
    EXPECT_TRUE(to.must_reveal());
    to.refresh("c", {message(1), message(2)});
  });
  EXPECT_THAT(*copy.blocked(), IsEmpty());
  EXPECT_EQ(at(2).content, "hello");
  EXPECT_EQ(now().unread, 2);
}

TEST_F(CopyWriterTest, KnowsPeople) {
  write([](CopyWriter& to) {
    to.answered(
        protocol::ContactsRequest{},
        protocol::ContactsReply{
            .contacts = {{.username = "zed", .display_name = "Abel", .status = protocol::Status::away},
                         {.username = "bob", .display_name = "bob", .avatar = "f"}}});
    to.event_came(protocol::PresenceEvent{
        .username = "Bob", .status = protocol::Status::busy, .text = "at work", .last_seen = 5});
    to.event_came(protocol::ContactEvent{.username = "eve", .display_name = "Eve"});
  });
  std::vector<std::string> names;
  for (const auto& person : *copy.contacts())
    names.push_back(person.username);
  EXPECT_THAT(names, ElementsAre("zed", "bob", "eve"));
  EXPECT_EQ(**copy.person("BOB"), (Person{.username = "bob",
                                          .avatar = "f",
                                          .status = protocol::Status::busy,
                                          .text = "at work",
                                          .last_seen = 5,
                                          .contact = true}));
  reopen();
  EXPECT_EQ((*copy.person("bob"))->status, protocol::Status::offline);
}

TEST_F(CopyWriterTest, MembersComeInPages) {
  follow();
  const auto page = [&](std::optional<std::string> after, std::vector<std::string> names, bool more) {
    protocol::MembersReply reply{.more = more};
    for (const auto& name : names)
      reply.members.push_back({.username = name, .display_name = name, .role = protocol::RoomRole::member});
    write([&](CopyWriter& to) {
      to.answered(protocol::MembersRequest{.conversation = "c", .after = after}, reply);
    });
  };
  const auto names = [&] {
    std::vector<std::string> all;
    for (const auto& member : *copy.members("c"))
      all.push_back(member.username);
    return all;
  };
  page({}, {"ann", "bob"}, true);
  page("bob", {"cid", "dan"}, false);
  EXPECT_THAT(names(), ElementsAre("ann", "bob", "cid", "dan"));
  page({}, {"ann", "bz"}, true);
  EXPECT_THAT(names(), ElementsAre("ann", "bz", "cid", "dan"));
  write([](CopyWriter& to) {
    to.event_came(protocol::MemberEvent{
        .conversation = "c", .username = "Cid", .change = protocol::MemberChange::leave});
    to.event_came(protocol::MemberEvent{.conversation = "c",
                                        .username = "eve",
                                        .change = protocol::MemberChange::join,
                                        .role = protocol::RoomRole::member});
  });
  EXPECT_THAT(names(), ElementsAre("ann", "bz", "dan", "eve"));
}

}  // namespace
}  // namespace banter::client
