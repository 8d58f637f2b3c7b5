#include "client/core/copy/local_copy.hpp"

#include "client/core/testing/copy_fixture.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct LocalCopyTest : CopyTest {};

TEST_F(LocalCopyTest, IsEmptyAtFirst) {
  EXPECT_THAT(*copy.conversations(), IsEmpty());
  EXPECT_FALSE(*copy.conversation("c"));
  EXPECT_THAT(copy.newest("c", 50)->messages, IsEmpty());
  EXPECT_EQ(*copy.first_seq("c"), 0);
  EXPECT_FALSE(*copy.message("c", 1));
  EXPECT_FALSE(*copy.person("bob"));
  EXPECT_GT(*copy.size(), 0);
}

TEST_F(LocalCopyTest, GivesRowsAsTheyCame) {
  protocol::ConversationRow whole = row("c", "#Dev", 7);
  whole.topic = "build";
  whole.visibility = protocol::Visibility::private_;
  whole.member_count = 3;
  whole.last_message = "hi";
  whole.last_sender = "bob";
  whole.last_sent_at = 5'000;
  whole.read_seq = 4;
  whole.unread = 3;
  whole.mentions = 1;
  whole.muted_until = 99;
  whole.mentions_only = true;
  whole.pinned = true;
  whole.draft = "begun";
  whole.role = protocol::RoomRole::moderator;
  write([&](CopyWriter& to) { to.row_came(whole); });
  EXPECT_EQ(now(), whole);
  EXPECT_EQ(now("#dev"), whole);
  reopen();
  EXPECT_EQ(now("#DEV"), whole);
}

TEST_F(LocalCopyTest, PinnedComeFirstThenTheNewest) {
  write([&](CopyWriter& to) {
    auto old = row("a", "bob");
    old.pinned = true;
    to.row_came(old);
    for (const auto& [id, sent_at] : {std::pair("b", 30), std::pair("c", 50), std::pair("d", 40)}) {
      auto one = row(id, id);
      one.last_sent_at = sent_at;
      to.row_came(one);
    }
    to.row_came({.conversation = "d", .left = true});
  });
  std::vector<std::string> ids;
  for (const auto& one : *copy.conversations())
    ids.push_back(one.conversation);
  EXPECT_THAT(ids, ElementsAre("a", "c", "b"));
}

TEST_F(LocalCopyTest, GivesMessagesAsTheyCame) {
  follow();
  protocol::Message whole = message(1, "hi @ann");
  whole.client_id = "x";
  whole.reply_to = 0;
  whole.mentions = {"ann", "@room"};
  whole.attachments = {{.file_id = "f",
                        .file_name = "a \"b\".png",
                        .size = 5,
                        .media_type = "image/png",
                        .sha256 = "00",
                        .width = 4,
                        .height = 3,
                        .preview = "AA=="}};
  whole.composed_at = 7;
  whole.via = "peer";
  whole.edited_at = 8;
  whole.pinned = true;
  whole.reactions = {{.emoji = "👍", .count = 2, .usernames = {"bob", "eve"}}};
  tell(NewMessage{.message = whole});
  EXPECT_EQ(**copy.message("c", 1), whole);
  const auto files = copy.files("c", {}, 10);
  ASSERT_EQ(files->size(), 1U);
  EXPECT_EQ(files->front().file, whole.attachments.front());
  EXPECT_EQ(files->front().seq, 1);
  EXPECT_THAT(*copy.files("c", 1, 10), IsEmpty());
}

TEST_F(LocalCopyTest, PagesMeetWithoutGapOrDouble) {
  follow();
  say(1, 10);
  tell(NewNotice{"c", {.at = 1, .after_seq = 0, .version = 101, .username = "first"}});
  tell(NewNotice{"c", {.at = 1, .after_seq = 4, .version = 102, .username = "middle"}});
  tell(NewNotice{"c", {.at = 1, .after_seq = 10, .version = 103, .username = "last"}});
  const auto notices = [](const CopiedPage& page) {
    std::vector<std::string> names;
    for (const auto& notice : page.notices)
      names.push_back(notice.username);
    return names;
  };

  const auto newest = *copy.newest("c", 6);
  EXPECT_THAT(seqs(newest), ElementsAre(5, 6, 7, 8, 9, 10));
  EXPECT_THAT(notices(newest), ElementsAre("last"));
  EXPECT_TRUE(newest.more_before);
  EXPECT_FALSE(newest.more_after);
  EXPECT_FALSE(newest.from_start);
  const auto older = *copy.before("c", 5, 6);
  EXPECT_THAT(seqs(older), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(notices(older), ElementsAre("first", "middle"));
  EXPECT_FALSE(older.more_before);
  EXPECT_TRUE(older.more_after);
  EXPECT_TRUE(older.from_start);
  const auto after = *copy.after("c", 2, 3);
  EXPECT_THAT(seqs(after), ElementsAre(3, 4, 5));
  EXPECT_THAT(notices(after), ElementsAre("middle"));
  EXPECT_TRUE(after.more_before);
  EXPECT_TRUE(after.more_after);
  const auto rest = *copy.after("c", 5, 50);
  EXPECT_THAT(seqs(rest), ElementsAre(6, 7, 8, 9, 10));
  EXPECT_THAT(notices(rest), ElementsAre("last"));
  EXPECT_FALSE(rest.more_after);
}

TEST_F(LocalCopyTest, WhatIsOlderThanTheCopyIsNotItsBeginning) {
  follow(100);
  EXPECT_EQ(*copy.first_seq("c"), 0);
  EXPECT_FALSE(copy.newest("c", 50)->from_start);
  say(101, 103);
  EXPECT_EQ(*copy.first_seq("c"), 101);
  const auto page = *copy.newest("c", 50);
  EXPECT_THAT(seqs(page), ElementsAre(101, 102, 103));
  EXPECT_FALSE(page.more_before);
  EXPECT_FALSE(page.from_start);
}

TEST_F(LocalCopyTest, DraftsStayUntilTheyAreTakenAway) {
  ASSERT_TRUE(copy.keep_draft("@Bob", "begun"));
  EXPECT_EQ(**copy.draft("@bob"), "begun");
  write([&](CopyWriter& to) { to.row_came(row("d", "Bob")); });
  EXPECT_EQ(**copy.draft("d"), "begun");
  EXPECT_EQ(now("d").draft, "begun");
  ASSERT_TRUE(copy.keep_draft("d", ""));
  EXPECT_FALSE(*copy.draft("d"));
  EXPECT_FALSE(now("d").draft);
}

}  // namespace
}  // namespace banter::client
