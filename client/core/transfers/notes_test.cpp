#include "client/core/transfers/notes.hpp"

#include <gtest/gtest.h>

#include "client/core/outbox/outbox.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::client::transfers {
namespace {

struct NotesTest : ::testing::Test {
  testing::TempDir home;
  Notes notes = *Notes::open(home / "box/alice.db");

  static Sending sending(std::string client_id, std::vector<std::string> paths = {"/a", "/b"}) {
    Sending sending{
        .client_id = std::move(client_id), .draft = {}, .files = {}, .began_at = 1'900'000'000'000};
    sending.draft.receiver = "bob";
    sending.draft.content = "look";
    for (std::string& path : paths)
      sending.files.push_back(
          {.path = std::move(path), .identity = {.size = 1LL << 40, .mtime_ns = 2, .inode = 3}});
    return sending;
  }
};

TEST_F(NotesTest, WhatIsKeptIsFoundByTheSameWordsPlaceAndPaths) {
  const Sending one = sending("m1");
  ASSERT_TRUE(notes.keep(one));
  const auto found = *notes.find(one.draft, {"/a", "/b"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->client_id, "m1");
  EXPECT_EQ(found->files.size(), 2U);
  EXPECT_EQ(found->files[1].identity, one.files[1].identity);
  EXPECT_FALSE(*notes.find(one.draft, {"/b", "/a"}));
  EXPECT_FALSE(*notes.find(one.draft, {"/a"}));
  Draft other = one.draft;
  other.content = "";
  EXPECT_FALSE(*notes.find(other, {"/a", "/b"}));
  other = one.draft;
  other.reply_to = 5;
  EXPECT_FALSE(*notes.find(other, {"/a", "/b"}));
  EXPECT_TRUE(*notes.find("m1"));
  EXPECT_FALSE(*notes.find("m2"));
}

TEST_F(NotesTest, OutliveTheProcessBesideTheOutbox) {
  Sending one = sending("m1");
  one.files[0].file_id = "f1";
  one.files[0].sha256 = "ab";
  ASSERT_TRUE(notes.keep(one));
  ASSERT_TRUE(notes.keep(Receiving{.part = "/x/.a.part", .file_id = "f2", .sha256 = "cd"}));
  ASSERT_TRUE(Outbox::open(home / "box/alice.db")) << "it is the same database";
  Notes again = *Notes::open(home / "box/alice.db");
  EXPECT_EQ((*again.find("m1"))->files[0].file_id, "f1");
  EXPECT_EQ((*again.find("m1"))->files[0].sha256, "ab");
  EXPECT_EQ((*again.find_part("/x/.a.part"))->file_id, "f2");
  EXPECT_FALSE(*again.find_part("/x/.b.part"));
  ASSERT_TRUE(again.forget_part("/x/.a.part"));
  EXPECT_FALSE(*notes.find_part("/x/.a.part"));
}

TEST_F(NotesTest, KeptAgainItIsWhatItIsNow) {
  ASSERT_TRUE(notes.keep(sending("m1", {"/a", "/b", "/c"})));
  ASSERT_TRUE(notes.keep(sending("m1", {"/c"})));
  ASSERT_TRUE(notes.keep(sending("m2")));
  EXPECT_EQ((*notes.find("m1"))->files.size(), 1U);
  EXPECT_EQ(notes.all()->size(), 2U);
  EXPECT_TRUE(*notes.forget("m1"));
  EXPECT_FALSE(*notes.forget("m1"));
  EXPECT_EQ(notes.all()->size(), 1U);
}

TEST_F(NotesTest, AfterAMonthTheyAreForgotten) {
  Sending old = sending("m1");
  old.began_at = 1'000;
  ASSERT_TRUE(notes.keep(old));
  ASSERT_TRUE(notes.keep(sending("m2")));
  Notes again = *Notes::open(home / "box/alice.db");
  ASSERT_EQ(again.all()->size(), 1U);
  EXPECT_EQ(again.all()->front().client_id, "m2");
}

}  // namespace
}  // namespace banter::client::transfers
