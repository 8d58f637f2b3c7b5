// A conversation as a whole: header, messages, box.
#include <QTest>

#include "client/desktop/timeline/timeline_fixture.hpp"

namespace banter::desktop {
namespace {

using testing::await;

struct ConversationPageTest : TimelineTest {
  void talk() {
    write([&](client::CopyWriter& to) {
      auto first = row(16, 16);
      first.topic = "What we build, and when";
      to.row_came(first);
      to.follows("c", 0, 0);
      std::int64_t seq = 0;
      const auto say = [&](const std::string& who, const std::string& what, auto change) {
        protocol::Message one = message(++seq, what, who);
        change(one);
        to.news_came(client::NewMessage{.message = one});
      };
      const auto as_is = [](protocol::Message&) {};
      say("bob", "Good morning! Did anybody look at the **anchor** yet?", as_is);
      say("bob", "I mean `ListView.BottomToTop`, see https://doc.qt.io/qt-6/qml-qtquick-listview.html",
          as_is);
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
      say("bob", "", [](auto& one) { one.deleted = true; });
      say("alice", "An answer of mine.", [](auto& one) { one.reply_to = 2; });
      say("A-name-of-thirty-two-characters1",
          "A longer message that goes on for more than a line, so that it is "
          "seen how the lines break and where the time stands.",
          [](auto& one) { one.pinned = true; });
      say("bob", "❤️", as_is);
      say("bob",
          "Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword",
          as_is);
      say("bob", "plan.pdf, as you asked", [](auto& one) {
        one.attachments = {
            {.file_id = "f1", .file_name = "plan.pdf", .size = 120'000, .media_type = "application/pdf"}};
      });
      say("alice", "ok", as_is);
      say("alice", "Look at #general for more.", as_is);
    });
  }
  void open(int width, int height) {
    stage.show(
        QStringLiteral(
            "ConversationPage { objectName: 'page'; property var theme: Theme; "
            "session: App.session; conversation: 'c'; narrow: width < 600; property bool turned: false; "
            "LayoutMirroring.enabled: turned; LayoutMirroring.childrenInherit: true }"),
        width, height);
    ASSERT_TRUE(page());
  }
  QQuickItem* page() { return stage.find(QStringLiteral("page")); }
  QObject* theme() { return page()->property("theme").value<QObject*>(); }
  QQuickItem* view() { return page()->property("timeline").value<QQuickItem*>(); }
  QString sentence() {
    QQuickItem* line = stage.find(QStringLiteral("writing"));
    return line == nullptr ? QString() : line->property("sentence").toString();
  }
};

TEST_F(ConversationPageTest, LooksRightInEveryWidthAndTheme) {
  talk();
  open(900, 900);
  EXPECT_TRUE(stage.called(QStringLiteral("Find in this conversation")));
  EXPECT_TRUE(stage.called(QStringLiteral("Message")));
  Q_EMIT stage.session().eventCame(
      protocol::TypingEvent{.conversation = "c", .username = "bob", .active = true, .expires_ms = 6'000});
  stage.picture(QStringLiteral("page-900"));
  theme()->setProperty("mode", QStringLiteral("dark"));
  stage.picture(QStringLiteral("page-900-dark"));
  theme()->setProperty("mode", QStringLiteral("light"));
  page()->setProperty("turned", true);
  stage.picture(QStringLiteral("page-900-mirrored"));
  page()->setProperty("turned", false);
  stage.window().resize(1'440, 900);
  page()->setSize(QSizeF(1'440, 900));
  stage.picture(QStringLiteral("page-1440"));
  stage.window().resize(360, 700);
  page()->setSize(QSizeF(360, 700));
  stage.picture(QStringLiteral("page-360"));
  theme()->setProperty("scale", 1.5);
  stage.picture(QStringLiteral("page-360-150"));
  theme()->setProperty("scale", 1.0);
  stage.window().resize(900, 700);
  page()->setSize(QSizeF(900, 700));
  theme()->setProperty("mode", QStringLiteral("system"));
}

TEST_F(ConversationPageTest, SeveralMessagesAreSelectedAndGivenUp) {
  talk();
  open(900, 700);
  auto* list = view()->property("list").value<QQuickItem*>();
  list->forceActiveFocus(Qt::TabFocusReason);
  stage.key(Qt::Key_Space);
  stage.key(Qt::Key_Up);
  stage.key(Qt::Key_Space);
  EXPECT_EQ(view()->property("selectedCount").toInt(), 2);
  EXPECT_TRUE(stage.called(QStringLiteral("Copy with names and times")));
  stage.picture(QStringLiteral("page-selected"));
  QVariant gave;
  QMetaObject::invokeMethod(page(), "giveUp", Q_RETURN_ARG(QVariant, gave));
  EXPECT_TRUE(gave.toBool());
  EXPECT_EQ(view()->property("selectedCount").toInt(), 0);
}

TEST_F(ConversationPageTest, RAnswersTheFocusedMessage) {
  talk();
  open(900, 700);
  auto* list = view()->property("list").value<QQuickItem*>();
  list->forceActiveFocus(Qt::TabFocusReason);
  stage.key(Qt::Key_R);
  stage.picture(QStringLiteral("page-reply"));
  EXPECT_FALSE(list->hasActiveFocus());
}

TEST_F(ConversationPageTest, TheMenuOffersWhatCanBeDone) {
  talk();
  open(900, 700);
  auto* list = view()->property("list").value<QQuickItem*>();
  list->forceActiveFocus(Qt::TabFocusReason);
  stage.key(Qt::Key_Menu);
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Pin")) != nullptr; }));
  EXPECT_TRUE(stage.called(QStringLiteral("Edit")));
  EXPECT_TRUE(stage.called(QStringLiteral("Delete…")));
  stage.picture(QStringLiteral("page-menu"));
}

}  // namespace
}  // namespace banter::desktop
