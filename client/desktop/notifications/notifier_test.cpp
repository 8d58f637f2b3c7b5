#include "client/desktop/notifications/notifier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>
#include <vector>

#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/notifications/rules.hpp"

namespace banter::desktop {
namespace {

struct FakePort : NotificationPort {
  void show(const Notification& notification) override { shown.push_back(notification); }
  void close(const QString& key) override { closed.push_back(key); }

  std::vector<Notification> shown;
  std::vector<QString> closed;
};

client::ClientOptions options_in(const std::string& folder, const std::string& user) {
  client::ClientOptions options;
  options.address = *client::parse_address("localhost:1");
  options.places = {.config = folder + "/config", .state = folder + "/state"};
  options.user = user;
  return options;
}

protocol::ConversationRow row_of(const std::string& id, const std::string& receiver) {
  protocol::ConversationRow row;
  row.conversation = id;
  row.receiver = receiver;
  row.title = receiver;
  row.kind =
      receiver.starts_with('#') ? protocol::ConversationKind::room : protocol::ConversationKind::direct;
  return row;
}

struct NotifierTest : ::testing::Test {
  NotifierTest() {
    auto made = std::make_unique<FakePort>();
    port = made.get();
    notifier.set_port(std::move(made));
    notifier.set_clock(clock);
    notifier.watch(&session);
    session.rowsCame({row_of("c1", "ben"), row_of("c2", "#general")});
    QCoreApplication::processEvents();
  }

  void comes(protocol::Message message, bool live = true) {
    session.newsCame(client::NewMessage{.message = std::move(message), .live = live});
  }
  void ben_writes(const std::string& content) {
    protocol::Message message;
    message.conversation = "c1";
    message.seq = ++seq;
    message.sender = "ben";
    message.receiver = "me";
    message.content = content;
    comes(std::move(message));
  }
  void somebody_writes_in_the_room(std::vector<std::string> mentions = {}) {
    protocol::Message message;
    message.conversation = "c2";
    message.seq = ++seq;
    message.sender = "anna";
    message.receiver = "#general";
    message.content = "hello";
    message.mentions = std::move(mentions);
    comes(std::move(message));
  }
  /// The list with another row, as it comes from the server.
  void row_comes(const protocol::ConversationRow& row) {
    session.rowsCame({row});
    QTest::qWait(0);
    QCoreApplication::processEvents();
  }
  void look_at(const QString& conversation, bool focused) {
    notifier.setProperty("session", QVariant::fromValue(&session));
    notifier.setProperty("conversation", conversation);
    notifier.setProperty("focused", focused);
  }

