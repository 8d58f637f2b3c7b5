// What becomes of events that are no messages.
#include "client/core/sync/sync_fixture.hpp"

namespace banter::client {
namespace {

using protocol::ErrorCode;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(SyncTest, WhatIsNewAboutARoomIsAskedFor) {
  follow();
  sync.event_came(protocol::ConversationEvent{
      .conversation = "c", .version = 4, .receiver = "#new", .title = "#new", .topic = "as before"});
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  answer(protocol::ChangesReply{
      .notices = {{.after_seq = 2, .version = 4, .kind = protocol::NoticeKind::name, .username = "eve"}},
      .version = 4});
  EXPECT_THAT(news(), ElementsAre("name eve"));
}

TEST_F(SyncTest, WhoHasReactedMeanwhileIsToldBehindThePages) {
  follow();
  sync.event_came(event(4, 5));
  sync.event_came(protocol::ReactionEvent{.conversation = "c", .seq = 3, .version = 6});
  sync.event_came(protocol::PinnedEvent{.conversation = "c", .seq = 3, .version = 7});
  answer(protocol::ChangesReply{.messages = {message(4, 5), message(3, 6)}, .version = 6});
  EXPECT_THAT(news(), ElementsAre("new 3", "new 4", "reacted 3"));
  answer(protocol::ChangesReply{.messages = {message(3, 7)}, .version = 7});
  EXPECT_THAT(news(), ElementsAre("touched 3", "pinned 3"));
  EXPECT_TRUE(questions.empty());
}

TEST_F(SyncTest, WhoeverIsPutOutIsToldSoWhateverElseIsMissing) {
  sync.set_self("alice");
  follow();
  sync.event_came(event(4, 9));
  sync.event_came(protocol::MemberEvent{
      .conversation = "c", .version = 10, .username = "alice", .change = protocol::MemberChange::ban});
  EXPECT_THAT(news(), ElementsAre("lost"));
  refuse(ErrorCode::not_a_member);
  EXPECT_THAT(news(), IsEmpty());
}

TEST_F(SyncTest, WhoeverIsPutOutBeforeItIsFollowedIsToldSoToo) {
  sync.set_self("alice");
  sync.online(true);
  sync.open("#tea", 20, [](const auto&) {});
  sync.event_came(protocol::MemberEvent{.conversation = "c",
                                        .version = 5,
                                        .username = "alice",
                                        .by = "bob",
                                        .change = protocol::MemberChange::kick});
  answer(protocol::HistoryReply{.messages = {message(1, 4)}});
  refuse(ErrorCode::not_a_member);
  EXPECT_THAT(reasons, ElementsAre("You were removed by bob."));
}

TEST_F(SyncTest, WhoeverIsPutOutNoLongerFollows) {
  sync.set_self("alice");
  follow();
  sync.event_came(protocol::MemberEvent{
      .conversation = "c", .version = 4, .username = "Alice", .change = protocol::MemberChange::kick});
  EXPECT_THAT(news(), ElementsAre("kick Alice", "lost"));
  sync.event_came(event(3, 5));
  EXPECT_THAT(news(), IsEmpty());
}

TEST_F(SyncTest, NoticesStandBetweenTheMessages) {
  follow();
  sync.event_came(event(4, 7));
  answer(protocol::ChangesReply{
      .messages = {message(3, 4), message(4, 7)},
      .notices = {{.after_seq = 3, .version = 6, .kind = protocol::NoticeKind::leave, .username = "eve"},
                  {.after_seq = 2, .version = 5, .kind = protocol::NoticeKind::join, .username = "dan"}},
      .version = 7});
  EXPECT_THAT(news(), ElementsAre("join dan", "new 3", "leave eve", "new 4"));
  sync.event_came(protocol::MemberEvent{
      .conversation = "c", .version = 8, .username = "fay", .change = protocol::MemberChange::join});
  EXPECT_THAT(news(), ElementsAre("join fay"));
}

TEST_F(SyncTest, WhatWasHiddenMeanwhileIsNotKnownBeforeTheListIs) {
  sync = make({.exact = true});
  sync.follow("c", 3, 2);
  sync.online(false);
  const auto joins = [](std::int64_t version) {
    return protocol::MemberEvent{.conversation = "c",
                                 .version = version,
                                 .username = "dan" + std::to_string(version),
                                 .change = protocol::MemberChange::join};
  };
  sync.event_came(joins(4));
  EXPECT_EQ(asked<protocol::ChangesRequest>().since, 3);
  answer(protocol::ChangesReply{
      .notices = {{.after_seq = 9, .version = 4, .kind = protocol::NoticeKind::join, .username = "dan4"}},
      .version = 4});
  EXPECT_THAT(news(), ElementsAre("join dan4"));
  sync.listed();
  sync.event_came(joins(5));
  EXPECT_THAT(news(), ElementsAre("join dan5"));
  EXPECT_TRUE(questions.empty());
}

}  // namespace
}  // namespace banter::client
