#include "client/desktop/conversations/conversation_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>

#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/testing/stage.hpp"

namespace banter::desktop {
namespace {

using protocol::ConversationKind;
using protocol::ConversationRow;
using ::testing::ElementsAre;

constexpr std::int64_t kNoon = 1'790'000'000'000;

ConversationRow direct(const std::string& name, std::int64_t minute) {
  return {.conversation = "c-" + name,
          .kind = ConversationKind::direct,
          .receiver = name,
          .title = name,
          .last_message = "hello",
          .last_sender = name,
          .last_sent_at = kNoon + minute * 60'000,
          .last_seq = 10,
          .read_seq = 10};
}

ConversationRow room(const std::string& name, std::int64_t minute) {
  ConversationRow row = direct(name, minute);
  row.kind = ConversationKind::room;
  row.receiver = row.title = "#" + name;
  row.last_sender = "bob";
  row.role = protocol::RoomRole::member;
  return row;
}

protocol::Message message(const std::string& conversation, std::int64_t seq, const std::string& sender,
                          const std::string& content) {
  return {.conversation = conversation,
          .seq = seq,
          .version = seq,
          .sender = sender,
          .receiver = "alice",
          .content = content,
          .sent_at = kNoon + 3'600'000 + seq};
}

/// A list of the account `alice`, of which no server knows.
struct ConversationListTest : ::testing::Test {
  ConversationListTest() { list.setSession(&session); }

  client::ClientOptions options() const {
    client::ClientOptions result;
    result.address = *client::parse_address("127.0.0.1:1", true);
    result.places = {.config = home.path() + "/config", .state = home.path() + "/state"};
    result.user = "alice";
    return result;
  }
  void rows(const std::vector<ConversationRow>& some) {
    Q_EMIT session.rowsCame(some);
    QCoreApplication::processEvents();
  }
  void came(const protocol::Message& one) {
    Q_EMIT session.newsCame(client::NewMessage{.message = one});
    QCoreApplication::processEvents();
  }
  void event(const protocol::Event& one) {
    Q_EMIT session.eventCame(one);
    QCoreApplication::processEvents();
  }
  std::vector<std::string> order() const {
    std::vector<std::string> result;
    for (int at = 0; at < list.count(); ++at)
      result.push_back(text(at, ConversationList::TitleRole));
    return result;
  }
  std::string text(int row, int role) const {
    return list.data(list.index(row), role).toString().toStdString();
  }
  int number(int row, int role) const { return list.data(list.index(row), role).toInt(); }

  client::testing::TempDir home;
  Session session{options()};
  ConversationList list;
  QAbstractItemModelTester tester{&list, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ConversationListTest, PinnedOnesStandFirstThenTheNewest) {
  ConversationRow pinned = direct("carl", 1);
  pinned.pinned = true;
  rows({direct("anna", 2), direct("ben", 3), pinned});
  EXPECT_THAT(order(), ElementsAre("carl", "ben", "anna"));
}

TEST_F(ConversationListTest, AMessageMovesItsRowAndNoOther) {
  rows({direct("anna", 1), direct("ben", 2), direct("carl", 3)});
  QSignalSpy moved(&list, &QAbstractItemModel::rowsMoved);
  QSignalSpy renewed(&list, &QAbstractItemModel::modelReset);
  came(message("c-anna", 11, "anna", "new\nwords"));
  EXPECT_THAT(order(), ElementsAre("anna", "carl", "ben"));
  EXPECT_EQ(moved.count(), 1);
  EXPECT_EQ(renewed.count(), 0);
  EXPECT_EQ(text(0, ConversationList::LineRole), "new words");
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 1);
}

TEST_F(ConversationListTest, NothingMovesUnderThePointer) {
  rows({direct("anna", 1), direct("ben", 2)});
  list.setHeld(true);
  came(message("c-anna", 11, "anna", "new"));
  came(message("c-dora", 1, "dora", "a stranger"));
  EXPECT_THAT(order(), ElementsAre("ben", "anna"));
  EXPECT_EQ(text(1, ConversationList::LineRole), "new");
  list.setHeld(false);
  EXPECT_THAT(order(), ElementsAre("anna", "dora", "ben"));
}

TEST_F(ConversationListTest, AnEmptyListIsFilledUnderThePointer) {
  list.setHeld(true);
  rows({direct("anna", 1), direct("ben", 2)});
  EXPECT_THAT(order(), ElementsAre("ben", "anna"));
}

TEST_F(ConversationListTest, WhatIsReadHereCountsAtOnce) {
  ConversationRow row = direct("anna", 1);
  row.last_seq = 14;
  row.unread = 4;
  row.mentions = 1;
  rows({row});
  EXPECT_EQ(list.unreadCount(), 1);
  session.markSeen("c-anna", 13);
  QCoreApplication::processEvents();
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 1);
  session.markSeen("c-anna", 14);
  QCoreApplication::processEvents();
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 0);
  EXPECT_EQ(number(0, ConversationList::MentionsRole), 0);
  EXPECT_EQ(list.unreadCount(), 0);
  // The server did not know of it yet.
  rows({row});
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 0);
}

