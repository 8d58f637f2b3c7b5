// The rows of a timeline, and how they change.
#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "client/desktop/timeline/timeline_fixture.hpp"

namespace banter::desktop {
namespace {

using ::testing::ElementsAre;

struct TimelineModelTest : TimelineTest {
  TimelineModel model;
  QAbstractItemModelTester tester{&model};

  void open() {
    model.setSession(&stage.session());
    model.setConversation(QStringLiteral("c"));
  }
  QVariant at(int row, int role) { return model.data(model.index(row), role); }
  std::string text(int row, int role) { return at(row, role).toString().toStdString(); }
  client::ChangedMessage changed(std::int64_t seq, client::ChangedMessage::What what) {
    return {.what = what, .conversation = "c", .seq = seq, .version = 1'000 + seq};
  }
};

TEST_F(TimelineModelTest, TheNewestIsFirstAndTheRestComesWhenItIsAskedFor) {
  fill(150, 150);
  open();
  EXPECT_EQ(model.seqAt(0), 150);
  EXPECT_EQ(model.rowCount(), 60);
  model.older();
  model.older();
  EXPECT_EQ(model.rowCount(), 150);
  EXPECT_FALSE(model.moreBefore());
}

TEST_F(TimelineModelTest, MessagesOfOneSenderAreGroupedForFiveMinutes) {
  write([&](client::CopyWriter& to) {
    to.row_came(row(4, 4));
    to.follows("c", 0, 0);
    for (std::int64_t seq = 1; seq <= 4; ++seq) {
      protocol::Message one = message(seq, "words");
      if (seq == 3) one.sender = "carol";
      if (seq == 4) {
        one.sender = "carol";
        one.sent_at += 6 * 60'000;
      }
      to.news_came(client::NewMessage{.message = one});
    }
  });
  open();
  const auto firsts = [&](int role) {
    std::vector<bool> values;
    for (int row = 3; row >= 0; --row)
      values.push_back(at(row, role).toBool());
    return values;
  };
  EXPECT_THAT(firsts(TimelineModel::FirstRole), ElementsAre(true, false, true, true));
  EXPECT_THAT(firsts(TimelineModel::LastRole), ElementsAre(false, true, true, true));
  EXPECT_NE(text(3, TimelineModel::DayRole), "");
  EXPECT_EQ(text(2, TimelineModel::DayRole), "");
}

TEST_F(TimelineModelTest, TheDividerStaysForTheVisit) {
  fill(20, 15);
  open();
  EXPECT_EQ(model.unreadSeq(), 17);  // 16 is an own one
  come(message(21, "more"));
  protocol::ConversationRow read = row(21, 21);
  Q_EMIT stage.session().rowsCame({read});
  EXPECT_TRUE(at(model.indexOf(17), TimelineModel::UnreadRole).toBool());
  EXPECT_FALSE(at(model.indexOf(21), TimelineModel::UnreadRole).toBool());
}

TEST_F(TimelineModelTest, ChangesTouchTheirRowAlone) {
  fill(20, 20);
  open();
  QSignalSpy touched(&model, &QAbstractItemModel::dataChanged);
  QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
  auto edit = changed(15, client::ChangedMessage::What::edited);
  edit.content = "other words";
  edit.at = day;
  change(edit);
  EXPECT_EQ(text(5, TimelineModel::ContentRole), "other words");
  EXPECT_NE(text(5, TimelineModel::EditedRole), "");
  ASSERT_EQ(touched.size(), 1);
  EXPECT_EQ(touched[0][0].toModelIndex().row(), 5);
  change(changed(14, client::ChangedMessage::What::deleted));
  EXPECT_TRUE(at(6, TimelineModel::DeletedRole).toBool());
  EXPECT_EQ(text(6, TimelineModel::ContentRole), "");
  auto reaction = changed(13, client::ChangedMessage::What::reacted);
  reaction.username = "alice";
  reaction.emoji = "👍";
  change(reaction);
  const QVariantMap first = at(7, TimelineModel::ReactionsRole).toList().value(0).toMap();
  EXPECT_EQ(first[QStringLiteral("count")].toInt(), 1);
  EXPECT_TRUE(first[QStringLiteral("mine")].toBool());
  EXPECT_EQ(reset.size(), 0);
}

TEST_F(TimelineModelTest, NoticesStandBetweenMessagesInOneLine) {
  fill(5, 5);
  open();
  protocol::Notice notice{.at = day,
                          .after_seq = 5,
                          .version = 6,
                          .kind = protocol::NoticeKind::join,
                          .username = "dan",
                          .by = "dan"};
  Q_EMIT stage.session().newsCame(client::NewNotice{.conversation = "c", .notice = notice});
  notice.version = 7;
  notice.username = "eve\u202E";
  Q_EMIT stage.session().newsCame(client::NewNotice{.conversation = "c", .notice = notice});
  EXPECT_EQ(model.rowCount(), 6);
  EXPECT_EQ(text(0, TimelineModel::KindRole), "notices");
  EXPECT_EQ(text(0, TimelineModel::NoticeRole), "\u2068dan\u2069 and \u2068eve\uFFFD\u2069 came in");
}

TEST_F(TimelineModelTest, TicksTellHowFarAnOwnMessageHasGot) {
  fill(7, 7, "bob");
  open();
  ASSERT_EQ(text(1, TimelineModel::StateRole), "sent");  // 6 is of alice
  Q_EMIT stage.session().eventCame(
      protocol::ReceiptEvent{.conversation = "c", .username = "bob", .delivered_seq = 7, .read_seq = 2});
  EXPECT_EQ(text(1, TimelineModel::StateRole), "delivered");
  EXPECT_EQ(text(5, TimelineModel::StateRole), "read");
  EXPECT_EQ(text(0, TimelineModel::StateRole), "");
}

TEST_F(TimelineModelTest, InARoomTheyTellHowManyHaveReadIt) {
  fill(6, 6);
  open();
  for (const char* name : {"bob", "carol"})
    Q_EMIT stage.session().eventCame(
        protocol::ReceiptEvent{.conversation = "c", .username = name, .delivered_seq = 6, .read_seq = 6});
  EXPECT_EQ(text(0, TimelineModel::StateRole), "delivered");
  EXPECT_THAT(text(0, TimelineModel::StateHintRole), ::testing::HasSubstr("Read by 2 of 4"));
}

TEST_F(TimelineModelTest, WhatIsHiddenIsOneLine) {
  fill(5, 5);
  write([&](client::CopyWriter& to) {
    for (std::int64_t seq = 6; seq <= 8; ++seq)
      to.news_came(
          client::NewMessage{.message = {.conversation = "c", .seq = seq, .version = seq, .hidden = true}});
  });
  open();
  EXPECT_EQ(at(0, TimelineModel::HiddenRole).toInt(), 3);
  EXPECT_EQ(at(1, TimelineModel::HiddenRole).toInt(), -1);
  EXPECT_EQ(at(3, TimelineModel::HiddenRole).toInt(), 0);
}

TEST_F(TimelineModelTest, ClearingTakesTheRowsAway) {
  fill(20, 20);
  open();
  Q_EMIT stage.session().eventCame(protocol::ClearedEvent{.conversation = "c", .cleared_seq = 18});
  EXPECT_EQ(model.rowCount(), 2);
  EXPECT_FALSE(model.moreBefore());
}

TEST_F(TimelineModelTest, SeveralAreCopiedWithNamesAndTimes) {
  fill(5, 5);
  open();
  const std::string copied = model.textOf({5, 2}).toStdString();
  EXPECT_THAT(copied,
              ::testing::MatchesRegex("\\[.*\\] alice: Message 2(.|\n)*\n\\[.*\\] carol: Message 5(.|\n)*"));
  EXPECT_EQ(model.textOf({5}).toStdString(), words(5));
}

}  // namespace
}  // namespace banter::desktop
