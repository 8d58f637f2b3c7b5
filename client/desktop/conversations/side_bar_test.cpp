// The list on the screen: what it says to those who do not see it, and the keyboard.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAccessible>
#include <QDateTime>
#include <QQuickItem>
#include <QSignalSpy>

#include "client/desktop/testing/stage.hpp"

namespace banter::desktop {
namespace {

using protocol::ConversationKind;
using protocol::ConversationRow;

std::vector<ConversationRow> some_rows() {
  const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
  const auto row = [&](std::string id, std::string title, std::string words, std::int64_t minutes) {
    ConversationRow result{.conversation = id,
                           .kind = title.starts_with('#') ? ConversationKind::room : ConversationKind::direct,
                           .receiver = title.starts_with('#') ? title : id,
                           .title = title,
                           .last_message = words,
                           .last_sender = title.starts_with('#') ? "ben" : id,
                           .last_sent_at = now - minutes * 60'000,
                           .last_seq = 10,
                           .read_seq = 10};
    if (result.kind == ConversationKind::room) result.role = protocol::RoomRole::member;
    return result;
  };
  std::vector<ConversationRow> rows{
      row("anna", "Anna Bell", "See you at the station, platform 3", 2),
      row("design", "#design", "The new icons are in, have a look when you find the time", 15),
      row("long", "Maximiliana Konstantinopolitanskaja-Smith", "ok", 65),
      row("maryam", "مريم حداد", "أراك غدًا في المكتب", 60 * 26),
      row("nova", "👩‍🚀 Nova", "🚀🚀🚀", 60 * 24 * 3),
      row("general", "#general", "Welcome everybody", 60 * 24 * 30),
      row("secret", "#secret-plans", "", 1),
      row("ben", "Ben", "mine", 60 * 5),
  };
  rows[0].unread = 3;
  rows[0].read_seq = 7;
  rows[1].unread = 120;
  rows[1].mentions = 2;
  rows[1].read_seq = 1;
  rows[1].muted_until = now + 3'600'000;
  rows[2].pinned = true;
  rows[2].last_sender = "alice";
  rows[4].draft = "I was about to say";
  rows[6].role = protocol::RoomRole::invited;
  rows[6].last_message.reset();
  return rows;
}

struct SideBarTest : ::testing::Test {
  void show(int width = 320, int height = 700, const QString& more = {}) {
    stage.show(QStringLiteral("SideBar { objectName: \"bar\"; session: App.session\n"
                              "onChosen: conversation => selected = conversation\n") +
                   more + QStringLiteral("\n}"),
               width, height);
    Q_EMIT stage.session().rowsCame(some_rows());
    ASSERT_TRUE(testing::await([&] { return stage.called(QStringLiteral("Search")) != nullptr; }));
    bar = stage.find(QStringLiteral("bar"));
    ASSERT_TRUE(bar);
  }
  /// The first row of the list of which the sentence begins so.
  QQuickItem* row(const QString& beginning) {
    QQuickItem* found = nullptr;
    const auto look = [&](auto&& self, QQuickItem* item) -> void {
      if (found != nullptr || !item->isVisible()) return;
      if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item);
          face != nullptr && face->role() == QAccessible::ListItem &&
          face->text(QAccessible::Name).startsWith(beginning))
        found = item;
      for (QQuickItem* child : item->childItems())
        self(self, child);
    };
    EXPECT_TRUE(testing::await([&] {
      look(look, bar);
      return found != nullptr;
    })) << beginning.toStdString();
    return found;
  }
  QString selected() const { return bar->property("selected").toString(); }

  testing::Stage stage;
  QQuickItem* bar = nullptr;
};

TEST_F(SideBarTest, RowsSayWhatTheyShow) {
  show();
  EXPECT_TRUE(row(QStringLiteral("Anna Bell, 3 unread, last: See you at the station, platform 3, ")));
  EXPECT_TRUE(
      row(QStringLiteral("#design, 120 unread, you are mentioned 2 times, muted, last: Ben: The new")));
  EXPECT_TRUE(row(QStringLiteral("#secret-plans, You are invited")));
  EXPECT_TRUE(stage.called(QStringLiteral("New conversation")));
  EXPECT_TRUE(stage.called(QStringLiteral("Join")));
  EXPECT_EQ(bar->property("unreadCount").toInt(), 2);
  stage.picture(QStringLiteral("sidebar"));
}