TEST_F(ConversationListTest, WhatIsReadOnAnotherDeviceIsRead) {
  ConversationRow row = direct("anna", 1);
  row.unread = 2;
  row.read_seq = 8;
  rows({row});
  event(protocol::ReceiptEvent{.conversation = "c-anna", .username = "anna", .read_seq = 10});
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 2);
  event(protocol::ReceiptEvent{.conversation = "c-anna", .username = "Alice", .read_seq = 10});
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 0);
}

TEST_F(ConversationListTest, MutedOnesDoNotCallAndMentionsDo) {
  ConversationRow muted = room("loud", 1);
  muted.unread = 5;
  muted.muted_until = QDateTime::currentMSecsSinceEpoch() + 60'000;
  ConversationRow only = room("busy", 2);
  only.unread = 5;
  only.mentions_only = true;
  rows({muted, only});
  EXPECT_EQ(list.unreadCount(), 0);
  protocol::Message named = message("c-busy", 11, "bob", "@alice look");
  named.receiver = "#busy";
  named.mentions = {"alice"};
  came(named);
  EXPECT_EQ(list.unreadCount(), 1);
  event(protocol::ArrangedEvent{.conversation = "c-loud", .muted_until = 0});
  EXPECT_EQ(list.unreadCount(), 2);
}

TEST_F(ConversationListTest, OwnMessagesAreNotUnread) {
  rows({direct("anna", 1)});
  came(message("c-anna", 11, "alice", "mine"));
  EXPECT_EQ(number(0, ConversationList::UnreadRole), 0);
  EXPECT_EQ(text(0, ConversationList::LeadRole), "You:");
}

TEST_F(ConversationListTest, TheFilterKnowsNeitherCaseNorAccents) {
  ConversationRow row = direct("jose", 1);
  row.title = "José Núñez";
  rows({row, direct("anna", 2), room("design", 3)});
  list.setFilter(QStringLiteral("nuñ"));
  EXPECT_THAT(order(), ElementsAre("José Núñez"));
  list.setFilter(QStringLiteral("JOSE N"));
  EXPECT_THAT(order(), ElementsAre("José Núñez"));
  list.setFilter(QStringLiteral("ＤＥＳ"));
  EXPECT_THAT(order(), ElementsAre("#design"));
  list.setFilter(QString());
  EXPECT_EQ(list.count(), 3);
}

TEST_F(ConversationListTest, ShowsOnlyWhatIsAskedFor) {
  ConversationRow unread = room("news", 1);
  unread.unread = 1;
  unread.read_seq = 9;
  rows({unread, direct("anna", 2), room("design", 3)});
  list.setShow(ConversationList::Rooms);
  EXPECT_THAT(order(), ElementsAre("#design", "#news"));
  list.setShow(ConversationList::Direct);
  EXPECT_THAT(order(), ElementsAre("anna"));
  list.setShow(ConversationList::Unread);
  EXPECT_THAT(order(), ElementsAre("#news"));
  // What is opened stays until another one is.
  list.setSelected(QStringLiteral("c-news"));
  session.markSeen("c-news", 10);
  QCoreApplication::processEvents();
  EXPECT_THAT(order(), ElementsAre("#news"));
  list.setSelected(QStringLiteral("c-anna"));
  EXPECT_THAT(order(), ElementsAre("anna"));
}

