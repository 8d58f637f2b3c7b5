// The timeline in a window.
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include "client/desktop/timeline/timeline_fixture.hpp"

namespace banter::desktop {
namespace {

using testing::await;

struct TimelineViewTest : TimelineTest {
  void open(int width = 800, int height = 600) {
    stage.show(QStringLiteral("TimelineView { id: view; objectName: 'timeline'; property var theme: Theme; "
                              "width: 10; height: 0\n"
                              "session: App.session; conversation: 'c' }"),
               width, height);
    ASSERT_TRUE(view());
    view()->setSize(QSizeF(width, height));
    frame();
  }
  QQuickItem* view() { return stage.find(QStringLiteral("timeline")); }
  QQuickItem* list() { return view()->property("list").value<QQuickItem*>(); }
  QQuickItem* anchor() { return view()->property("anchor").value<QQuickItem*>(); }
  TimelineModel* model() { return qobject_cast<TimelineModel*>(view()->property("model").value<QObject*>()); }
  void frame() {
    for (int turn = 0; turn < 3; ++turn) {
      QCoreApplication::processEvents();
      (void)stage.window().grabWindow();
    }
  }
  QQuickItem* shown(qint64 seq) {
    QQuickItem* item = nullptr;
    QMetaObject::invokeMethod(list(), "itemAtIndex", Q_RETURN_ARG(QQuickItem*, item),
                              Q_ARG(int, model()->indexOf(seq)));
    return item;
  }
};

TEST_F(TimelineViewTest, AConversationIsThereToRead) {
  write([&](client::CopyWriter& to) {
    to.row_came(row(14, 14));
    to.follows("c", 0, 0);
    std::int64_t seq = 0;
    const auto say = [&](const std::string& who, const std::string& what, auto change) {
      protocol::Message one = message(++seq, what, who);
      change(one);
      to.news_came(client::NewMessage{.message = one});
    };
    const auto as_is = [](protocol::Message&) {};
    say("bob", "Good morning! Did anybody look at the **anchor** yet?", as_is);
    say("bob", "I mean `ListView.BottomToTop`, see https://doc.qt.io/qt-6/qml-qtquick-listview.html", as_is);
    say("carol", "Yes, it *never* moves now.", [](auto& one) { one.reply_to = 1; });
    say("alice", "Great, thank you ❤️",
        [](auto& one) { one.reactions = {{"👍", 2, {"bob", "alice"}}, {"🎉", 1, {"carol"}}}; });
    say("alice", "Here is how:\n```cpp\nauto y = item->y();\nlist->setContentY(y);\n```\nand that is all.",
        as_is);
    say("alice", "👍🎉", as_is);
    say("carol", "> and that is all\nReally? ~~no~~ @alice", [](auto& one) {
      one.mentions = {"alice"};
      one.edited_at = one.sent_at + 1000;
    });
    say("carol", "שלום עולם, זו הודעה מימין לשמאל", as_is);
    say("bob", "gone", [](auto& one) {
      one.deleted = true;
      one.content = "";
    });
    say("alice",
        "A longer message that goes on for more than a line, so that it is seen how the lines break and "
        "where "
        "the time stands behind the last of them.",
        [](auto& one) { one.pinned = true; });
    say("bob", "❤️", as_is);
    say("bob",
        "Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwor"
        "d",
        as_is);
    say("alice", "ok", as_is);
    say("alice", "Look at #general for more.", as_is);
  });
  open(800, 900);
  EXPECT_EQ(list()->property("count").toInt(), 14);
  stage.picture(QStringLiteral("timeline-800"));
  view()->setWidth(360);
  frame();
  stage.picture(QStringLiteral("timeline-360"));
}

// What is read stays where it is.

struct AnchorTest : TimelineViewTest {
  /// Scrolls up into a long conversation.
  void open_and_scroll(qreal up = 1'500) {
    fill(300, 300);
    open();
    QMetaObject::invokeMethod(anchor(), "scrollBy", Q_ARG(qreal, -up));
    frame();
    held = anchor()->property("held").toString();
    ASSERT_FALSE(held.isEmpty());
    before = place();
    ASSERT_FALSE(view()->property("atEnd").toBool());
  }
  QQuickItem* held_item() {
    for (int row = 0; row < model()->rowCount(); ++row) {
      QQuickItem* item = nullptr;
      QMetaObject::invokeMethod(list(), "itemAtIndex", Q_RETURN_ARG(QQuickItem*, item), Q_ARG(int, row));
      if (item != nullptr && item->property("key").toString() == held) return item;
    }
    return nullptr;
  }
  /// Of the held message's lower edge from the view's.
  qreal place() {
    QQuickItem* item = held_item();
    if (item == nullptr) return -10'000;
    return item->mapToItem(view(), QPointF(0, item->height())).y() - view()->height();
  }
  void expect_still() {
    frame();
    EXPECT_NEAR(place(), before, 1);
  }