  client::testing::TempDir folder;
  Settings settings{folder / "config/desktop.ini"};
  base::ManualClock clock;
  Session session{options_in(folder / "x", "me")};
  Notifier notifier{settings};
  FakePort* port = nullptr;
  std::int64_t seq = 0;
};

TEST_F(NotifierTest, TellsOnceAConversationUnderOneKey) {
  ben_writes("one");
  ben_writes("two");
  somebody_writes_in_the_room();
  ASSERT_EQ(port->shown.size(), 3U);
  EXPECT_EQ(port->shown[0].key, port->shown[1].key);
  EXPECT_NE(port->shown[0].key, port->shown[2].key);
  EXPECT_EQ(port->shown[0].title, QStringLiteral("ben"));
  EXPECT_EQ(port->shown[1].body, QStringLiteral("two"));
  EXPECT_EQ(port->shown[2].title, QStringLiteral("#general"));
  EXPECT_EQ(port->shown[2].body, QStringLiteral("anna: hello"));
}

TEST_F(NotifierTest, NothingOfWhatIsLookedAt) {
  look_at(QStringLiteral("c1"), true);
  ben_writes("seen");
  EXPECT_TRUE(port->shown.empty());
  somebody_writes_in_the_room();
  EXPECT_EQ(port->shown.size(), 1U);
  look_at(QStringLiteral("c1"), false);
  ben_writes("behind another window");
  EXPECT_EQ(port->shown.size(), 2U);
}

TEST_F(NotifierTest, LookingAtItTakesItAway) {
  ben_writes("hi");
  look_at(QStringLiteral("c1"), true);
  ASSERT_EQ(port->closed.size(), 1U);
  EXPECT_EQ(port->closed[0], port->shown[0].key);
}

TEST_F(NotifierTest, NothingOfOnesOwnOrOfWhatWasMissed) {
  protocol::Message own;
  own.conversation = "c1";
  own.sender = "ME";
  own.content = "from the other device";
  comes(own);
  protocol::Message old;
  old.conversation = "c1";
  old.sender = "ben";
  old.content = "from yesterday";
  comes(old, false);
  EXPECT_TRUE(port->shown.empty());
}

TEST_F(NotifierTest, MutedIsQuietAndMentionsOnlyMeansThem) {
  protocol::ConversationRow muted = row_of("c1", "ben");
  muted.muted_until = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
  row_comes(muted);
  ben_writes("hi");
  EXPECT_TRUE(port->shown.empty());

  protocol::ConversationRow room = row_of("c2", "#general");
  room.mentions_only = true;
  row_comes(room);
  somebody_writes_in_the_room();
  somebody_writes_in_the_room({"ben"});
  EXPECT_TRUE(port->shown.empty());
  somebody_writes_in_the_room({"Me"});
  EXPECT_EQ(port->shown.size(), 1U);
}

TEST_F(NotifierTest, DoNotDisturbAndOffAreQuiet) {
  settings.set(QStringLiteral("doNotDisturb"), true);
  ben_writes("hi");
  settings.set(QStringLiteral("doNotDisturb"), false);
  settings.set(QStringLiteral("notify"), false);
  ben_writes("hi");
  EXPECT_TRUE(port->shown.empty());
  settings.set(QStringLiteral("notify"), true);
  ben_writes("hi");
  EXPECT_EQ(port->shown.size(), 1U);
}

TEST_F(NotifierTest, ContentIsHiddenWhereThatIsWanted) {
  settings.set(QStringLiteral("notifyContent"), false);
  ben_writes("a secret");
  ASSERT_EQ(port->shown.size(), 1U);
  EXPECT_FALSE(port->shown[0].body.contains(QStringLiteral("secret")));
}

TEST_F(NotifierTest, SoundsAtMostEveryTwoSeconds) {
  ben_writes("one");
  clock.advance(1'999);
  ben_writes("two");
  clock.advance(1);
  ben_writes("three");
  ASSERT_EQ(port->shown.size(), 3U);
  EXPECT_TRUE(port->shown[0].sound);
  EXPECT_FALSE(port->shown[1].sound);
  EXPECT_TRUE(port->shown[2].sound);
  settings.set(QStringLiteral("notifySound"), false);
  clock.advance(10'000);
  ben_writes("four");
  EXPECT_FALSE(port->shown[3].sound);
}

TEST_F(NotifierTest, GoesWhenAnotherDeviceHasReadIt) {
  ben_writes("hi");
  protocol::ConversationRow row = row_of("c1", "ben");
  row.last_seq = row.read_seq = 1;
  row_comes(row);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !port->closed.empty(); }));
  EXPECT_EQ(port->closed[0], port->shown[0].key);
}

TEST_F(NotifierTest, OpeningAsksForItsConversation) {
  QSignalSpy asked(&notifier, &Notifier::asked);
  ben_writes("hi");
  Q_EMIT port->opened(port->shown[0].key);
  ASSERT_EQ(asked.count(), 1);
  EXPECT_EQ(asked[0][1].toString(), QStringLiteral("c1"));
  Q_EMIT port->opened(QStringLiteral("never shown"));
  EXPECT_EQ(asked.count(), 1);
}

TEST_F(NotifierTest, AReplyGoesToTheOutbox) {
  ben_writes("hi");
  Q_EMIT port->replied(port->shown[0].key, QStringLiteral("hello back"));
  const auto outbox = session.client().outbox();
  ASSERT_TRUE(outbox);
  const auto rows = (*outbox)->all(client::OutboxRow::State::waiting);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().draft.content, "hello back");
  EXPECT_EQ(rows->front().draft.conversation, "c1");
  EXPECT_EQ(port->closed.size(), 1U);
}

TEST_F(NotifierTest, LongWordsAreCutBetweenCharacters) {
  std::string much;
  for (int i = 0; i < 500; ++i)
    much += "👋";
  ben_writes(much);
  EXPECT_LT(port->shown[0].body.size(), 300);
  EXPECT_TRUE(port->shown[0].body.isValidUtf16());
}

TEST(Quiet, MayGoBeyondMidnight) {
  const QTime from(22, 0), until(7, 0);
  EXPECT_TRUE(is_between({23, 0}, from, until));
  EXPECT_TRUE(is_between({0, 0}, from, until));
  EXPECT_TRUE(is_between({6, 59}, from, until));
  EXPECT_FALSE(is_between({7, 0}, from, until));
  EXPECT_FALSE(is_between({12, 0}, from, until));
  EXPECT_TRUE(is_between({12, 30}, {12, 0}, {13, 0}));
  EXPECT_FALSE(is_between({13, 0}, {12, 0}, {13, 0}));
  EXPECT_FALSE(is_between({12, 0}, {12, 0}, {12, 0}));
}

}  // namespace
}  // namespace banter::desktop