TEST_F(ConversationListTest, StepsThroughTheListAndTheUnreadOnes) {
  ConversationRow unread = direct("carl", 1);
  unread.unread = 1;
  ConversationRow invited = room("secret", 9);
  invited.role = protocol::RoomRole::invited;
  rows({direct("anna", 3), direct("ben", 2), unread, invited});
  EXPECT_EQ(list.next(QString()), QStringLiteral("c-anna"));
  EXPECT_EQ(list.next(QStringLiteral("c-anna")), QStringLiteral("c-ben"));
  EXPECT_EQ(list.next(QStringLiteral("c-carl")), QStringLiteral("c-anna"));
  EXPECT_EQ(list.previous(QStringLiteral("c-anna")), QStringLiteral("c-carl"));
  EXPECT_EQ(list.nextUnread(QStringLiteral("c-anna")), QStringLiteral("c-carl"));
  EXPECT_EQ(list.pinned(1), QString());
}

TEST_F(ConversationListTest, DraftsShowWhereOneIsNot) {
  ConversationRow row = direct("anna", 1);
  row.draft = "half a thou";
  rows({row});
  EXPECT_EQ(text(0, ConversationList::LeadRole), "Draft:");
  EXPECT_EQ(text(0, ConversationList::LineRole), "half a thou");
  list.setSelected(QStringLiteral("c-anna"));
  EXPECT_EQ(text(0, ConversationList::LineRole), "hello");
}

TEST_F(ConversationListTest, SaysWhoIsTypingUntilTheMessageComes) {
  rows({direct("anna", 1), room("design", 2)});
  event(protocol::TypingEvent{
      .conversation = "c-anna", .username = "anna", .active = true, .expires_ms = 6'000});
  EXPECT_EQ(text(1, ConversationList::LineRole), "typing…");
  came(message("c-anna", 11, "anna", "here"));
  EXPECT_EQ(text(0, ConversationList::LineRole), "here");
  event(
      protocol::TypingEvent{.conversation = "c-design", .username = "bob", .active = true, .expires_ms = 1});
  EXPECT_EQ(text(1, ConversationList::LineRole), "bob is typing…");
  EXPECT_TRUE(testing::await([&] { return text(1, ConversationList::LineKindRole) == "message"; }));
}

TEST_F(ConversationListTest, ARowIsOneSentence) {
  ConversationRow row = direct("anna", 1);
  row.title = "Anna";
  row.unread = 3;
  row.muted_until = QDateTime::currentMSecsSinceEpoch() + 60'000;
  rows({row});
  EXPECT_THAT(text(0, ConversationList::DescriptionRole),
              ::testing::StartsWith("Anna, 3 unread, muted, last: hello, "));
}

TEST_F(ConversationListTest, AMessageThatWasTakenBackIsNotShown) {
  rows({direct("anna", 1)});
  Q_EMIT session.newsCame(client::ChangedMessage{
      .what = client::ChangedMessage::What::deleted, .conversation = "c-anna", .seq = 10, .version = 11});
  QCoreApplication::processEvents();
  EXPECT_EQ(text(0, ConversationList::LineRole), "Message deleted");
}

TEST_F(ConversationListTest, WhatWasLeftIsGone) {
  rows({direct("anna", 1), room("design", 2)});
  rows({ConversationRow{.conversation = "c-design", .left = true}});
  EXPECT_THAT(order(), ElementsAre("anna"));
}

TEST_F(ConversationListTest, FiveThousandRowsStayQuick) {
  std::vector<ConversationRow> many;
  for (int at = 0; at < 5'000; ++at) {
    many.push_back(direct("user" + std::to_string(at), at));
    many.back().title = "User " + std::to_string(at);
  }
  const QDeadlineTimer patience(5'000);
  rows(many);
  EXPECT_EQ(list.count(), 5'000);
  QSignalSpy moved(&list, &QAbstractItemModel::rowsMoved);
  for (int at = 0; at < 100; ++at) {
    protocol::Message again = message("c-user" + std::to_string(at), 100 + at, "bob", "again");
    again.sent_at += 5'000 * 60'000;
    came(again);
  }
  EXPECT_EQ(moved.count(), 100);
  EXPECT_FALSE(patience.hasExpired());
  EXPECT_EQ(text(0, ConversationList::TitleRole), "User 99");
}

}  // namespace
}  // namespace banter::desktop
