// Finding what was said, at a real terminal with the real server, and from scripts.
#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Search : EndToEnd {
  void SetUp() override {
    EndToEnd::SetUp();
    ASSERT_EQ(alice.run({"create", "#tea"}).exit_code, 0);
    ASSERT_EQ(alice.run({"send", "#tea", "Darjeeling or Assam?"}).exit_code, 0);
    ASSERT_EQ(alice.run({"send", "@bob", "the darjeeling is yours"}).exit_code, 0);
    ASSERT_EQ(bob.run({"send", "@alice", "thanks, 你好吗"}).exit_code, 0);
  }
};

TEST_F(Search, FindsWhatOneMayReadAndShowsWhereItStands) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.shows("No messages in #general"));
  a.type("/search darj\r");
  ASSERT_TRUE(a.shows("#1 [#tea] alice: Darjeeling or Assam?"));
  ASSERT_TRUE(a.shows("#1 [@bob] alice: the darjeeling is yours"));
  a.type("/search 好吗\r");
  ASSERT_TRUE(a.shows("#2 [@bob] bob: thanks, 你好吗"));
  a.type("/search nowhere\r");
  ASSERT_TRUE(a.shows("No message holds that."));
  a.type("/search\r");
  ASSERT_TRUE(a.shows("There is nothing older."));
  Session b(bob, {"chat"});
  ASSERT_TRUE(b.shows("No messages in #general"));
  b.type("/search darjeeling\r");
  ASSERT_TRUE(b.shows("#1 [@alice] alice: the darjeeling is yours"));
  ASSERT_TRUE(b.last_row_is("#general>"));
  EXPECT_THAT(b.everything(), Not(HasSubstr("Assam")));
}

TEST_F(Search, GoesOnWithOlderOnes) {
  std::string cups;
  for (int i = 1; i <= 25; ++i)
    cups += "cup " + std::to_string(i) + "\n";
  ASSERT_EQ(alice.run({"chat", "#tea"}, cups).exit_code, 0);
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.shows("No messages in #general"));
  a.type("/search cup\r");
  ASSERT_TRUE(a.shows("cup 25"));
  ASSERT_TRUE(a.shows("There may be older ones: /search alone goes on."));
  EXPECT_THAT(a.everything(), Not(HasSubstr("alice: cup 5\n")));
  a.type("/search\r");
  ASSERT_TRUE(a.shows("alice: cup 1\n"));
}

TEST_F(Search, IsThereForScripts) {
  const Ran found = alice.run({"search", "--json", "from:bob", "thanks"});
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("thanks, 你好吗"));
  EXPECT_EQ(count_of("\n", found.out), 1u);
  EXPECT_THAT(alice.run({"search", "darjeeling", "--in", "#tea"}).out, Not(HasSubstr("yours")));
  EXPECT_EQ(bob.run({"search", "assam"}).out, "");
}

}  // namespace
}  // namespace banter::cli