  QString held;
  qreal before = 0;
};

TEST_F(AnchorTest, OlderMessagesComeInAboveWithoutMovingAnything) {
  open_and_scroll();
  const int rows = model()->rowCount();
  model()->older();
  EXPECT_GT(model()->rowCount(), rows);
  expect_still();
}

TEST_F(AnchorTest, NewMessagesDoNotMoveWhatIsRead) {
  open_and_scroll();
  for (std::int64_t seq = 301; seq <= 310; ++seq)
    come(message(seq, words(seq)));
  expect_still();
  EXPECT_EQ(view()->property("below").toInt(), 10);
}

TEST_F(AnchorTest, AMessageThatIsEditedOutOfViewOrInItMovesNothingBelow) {
  open_and_scroll(400);
  std::string longer = "Line";
  for (int line = 0; line < 20; ++line)
    longer += "\nline";
  for (const std::int64_t seq : {300, 299, 297, 290}) {
    change({.what = client::ChangedMessage::What::edited,
            .conversation = "c",
            .seq = seq,
            .version = 1'000 + seq,
            .content = longer,
            .at = day});
    expect_still();
  }
}

TEST_F(AnchorTest, APanelBesideItMovesNothing) {
  open_and_scroll();
  view()->setWidth(500);
  expect_still();
  view()->setWidth(800);
  expect_still();
}

TEST_F(AnchorTest, AnotherHeightKeepsTheDistanceFromTheLowerEdge) {
  open_and_scroll();
  view()->setHeight(400);
  expect_still();
  view()->setHeight(700);
  expect_still();
}

TEST_F(AnchorTest, LargerTextMovesNothing) {
  open_and_scroll();
  auto* theme = stage.find(QStringLiteral("timeline"))->property("theme").value<QObject*>();
  ASSERT_TRUE(theme);
  theme->setProperty("scale", 1.5);
  expect_still();
  theme->setProperty("scale", 1.0);
  expect_still();
}

TEST_F(AnchorTest, ReactionsMoveNothingBelow) {
  open_and_scroll(300);
  change({.what = client::ChangedMessage::What::reacted,
          .conversation = "c",
          .seq = 299,
          .version = 999,
          .username = "bob",
          .emoji = "👍"});
  expect_still();
}

TEST_F(AnchorTest, AtTheEndTheViewGoesAlong) {
  fill(300, 300);
  open();
  EXPECT_TRUE(view()->property("atEnd").toBool());
  come(message(301, "and one more"));
  EXPECT_TRUE(await([&] {
    frame();
    QQuickItem* item = shown(301);
    return item != nullptr && item->mapToItem(view(), QPointF(0, item->height())).y() <= view()->height();
  }));
  EXPECT_TRUE(view()->property("atEnd").toBool());
  view()->setHeight(300);
  frame();
  QQuickItem* item = shown(301);
  ASSERT_TRUE(item);
  EXPECT_LE(item->mapToItem(view(), QPointF(0, item->height())).y(), 300);
}

TEST_F(TimelineViewTest, OpensAtTheFirstUnreadOneWithSomethingAbove) {
  fill(300, 200);
  open();
  EXPECT_EQ(model()->unreadSeq(), 201);
  QQuickItem* first = shown(201);
  ASSERT_TRUE(first);
  const qreal top = first->mapToItem(view(), QPointF(0, 0)).y();
  EXPECT_GE(top, 40);
  EXPECT_LT(top, 300);
  stage.picture(QStringLiteral("timeline-unread"));
}

TEST_F(TimelineViewTest, TheWindowOverALongConversationStaysSmallAndBothEndsAreReached) {
  fill(800, 800);
  open();
  for (int turn = 0; turn < 30; ++turn) {
    QMetaObject::invokeMethod(anchor(), "scrollBy", Q_ARG(qreal, -2'000.0));
    frame();
    ASSERT_LE(model()->rowCount(), TimelineModel::kMostRows);
  }
  EXPECT_TRUE(model()->moreAfter());
  for (int turn = 0; turn < 80 && !view()->property("atEnd").toBool(); ++turn) {
    QMetaObject::invokeMethod(anchor(), "scrollBy", Q_ARG(qreal, 2'000.0));
    frame();
    ASSERT_LE(model()->rowCount(), TimelineModel::kMostRows);
  }
  EXPECT_EQ(model()->seqAt(0), 800);
  QMetaObject::invokeMethod(view(), "toStart");
  frame();
  EXPECT_GE(model()->indexOf(1), 0);
  EXPECT_FALSE(model()->moreBefore());
  QMetaObject::invokeMethod(view(), "toEnd");
  frame();
  EXPECT_EQ(model()->seqAt(0), 800);
}

TEST_F(TimelineViewTest, AQuoteLeadsToItsMessageAndBack) {
  fill(300, 300);
  open();
  protocol::Message answer = message(301, "As I said", "alice");
  answer.reply_to = 20;
  come(answer);
  frame();
  QMetaObject::invokeMethod(view(), "showReplied", Q_ARG(QVariant, 301), Q_ARG(QVariant, 20));
  frame();
  ASSERT_TRUE(shown(20));
  EXPECT_EQ(view()->property("flashed").toInt(), 20);
  stage.picture(QStringLiteral("timeline-flash"));
  QMetaObject::invokeMethod(view(), "goBack");
  frame();
  ASSERT_TRUE(shown(301));
  EXPECT_TRUE(await([&] { return view()->property("flashed").toInt() == 0; }));
}

TEST_F(TimelineViewTest, AMessageIsOneSentenceToAScreenReader) {
  write([&](client::CopyWriter& to) {
    to.row_came(row(2, 2, "bob"));
    to.follows("c", 0, 0);
    protocol::Message one = message(1, "Are **you** there?");
    one.edited_at = day;
    to.news_came(client::NewMessage{.message = one});
    to.news_came(client::NewMessage{.message = message(2, "Yes", "alice")});
  });
  open();
  QAccessible::setActive(true);
  QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(shown(1));
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->role(), QAccessible::ListItem);
  EXPECT_THAT(seen->text(QAccessible::Name).toStdString(),
              ::testing::MatchesRegex(".*bob.*, .*, Are you there.*, edited"));
  seen = QAccessible::queryAccessibleInterface(list());
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->role(), QAccessible::List);
  Q_EMIT stage.session().eventCame(
      protocol::ReceiptEvent{.conversation = "c", .username = "bob", .delivered_seq = 2, .read_seq = 2});
  EXPECT_THAT(shown(2)->property("spoken").toString().toStdString(), ::testing::EndsWith("Yes, read"));
}

TEST_F(TimelineViewTest, WhatComesInIsAnnouncedButNotEachOne) {
  fill(20, 20);
  open();
  const auto said = [&] {
    return stage.find(QStringLiteral("announcer"))->property("said").toString().toStdString();
  };
  come(message(21, "first", "alice"));
  EXPECT_EQ(said(), "");
  come(message(22, "second"));
  EXPECT_THAT(said(), ::testing::HasSubstr("second"));
  come(message(23, "third"));
  come(message(24, "fourth"));
  EXPECT_THAT(said(), ::testing::HasSubstr("second"));
  EXPECT_TRUE(await([&] { return said().find("fourth") != std::string::npos; }));
  EXPECT_THAT(said(), ::testing::StartsWith("2 new messages"));
}

TEST_F(TimelineViewTest, OnlyWhatWasInViewIsRead) {
  fill(300, 200);
  std::int64_t seen = 0;
  QObject::connect(&stage.session(), &Session::seen,
                   [&](const std::string&, std::int64_t seq) { seen = seq; });
  open();
  EXPECT_TRUE(await([&] { return seen > 200; }));
  EXPECT_LT(seen, 230);
  QMetaObject::invokeMethod(view(), "toEnd");
  EXPECT_TRUE(await([&] { return seen == 300; }));
}

TEST_F(TimelineViewTest, KeysWalkThroughMessages) {
  fill(50, 50);
  open();
  list()->forceActiveFocus(Qt::TabFocusReason);
  stage.key(Qt::Key_Up);
  stage.key(Qt::Key_Up);
  frame();
  EXPECT_EQ(list()->property("currentIndex").toInt(), 2);
  stage.picture(QStringLiteral("timeline-focus"));
  stage.key(Qt::Key_C, Qt::ControlModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(), words(48));
  stage.key(Qt::Key_Home);
  frame();
  EXPECT_TRUE(shown(1));
  stage.key(Qt::Key_End);
  frame();
  EXPECT_TRUE(view()->property("atEnd").toBool());
  stage.key(Qt::Key_PageUp);
  frame();
  EXPECT_FALSE(view()->property("atEnd").toBool());
}

TEST_F(TimelineViewTest, WhatWaitsAndWhatIsRefusedStandsAtItsPlace) {
  fill(20, 20, "bob");
  open();
  const auto first = stage.session().send({.conversation = "c", .content = "one"});
  ASSERT_TRUE(first);
  frame();
  ASSERT_EQ(model()->rowCount(), 21);
  const auto role = [&](int row, int which) { return model()->data(model()->index(row), which).toString(); };
  EXPECT_EQ(role(0, TimelineModel::ContentRole), QStringLiteral("one"));
  EXPECT_EQ(role(0, TimelineModel::StateRole), QStringLiteral("waiting"));
  QQuickItem* item = nullptr;
  QMetaObject::invokeMethod(list(), "itemAtIndex", Q_RETURN_ARG(QQuickItem*, item), Q_ARG(int, 0));
  client::OutboxRow row = *first;
  row.failure =
      client::Failure{.kind = client::FailureKind::fix, .sentence = "Bob does not want to hear from you."};
  Q_EMIT stage.session().outboxChanged({.what = client::OutboxNews::What::refused, .row = row});
  frame();
  EXPECT_EQ(role(0, TimelineModel::StateRole), QStringLiteral("failed"));
  EXPECT_TRUE(stage.called(QStringLiteral("Retry")));
  EXPECT_TRUE(stage.called(QStringLiteral("Edit")));
  stage.picture(QStringLiteral("timeline-failed"));
  protocol::Message sent = message(21, "one", "alice");
  sent.client_id = first->client_id;
  come(sent);
  EXPECT_EQ(model()->rowCount(), 21);
  EXPECT_EQ(role(0, TimelineModel::StateRole), QStringLiteral("sent"));
  // The same row, and the same delegate.
  QQuickItem* same = nullptr;
  QMetaObject::invokeMethod(list(), "itemAtIndex", Q_RETURN_ARG(QQuickItem*, same), Q_ARG(int, 0));
  EXPECT_EQ(item, same);
}

TEST_F(TimelineViewTest, WhatIsEditedOrDiscardedInTheOutboxIsSoHere) {
  using What = client::OutboxNews::What;
  fill(3, 3, "bob");
  open();
  const auto first = stage.session().send({.conversation = "c", .content = "one"});
  const auto second = stage.session().send({.conversation = "c", .content = "two"});
  ASSERT_TRUE(first && second);
  frame();
  ASSERT_EQ(model()->rowCount(), 5);
  const auto content = [&](int row) {
    return model()->data(model()->index(row), TimelineModel::ContentRole).toString().toStdString();
  };
  const auto gone = [](const std::string& client_id) {
    client::OutboxNews news{.what = What::discarded, .row = {}};
    news.row.client_id = client_id;
    return news;
  };
  client::OutboxRow edited = *first;
  edited.draft.content = "one, corrected";
  Q_EMIT stage.session().outboxChanged({.what = What::waiting, .row = edited});
  EXPECT_EQ(content(1), "one, corrected");

  // Where the server knows other words under its client id, it gets another, and keeps its place.
  Q_EMIT stage.session().outboxChanged(gone(first->client_id));
  EXPECT_EQ(model()->rowCount(), 4);
  edited.client_id = "another";
  edited.composed_at -= 10;  // both were written within a moment
  Q_EMIT stage.session().outboxChanged({.what = What::waiting, .row = edited});
  EXPECT_EQ(model()->rowCount(), 5);
  EXPECT_EQ(content(0), "two");
  EXPECT_EQ(content(1), "one, corrected");

  model()->discard(QString::fromStdString(second->client_id));
  EXPECT_EQ(model()->rowCount(), 4);
  EXPECT_EQ(content(0), "one, corrected");
  Q_EMIT stage.session().outboxChanged(gone("another"));
  EXPECT_EQ(model()->rowCount(), 3);
}

}  // namespace
}  // namespace banter::desktop
