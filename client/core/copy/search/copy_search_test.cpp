#include "client/core/copy/search/copy_search.hpp"

#include "client/core/testing/copy_fixture.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct CopySearchTest : CopyTest {
  void SetUp() override {
    write([&](CopyWriter& to) {
      for (const auto& [id, name] : {std::pair("c", "#dev"), std::pair("d", "Bob")}) {
        to.row_came(row(id, name));
        to.follows(id, 0, 0);
      }
      const auto say = [&](const std::string& id, std::int64_t seq, std::int64_t sent_at,
                           const std::string& sender, const std::string& words) {
        auto one = message(seq, words, sender, id);
        one.sent_at = sent_at;
        if (words.empty()) one.attachments = {{.file_id = "f", .file_name = "tea.png"}};
        to.news_came(NewMessage{.message = one});
      };
      say("c", 1, 10, "Eve", "The Müller café");
      say("d", 1, 20, "bob", "tea in the cafe");
      say("c", 2, 30, "bob", "green tea");
      say("c", 3, 40, "Eve", "");
      say("d", 2, 50, "ann", "more tea");
      say("c", 4, 60, "eve", "no tea any more");
      say("c", 5, 70, "bob", "tea, hidden");
      to.news_came(
          ChangedMessage{.what = ChangedMessage::What::hidden, .conversation = "c", .seq = 5, .version = 9});
    });
  }
  protocol::SearchReply ask(const std::string& query, std::optional<std::string> conversation = {},
                            std::optional<std::string> cursor = {}, std::int64_t limit = 50) {
    auto search = CopySearch::open(path);
    EXPECT_TRUE(search);
    auto reply =
        search->find({.query = query, .conversation = conversation, .cursor = cursor, .limit = limit});
    EXPECT_TRUE(reply);
    return *reply;
  }
  std::vector<std::string> find(const std::string& query, std::optional<std::string> conversation = {}) {
    return names(ask(query, conversation));
  }
  static std::vector<std::string> names(const protocol::SearchReply& reply) {
    std::vector<std::string> found;
    for (const auto& one : reply.messages)
      found.push_back(one.conversation + std::to_string(one.seq));
    return found;
  }
};

TEST_F(CopySearchTest, FindsWordsNewestFirst) {
  EXPECT_THAT(find("tea"), ElementsAre("c4", "d2", "c2", "d1"));
  EXPECT_THAT(find("CAFE muller"), ElementsAre("c1"));
  EXPECT_THAT(find("\"green tea\""), ElementsAre("c2"));
  EXPECT_THAT(find("coffee"), IsEmpty());
  EXPECT_THAT(find(""), IsEmpty());
  const auto reply = ask("green");
  EXPECT_THAT(reply.messages.front().highlights, ElementsAre(protocol::Highlight{.start = 0, .length = 5}));
  EXPECT_FALSE(reply.more);
}

TEST_F(CopySearchTest, UnderstandsTheOperators) {
  EXPECT_THAT(find("tea from:bob"), ElementsAre("c2", "d1"));
  EXPECT_THAT(find("tea from:nobody"), IsEmpty());
  EXPECT_THAT(find("tea in:#dev"), ElementsAre("c4", "c2"));
  EXPECT_THAT(find("tea in:@bob"), ElementsAre("d2", "d1"));
  EXPECT_THAT(find("tea in:#dev in:@bob"), ElementsAre("c4", "d2", "c2", "d1"));
  EXPECT_THAT(find("tea in:#nowhere"), IsEmpty());
  EXPECT_THAT(find("has:file"), ElementsAre("c3"));
  EXPECT_THAT(find("tea", "d"), ElementsAre("d2", "d1"));
  EXPECT_THAT(find("tea in:#dev", "d"), IsEmpty());
  EXPECT_THAT(find("tea", "unknown"), IsEmpty());
  EXPECT_THAT(find("tea after:2001-01-01"), IsEmpty());
  EXPECT_EQ(find("tea before:2001-01-01").size(), 4U);
}

TEST_F(CopySearchTest, PagesFollowEachOther) {
  for (const std::optional<std::string>& where :
       {std::optional<std::string>(), std::optional<std::string>("c")}) {
    std::vector<std::string> all;
    std::optional<std::string> cursor;
    do {
      const auto page = ask("tea", where, cursor, 1);
      ASSERT_EQ(page.messages.size(), 1U);
      all.push_back(names(page).front());
      EXPECT_EQ(page.more, page.cursor.has_value());
      cursor = page.cursor;
    } while (cursor);
    EXPECT_EQ(all, find("tea", where));
  }
}

TEST_F(CopySearchTest, ACursorThatIsNoneBeginsAtTheTop) {
  EXPECT_EQ(names(ask("tea", {}, "x:y")).size(), 4U);
  EXPECT_EQ(names(ask("tea", {}, "12")).size(), 4U);
}

}  // namespace
}  // namespace banter::client
