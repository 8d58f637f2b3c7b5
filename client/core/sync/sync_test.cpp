#include "client/core/sync/sync_fixture.hpp"

namespace banter::client {
namespace {

using protocol::ErrorCode;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(SyncTest, HandsOverWhatComesInTurn) {
  follow();
  sync.event_came(event(3, 4));
  sync.event_came(edited(1, 5));
  sync.event_came(protocol::DeletedEvent{.conversation = "c", .seq = 2, .version = 6, .username = "bob"});
  sync.event_came(protocol::ReactionEvent{.conversation = "c", .seq = 2, .version = 7});
  sync.event_came(protocol::PinnedEvent{.conversation = "c", .seq = 1, .version = 8});
  sync.event_came(protocol::HiddenEvent{.conversation = "c", .seq = 4, .version = 9});
  sync.event_came(event(5, 10));
  EXPECT_THAT(news(), ElementsAre("live 3", "edited 1", "deleted 2", "reacted 2", "pinned 1", "live 4 hidden",
                                  "live 5"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, PassesOverWhatItKnows) {
  follow();
  sync.event_came(event(2, 3));
  sync.event_came(event(3, 4));
  sync.event_came(event(3, 4));
  EXPECT_THAT(news(), ElementsAre("live 3"));
}

TEST_F(SyncTest, AsksForAGapAndHandsOverInOrder) {
  follow();
  sync.event_came(event(5, 7));
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  // In the order of their latest version: message 3 was edited last.
  answer(protocol::ChangesReply{.messages = {message(4, 5), message(5, 7), message(3, 8)}, .version = 8});
  EXPECT_THAT(news(), ElementsAre("new 3", "new 4", "new 5"));
  sync.event_came(edited(3, 8));
  EXPECT_THAT(news(), IsEmpty());
  sync.event_came(event(6, 9));
  EXPECT_THAT(news(), ElementsAre("live 6"));
}

TEST_F(SyncTest, PagesAreReadToTheEndAndEventsMeanwhileAreNotLost) {
  follow();
  sync.event_came(event(9, 10));
  answer(protocol::ChangesReply{.messages = {message(3, 4), message(5, 6)}, .version = 6, .more = true});
  EXPECT_THAT(news(), ElementsAre("new 3"));
  sync.event_came(event(10, 11));
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 6);
  answer(protocol::ChangesReply{.messages = {message(4, 7)}, .version = 10});
  EXPECT_THAT(news(), ElementsAre("new 4", "new 5"));
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 10);
  answer(protocol::ChangesReply{.messages = {message(10, 11)}, .version = 11});
  EXPECT_THAT(news(), ElementsAre("new 10"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, ABreakInTheMiddleOfPagesLosesNothing) {
  follow();
  sync.event_came(event(5, 8));
  answer(protocol::ChangesReply{.messages = {message(3, 4), message(5, 6)}, .version = 6, .more = true});
  EXPECT_THAT(news(), ElementsAre("new 3"));
  sync.offline();
  answer(std::unexpected(network_failure("lost")));
  sync.online(true);
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  answer(protocol::ChangesReply{.messages = {message(3, 4), message(5, 6), message(4, 7)}, .version = 8});
  EXPECT_THAT(news(), ElementsAre("touched 3", "new 4", "new 5"));
}

TEST_F(SyncTest, ReconnectingAsksWhatWasMissed) {
  follow();
  sync.offline();
  sync.online(true);
  answer(protocol::ChangesReply{.messages = {message(3, 4)}, .version = 4});
  EXPECT_THAT(news(), ElementsAre("new 3"));
}

TEST_F(SyncTest, TooFarBehindReadsHistory) {
  follow();
  sync.event_came(event(9'000, 9'500));
  answer(protocol::ChangesReply{.reset = true, .version = 9'500});
  const auto first = asked<protocol::HistoryRequest>();
  EXPECT_EQ(first.after, 2);
  answer(protocol::HistoryReply{.messages = {message(3, 4), message(4, 5)}, .more = true});
  EXPECT_EQ(asked<protocol::HistoryRequest>().after, 4);
  answer(protocol::HistoryReply{.messages = {message(5, 9'500)}});
  EXPECT_THAT(news(), ElementsAre("new 3", "new 4", "new 5"));
  EXPECT_TRUE(questions.empty());
  sync.event_came(event(6, 9'501));
  EXPECT_THAT(news(), ElementsAre("live 6"));
}

TEST_F(SyncTest, TooFarBehindMayPassOverWhatNobodyWouldRead) {
  sync = make({.skip_when_far = true});
  follow();
  sync.event_came(event(900, 9'500));
  answer(protocol::ChangesReply{.reset = true, .version = 9'500});
  EXPECT_FALSE(asked<protocol::HistoryRequest>().after);
  answer(protocol::HistoryReply{.messages = {message(899, 9'499), message(900, 9'500)}, .more = true});
  EXPECT_THAT(news(), ElementsAre("skipped 3-898", "new 899", "new 900"));
}

TEST_F(SyncTest, OpeningFollowsWithoutAGap) {
  sync.online(true);
  std::optional<Outcome<Sync::Opened>> opened;
  sync.open("#dev", 20, [&](auto outcome) { opened = std::move(outcome); });
  sync.event_came(event(5, 9));  // written while the server was reading the page
  answer(protocol::HistoryReply{.messages = {message(3, 6), message(4, 8)}});
  ASSERT_TRUE(opened && *opened);
  EXPECT_EQ((*opened)->conversation, "c");
  EXPECT_EQ((*opened)->page.messages.size(), 2U);
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 8);
  answer(protocol::ChangesReply{.messages = {message(5, 9)}, .version = 9});
  EXPECT_THAT(news(), ElementsAre("new 5"));
}

TEST_F(SyncTest, OpeningWhatIsBehindTellsWhatThePagePassesOver) {
  follow();
  sync.event_came(event(9, 10));
  std::vector<std::int64_t> page;
  sync.open("c", 2, [&](const Outcome<Sync::Opened>& opened) {
    for (const protocol::Message& one : opened->page.messages)
      page.push_back(one.seq);
    EXPECT_THAT(news(), ElementsAre("skipped 3-7")) << "what is passed over is told before the page";
  });
  std::swap(questions[0], questions[1]);
  answer(protocol::HistoryReply{.messages = {message(8, 9), message(9, 10)}, .more = true});
  EXPECT_THAT(page, ElementsAre(8, 9));
  protocol::ChangesReply all{.version = 10};
  for (std::int64_t seq = 3; seq <= 9; ++seq)
    all.messages.push_back(message(seq, seq + 1));
  answer(all);
  for (const std::string& one : news())
    EXPECT_TRUE(one.starts_with("touched")) << one;
  sync.event_came(event(10, 11));
  EXPECT_THAT(news(), ElementsAre("live 10"));
}

TEST_F(SyncTest, WhatWaitedWhileAPageWasOpenedIsNotHandedOverBehindIt) {
  follow();
  sync.event_came(event(6, 8));
  answer(protocol::ChangesReply{.messages = {message(4, 5), message(5, 6)}, .version = 6, .more = true});
  EXPECT_THAT(news(), IsEmpty());
  sync.open("c", 20, [](const auto&) {});
  std::swap(questions[0], questions[1]);
  answer(protocol::HistoryReply{.messages = {message(1, 1), message(2, 2), message(3, 7), message(4, 5),
                                             message(5, 6), message(6, 8)}});
  answer(protocol::ChangesReply{.messages = {message(3, 7), message(6, 8)}, .version = 8});
  EXPECT_THAT(news(), ElementsAre("touched 3", "touched 6"));
  sync.event_came(event(7, 9));
  EXPECT_THAT(news(), ElementsAre("live 7"));
}

TEST_F(SyncTest, WhatIsNotFollowedIsNotTold) {
  sync.online(true);
  sync.event_came(event(1, 1));
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, AnEmptyDirectConversationIsAwaited) {
  sync.set_self("alice");
  sync.online(true);
  sync.open("@Bob", 20, [](const auto&) {});
  answer(protocol::HistoryReply{});
  sync.event_came(protocol::MessageEvent{
      .conversation = "d", .seq = 1, .version = 1, .sender = "carol", .receiver = "alice"});
  sync.event_came(protocol::MessageEvent{
      .conversation = "e", .seq = 1, .version = 1, .sender = "bob", .receiver = "alice"});
  sync.own_message(protocol::MessageEvent{
      .conversation = "e", .seq = 2, .version = 2, .sender = "alice", .receiver = "bob"});
  EXPECT_THAT(news(), ElementsAre("live 1", "live 2"));
}

TEST_F(SyncTest, WhatWasWrittenWhereNothingWasWhileThereWasNoConnectionIsToldFromTheBeginning) {
  sync.set_self("alice");
  sync.online(true);
  sync.open("@bob", 20, [](const auto&) {});
  answer(protocol::HistoryReply{});
  sync.offline();
  sync.online(true);
  EXPECT_EQ(asked<protocol::HistoryRequest>().conversation, "@bob");
  refuse(ErrorCode::rate_limited);
  timers.back()();
  answer(protocol::HistoryReply{.messages = {message(2, 3)}, .more = true});
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 0);
  answer(protocol::ChangesReply{.messages = {message(1, 1), message(2, 3)}, .version = 3});
  EXPECT_THAT(news(), ElementsAre("new 1", "new 2"));

  // The first thing that is heard may be the third one.
  sync.open("@carol", 20, [](const auto&) {});
  answer(protocol::HistoryReply{});
  sync.event_came(protocol::MessageEvent{
      .conversation = "e", .seq = 3, .version = 3, .sender = "carol", .receiver = "alice"});
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 0);
}

TEST_F(SyncTest, APageThatIsOlderThanWhatWasToldMeanwhileIsAskedForOnceMore) {
  follow();
  sync.open("c", 20, [&](const auto&) { (void)news(); });
  sync.event_came(edited(1, 4));
  sync.event_came(edited(2, 5));
  answer(protocol::HistoryReply{.messages = {message(1, 1), message(2, 3)}});
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  answer(protocol::ChangesReply{.messages = {message(1, 4), message(2, 5)}, .version = 5});
  EXPECT_THAT(news(), ElementsAre("touched 1", "touched 2"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, WhatMayHaveHappenedIsAskedForAlsoBehindAQuestion) {
  follow();
  sync.check("c");
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  sync.check("c");
  answer(protocol::ChangesReply{.version = 3});
  answer(protocol::ChangesReply{.messages = {message(1, 4)}, .version = 4});
  EXPECT_THAT(news(), ElementsAre("touched 1"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, AnOwnMessageWithFilesIsAskedForSinceOnlyTheServerKnowsThem) {
  follow();
  sync.own_message(event(3, 4), false);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  answer(protocol::ChangesReply{.messages = {message(3, 4)}, .version = 4});
  EXPECT_THAT(news(), ElementsAre("new 3"));

  sync = make({.follow_all = true});
  sync.online(false);
  sync.own_message(event(8, 11), false);
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 10);
  answer(protocol::ChangesReply{.messages = {message(8, 11)}, .version = 11});
  EXPECT_THAT(news(), ElementsAre("new 8"));
}

TEST_F(SyncTest, FollowingAllBeginsWhereItHearsOfOne) {
  sync = make({.follow_all = true});
  sync.online(false);
  sync.row_came({.conversation = "c", .receiver = "#dev", .last_seq = 2, .version = 3}, true);
  sync.event_came(event(3, 4));
  sync.event_came(protocol::MessageEvent{
      .conversation = "x", .seq = 8, .version = 11, .sender = "bob", .receiver = "#y"});
  EXPECT_THAT(news(), ElementsAre("live 3", "live 8"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, TheListTellsAfterABreakWhereToAsk) {
  sync = make({.follow_all = true});
  sync.online(false);
  sync.row_came({.conversation = "c", .receiver = "#dev", .last_seq = 2, .version = 3}, true);
  sync.row_came({.conversation = "q", .receiver = "#quiet", .last_seq = 2, .version = 3}, true);
  sync.offline();
  sync.online(false);
  EXPECT_TRUE(questions.empty());
  sync.row_came({.conversation = "c", .receiver = "#dev", .last_seq = 3, .version = 4}, false);
  EXPECT_EQ(asked<protocol::ChangesRequest>().conversation, "c");
  answer(protocol::ChangesReply{.messages = {message(3, 4)}, .version = 4});
  // Somebody wrote for the first time meanwhile.
  sync.row_came({.conversation = "n", .receiver = "new", .last_seq = 1, .version = 1}, false);
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 0);
  EXPECT_THAT(news(), ElementsAre("new 3"));
}

TEST_F(SyncTest, ARefusedQuestionIsAskedAgainOrGivenUp) {
  follow();
  sync.event_came(event(5, 8));
  refuse(ErrorCode::rate_limited);
  EXPECT_TRUE(questions.empty());
  ASSERT_EQ(timers.size(), 1U);
  timers.front()();
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  refuse(ErrorCode::not_a_member);
  EXPECT_THAT(news(), ElementsAre("lost"));
}

TEST_F(SyncTest, WhoeverSignsInNextFollowsNothingOfTheOneBefore) {
  follow();
  sync.event_came(event(5, 8));
  bool refused = false;
  sync.open("#dev", 20, [&](const auto& opened) { refused = !opened; });
  sync.forget();
  answer(protocol::ChangesReply{.messages = {message(3, 4)}, .version = 8});
  answer(protocol::HistoryReply{.messages = {message(3, 4)}});
  EXPECT_TRUE(refused);
  sync.event_came(event(3, 4));
  sync.online(true);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, AServerThatPromisesMoreThanItHasIsNotAskedForEver) {
  follow();
  sync.event_came(event(5, 9'007'199'254'740'991));
  for (int i = 0; i < 3; ++i)
    answer(protocol::ChangesReply{.version = 3, .more = true});
  EXPECT_TRUE(questions.empty());
  sync.event_came(event(3, 4));
  EXPECT_THAT(news(), ElementsAre("live 3"));
}

TEST_F(SyncTest, AServerThatKeepsMessagesWaitingCannotFillTheMemory) {
  follow();
  sync.event_came(event(5, 9'007'199'254'740'991));
  std::int64_t seq = 3;  // never comes
  constexpr std::size_t kLong = 60'000;
  std::size_t sent = 0;
  while (news().empty()) {
    ASSERT_LT(sent, std::size_t{80} << 20);
    protocol::ChangesReply page{.more = true};
    for (int i = 0; i < 30; ++i) {
      ++seq;
      page.messages.push_back(message(seq, seq + 1));
      page.messages.back().content.assign(kLong, 'x');
      sent += kLong;
    }
    page.version = seq + 1;
    answer(std::move(page));
  }
  EXPECT_GT(sent, std::size_t{60} << 20);
}

TEST_F(SyncTest, NamesThatNobodyCanHaveDoNotFillTheMemory) {
  sync = make({.follow_all = true});
  sync.online(true);
  const std::string endless(1'000'000, 'x');
  sync.event_came(protocol::MessageEvent{
      .conversation = endless, .seq = 1, .version = 1, .sender = "bob", .receiver = "#dev"});
  sync.row_came({.conversation = endless, .receiver = "#dev", .last_seq = 3, .version = 3}, false);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_TRUE(questions.empty());

  sync.follow("c", 3, 2);
  sync.event_came(event(4, 6));
  for (std::int64_t version = 7; version < 400; ++version)
    sync.event_came(protocol::ReactionEvent{
        .conversation = "c", .seq = 2, .version = version, .username = endless, .emoji = "👍"});
  answer(protocol::ChangesReply{.messages = {message(3, 4), message(4, 6)}, .version = 399});
  EXPECT_THAT(news(), ElementsAre("new 3", "new 4")) << "no such reaction was kept";
  sync.set_self("alice");
  sync.event_came(protocol::MemberEvent{.conversation = "c",
                                        .version = 400,
                                        .username = "alice",
                                        .by = endless,
                                        .change = protocol::MemberChange::kick});
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_LT(reasons[0].size(), 200U);
}

TEST_F(SyncTest, MessagesOfOtherConversationsAreNotTakenFromAPage) {
  follow();
  sync.event_came(event(4, 5));
  protocol::Message foreign = message(3, 4);
  foreign.conversation = "other";
  answer(protocol::ChangesReply{.messages = {foreign, message(0, 4), message(-7, 4), message(4, 5)},
                                .version = 5});
  EXPECT_THAT(news(), ElementsAre("new 4"));
}

}  // namespace
}  // namespace banter::client
