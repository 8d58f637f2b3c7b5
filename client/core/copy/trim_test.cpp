// What goes when the copy has become too large.
#include "client/core/testing/copy_fixture.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct TrimTest : CopyTest {
  void room(const std::string& id, std::int64_t messages, std::int64_t sent_at) {
    write([&](CopyWriter& to) {
      to.row_came(row(id, "#" + id));
      to.follows(id, 0, 0);
      for (std::int64_t seq = 1; seq <= messages; ++seq) {
        auto one = message(seq, std::string(1'000, 'x'), "bob", id);
        one.receiver = "#" + id;
        one.sent_at = sent_at + seq;
        to.news_came(NewMessage{.message = one});
      }
    });
  }
  std::vector<std::string> trim() {
    std::vector<std::string> trimmed;
    write([&](CopyWriter& to) { trimmed = to.trim(); });
    return trimmed;
  }
  std::size_t held(const std::string& id) { return copy.newest(id, 10'000)->messages.size(); }
};

TEST_F(TrimTest, TheOldestOfTheLeastRecentGoFirstAndTheNewestStay) {
  room("recent", 300, 2'000'000);
  room("old", 900, 1'000);
  room("small", 100, 1);
  const std::int64_t before = writer->used_bytes();
  EXPECT_THAT(trim(), ElementsAre("old"));
  EXPECT_EQ(held("old"), 400U);
  EXPECT_EQ(*copy.first_seq("old"), 501);
  EXPECT_EQ(writer->low("old"), 501);
  EXPECT_FALSE(copy.newest("old", 10'000)->from_start);
  EXPECT_LT(writer->used_bytes(), before - 400'000);
  EXPECT_EQ(held("recent"), 300U);
  EXPECT_EQ(now("old").unread, 900);  // they are unread nevertheless

  EXPECT_THAT(trim(), ElementsAre("old", "recent"));
  EXPECT_EQ(held("old"), 200U);
  EXPECT_EQ(held("recent"), 200U);
  EXPECT_EQ(held("small"), 100U);
  EXPECT_THAT(trim(), IsEmpty());
}

TEST_F(TrimTest, TheFileBecomesSmaller) {
  room("old", 5'000, 1'000);
  const std::int64_t before = *copy.size();
  while (!trim().empty()) {
  }
  EXPECT_EQ(held("old"), 200U);
  EXPECT_LT(*copy.size(), before / 2);
}

TEST_F(TrimTest, WhatHasGoneMayComeAgain) {
  room("c", 800, 1'000);
  EXPECT_THAT(trim(), ElementsAre("c"));
  protocol::HistoryReply page{.more = false};
  for (std::int64_t seq = 1; seq <= 500; ++seq)
    page.messages.push_back(message(seq));
  write([&](CopyWriter& to) { to.older_page_came("c", page); });
  EXPECT_EQ(held("c"), 800U);
  EXPECT_TRUE(copy.newest("c", 10'000)->from_start);
  EXPECT_EQ(now().unread, 800);
}

}  // namespace
}  // namespace banter::client