TEST_F(SideBarTest, TheKeyboardGoesThroughTheList) {
  show();
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  QMetaObject::invokeMethod(bar, "focusList");
  stage.key(Qt::Key_Home);
  stage.key(Qt::Key_Down);
  stage.key(Qt::Key_Down);
  stage.key(Qt::Key_Return);
  EXPECT_EQ(selected(), QStringLiteral("anna"));
  stage.key(Qt::Key_End);
  stage.key(Qt::Key_Return);
  EXPECT_EQ(selected(), QStringLiteral("general"));
  stage.picture(QStringLiteral("sidebar-keyboard"));
}

TEST_F(SideBarTest, ShortcutsOpenTheNextAndTheNextUnread) {
  show();
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  QMetaObject::invokeMethod(bar, "openPinned", Q_ARG(QVariant, 1));
  EXPECT_EQ(selected(), QStringLiteral("long"));
  QMetaObject::invokeMethod(bar, "next");
  EXPECT_EQ(selected(), QStringLiteral("anna"));
  QMetaObject::invokeMethod(bar, "previous");
  EXPECT_EQ(selected(), QStringLiteral("long"));
  QMetaObject::invokeMethod(bar, "nextUnread");
  EXPECT_EQ(selected(), QStringLiteral("anna"));
}

TEST_F(SideBarTest, TypingNarrowsTheListAndEnterOpensTheFirst) {
  show();
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  QMetaObject::invokeMethod(bar, "search");
  stage.type(QStringLiteral("bell"));
  stage.key(Qt::Key_Return);
  EXPECT_EQ(selected(), QStringLiteral("anna"));
  stage.type(QStringLiteral("xyz"));
  EXPECT_TRUE(stage.called(QStringLiteral("Look everywhere")));
  stage.picture(QStringLiteral("sidebar-nothing"));
}

TEST_F(SideBarTest, DialogsOpenAndEscapeClosesThem) {
  show(900, 700);
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  for (const char* dialog :
       {"newConversation", "newRoom", "addContact", "browseRooms", "contacts", "quickSwitcher"}) {
    QMetaObject::invokeMethod(bar, dialog);
    ASSERT_TRUE(testing::await([&] { return stage.called(QStringLiteral("Close")) != nullptr; })) << dialog;
    stage.picture(QStringLiteral("dialog-") + QString::fromLatin1(dialog));
    stage.key(Qt::Key_Escape);
    ASSERT_TRUE(testing::await([&] { return stage.called(QStringLiteral("Close")) == nullptr; })) << dialog;
  }
}

TEST_F(SideBarTest, TheSwitcherGoesSomewhereByAFewLetters) {
  show(900, 700);
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  QMetaObject::invokeMethod(bar, "quickSwitcher");
  ASSERT_TRUE(testing::await([&] { return stage.called(QStringLiteral("Close")) != nullptr; }));
  stage.type(QStringLiteral("dsg"));
  stage.key(Qt::Key_Return);
  EXPECT_EQ(selected(), QStringLiteral("design"));
}

/// A look that somebody may have chosen: what is set, and how wide the window is.
struct Look {
  const char* name;
  const char* set;
  int width;
};

struct SideBarLookTest : SideBarTest, ::testing::WithParamInterface<Look> {};

TEST_P(SideBarLookTest, NothingStandsOutsideOfTheWindow) {
  const Look& look = GetParam();
  show(look.width, 800, QString::fromLatin1(look.set));
  ASSERT_TRUE(row(QStringLiteral("Anna")));
  stage.picture(QStringLiteral("sidebar-") + QString::fromLatin1(look.name));
  int seen = 0;
  const auto check = [&](auto&& self, QQuickItem* item) -> void {
    if (!item->isVisible()) return;
    const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item);
    if (face != nullptr && !face->text(QAccessible::Name).isEmpty() && item->width() > 0) {
      const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
      EXPECT_GE(place.left(), 0) << face->text(QAccessible::Name).toStdString();
      EXPECT_LE(place.right(), look.width) << face->text(QAccessible::Name).toStdString();
      ++seen;
    }
    for (QQuickItem* child : item->childItems())
      self(self, child);
  };
  check(check, bar);
  EXPECT_GT(seen, 20);
}

INSTANTIATE_TEST_SUITE_P(
    Looks, SideBarLookTest,
    ::testing::Values(Look{"dark", "Component.onCompleted: Theme.mode = 'dark'", 300},
                      Look{"contrast", "Component.onCompleted: Theme.mode = 'contrast'", 300},
                      Look{"narrow", "", 240}, Look{"large", "Component.onCompleted: Theme.scale = 2", 480},
                      Look{"mirrored", "LayoutMirroring.enabled: true; LayoutMirroring.childrenInherit: true",
                           300}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace banter::desktop
