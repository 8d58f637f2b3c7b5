// What Sync asks about first, and how much at one time.
#include "client/core/sync/sync_fixture.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct SyncAskingTest : SyncTest {
  static protocol::ConversationRow row(const std::string& id, std::int64_t sent_at) {
    protocol::ConversationRow row;
    row.conversation = id;
    row.receiver = "#" + id;
    row.kind = protocol::ConversationKind::room;
    row.last_sent_at = sent_at;
    row.version = 9;
    return row;
  }
  /// Three that have changed, and one question at a time.
  void come_back() {
    sync = make({.follow_all = true, .most_asking = 1});
    for (const char* id : {"old", "middle", "new"})
      sync.follow(id, 1, 1);
    for (const auto& [id, sent_at] : {std::pair("old", 1), std::pair("middle", 2), std::pair("new", 3)})
      sync.row_came(row(id, sent_at), false);
    sync.online(false);
  }
  std::vector<std::string> ids() {
    std::vector<std::string> ids;
    while (!questions.empty()) {
      ids.push_back(asked<protocol::ChangesRequest>().conversation);
      answer(protocol::ChangesReply{.version = 9});
    }
    return ids;
  }
};

TEST_F(SyncAskingTest, TheMostRecentIsAskedAboutFirst) {
  sync = make({.follow_all = true, .most_asking = 1});
  sync.online(false);
  for (const char* id : {"first", "old", "middle", "new"})
    sync.follow(id, 1, 1);
  for (const auto& [id, sent_at] :
       {std::pair("first", 0), std::pair("old", 1), std::pair("new", 3), std::pair("middle", 2)})
    sync.row_came(row(id, sent_at), false);
  EXPECT_EQ(questions.size(), 1U);
  EXPECT_FALSE(sync.is_calm());
  EXPECT_THAT(ids(), ElementsAre("first", "new", "middle", "old"));
  EXPECT_TRUE(sync.is_calm());
}

TEST_F(SyncAskingTest, TheOneThatIsLookedAtComesBeforeAllOthers) {
  come_back();
  sync.attend("middle");
  EXPECT_EQ(questions.size(), 1U);
  const std::string begun = asked<protocol::ChangesRequest>().conversation;
  const auto order = ids();
  ASSERT_EQ(order.size(), 3U);
  EXPECT_EQ(order[begun == "middle" ? 0 : 1], "middle");
}

TEST_F(SyncAskingTest, AServerThatWantsToBeLeftAloneIs) {
  come_back();
  refuse(protocol::ErrorCode::rate_limited);
  EXPECT_THAT(questions, IsEmpty());
  ASSERT_EQ(timers.size(), 1U);
  timers.front()();
  EXPECT_EQ(ids().size(), 3U);
}

TEST_F(SyncAskingTest, OneThatIsLostDoesNotHoldUpTheOthers) {
  come_back();
  refuse(protocol::ErrorCode::not_a_member);
  EXPECT_EQ(ids().size(), 2U);
  EXPECT_TRUE(sync.is_calm());
}

TEST_F(SyncAskingTest, TellsUpToWhereEverythingIsKnown) {
  std::vector<std::string> kept;
  Sync keeping(
      {.follow_all = true, .skip_when_far = true, .exact = true},
      {.ask = [this](const protocol::Request& request,
                     ReplyHandler done) { questions.push_back({request, std::move(done)}); },
       .later = [](base::Millis, const std::function<void()>&) {},
       .tell = [&](const News& news) { kept.push_back(words(news)); },
       .keep = {.follows =
                    [&](const std::string& id, std::int64_t version, std::int64_t last_seq) {
                      kept.push_back("follows " + id + " " + std::to_string(version) + " " +
                                     std::to_string(last_seq));
                    },
                .known = [&](const std::string&,
                             std::int64_t version) { kept.push_back("known " + std::to_string(version)); },
                .stale =
                    [&](const std::string&, std::int64_t first_seq) {
                      kept.push_back("stale " + std::to_string(first_seq));
                    },
                .page =
                    [&](const std::string&, const protocol::HistoryReply& page) {
                      kept.push_back("page of " + std::to_string(page.messages.size()));
                    },
                .notice =
                    [&](const std::string&, const protocol::Notice& notice) {
                      kept.push_back("notice " + std::to_string(notice.version));
                    }}});
  keeping.online(true);
  keeping.event_came(event(1, 1));
  EXPECT_THAT(std::exchange(kept, {}), ElementsAre("follows c 0 0", "live 1", "known 1"));
  auto named = edited(1, 2);
  named.content = "@bob";
  keeping.event_came(named);
  answer(protocol::ChangesReply{
      .messages = {message(1, 2)}, .notices = {{.after_seq = 1, .version = 3}}, .version = 3});
  EXPECT_THAT(std::exchange(kept, {}), ElementsAre("touched 1", "notice 3", "join ", "known 3"));
  keeping.event_came(event(900, 9'000));
  answer(protocol::ChangesReply{.reset = true, .version = 9'000});
  answer(protocol::HistoryReply{.messages = {message(900, 9'000)}});
  EXPECT_THAT(std::exchange(kept, {}), ElementsAre("stale 900", "skipped 2-899", "new 900", "known 9000"));
  keeping.open("c", 50, [](const Outcome<Sync::Opened>&) {});
  answer(protocol::HistoryReply{.messages = {message(900, 9'000)}});
  EXPECT_THAT(kept, ElementsAre("page of 1", "known 9000"));
}

}  // namespace
}  // namespace banter::client
