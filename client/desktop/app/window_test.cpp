// The window as a whole, without a server: what is in it has names, can be reached, and is said in every
// language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAccessible>
#include <QDir>
#include <QKeySequence>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QTranslator>
#include <functional>
#include <set>

#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/app/app.hpp"
#include "client/desktop/commands/command_table.hpp"
#include "client/desktop/commands/commands.hpp"

namespace banter::desktop {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

constexpr int kPatience = 20'000;

/// Every word in brackets, so that one that nobody can translate is seen.
class Bracketed : public QTranslator {
 public:
  QString translate(const char*, const char* words, const char*, int) const override {
    return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(words));
  }
  bool isEmpty() const override { return false; }
};

struct Seen {
  QAccessible::Role role;
  std::string name;
  bool focusable;
};

struct WindowTest : ::testing::Test {
  void SetUp() override {
    QAccessible::setActive(true);
    app = std::make_unique<App>(client::Places{.config = folder / "config", .state = folder / "state"});
  }
  void TearDown() override {
    engine.reset();
    app.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }

  void open(int width = 1100, int height = 720) {
    engine = std::make_unique<QQmlApplicationEngine>();
    app->serve(*engine);
    engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
    ASSERT_FALSE(engine->rootObjects().isEmpty());
    window = qobject_cast<QQuickWindow*>(engine->rootObjects().constFirst());
    window->resize(width, height);
    window->requestActivate();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window));
  }
  /// Somebody's account, of a server that is not there.
  void with_account() { app->enter(*client::parse_address("127.0.0.1:1"), "alice"); }

  /// All that a screen reader finds.
  std::vector<Seen> seen() const {
    std::vector<Seen> all;
    const std::function<void(QAccessibleInterface*)> walk = [&](QAccessibleInterface* one) {
      if (one == nullptr || !one->isValid() || one->state().invisible) return;
      all.push_back({one->role(), one->text(QAccessible::Name).toStdString(),
                     static_cast<bool>(one->state().focusable)});
      for (int i = 0; i < one->childCount(); ++i)
        walk(one->child(i));
    };
    walk(QAccessible::queryAccessibleInterface(window));
    return all;
  }
  std::set<std::string> names() const {
    std::set<std::string> result;
    for (const Seen& one : seen())
      result.insert(one.name);
    return result;
  }
  bool comes(const std::string& name) {
    return QTest::qWaitFor([&] { return names().contains(name); }, kPatience);
  }
  void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(window, static_cast<Qt::Key>(key), modifiers);
  }
  std::string focused() const {
    QAccessibleInterface* one = QAccessible::queryAccessibleInterface(window->activeFocusItem());
    return one == nullptr ? "" : one->text(QAccessible::Name).toStdString();
  }
  /// Saves what is seen, where the environment names a folder for it.
  void picture(const char* name) {
    const QString to = qEnvironmentVariable("BANTER_LOOK");
    if (to.isEmpty()) return;
    QTest::qWait(400);  // for what moves; nobody's verdict hangs on it
    window->grabWindow().save(QDir(to).filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
  }
  /// The `property` of everything in the window that has one.
  QVariantList all(const char* property) const {
    QVariantList found;
    const std::function<void(QObject*)> walk = [&](QObject* one) {
      if (const QVariant value = one->property(property); value.isValid()) found.append(value);
      for (QObject* child : one->children())
        walk(child);
    };
    walk(window);
    return found;
  }

  client::testing::TempDir folder;
  std::unique_ptr<App> app;
  std::unique_ptr<QQmlApplicationEngine> engine;
  QQuickWindow* window = nullptr;
};

TEST_F(WindowTest, TheFirstScreenHasItsNamesAndTheKeyboardWalksThroughIt) {
  open();
  picture("first_screen");
  const auto there = seen();
  const auto has = [&](QAccessible::Role role, const char* name) {
    return std::ranges::any_of(
        there, [&](const Seen& one) { return one.role == role && one.name == name && one.focusable; });
  };
  for (const char* field : {"Server", "Username", "Password"})
    EXPECT_TRUE(has(QAccessible::EditableText, field)) << field;
  for (const char* button : {"Log in", "Register", "Show password"})
    EXPECT_TRUE(has(QAccessible::Button, button)) << button;
  EXPECT_EQ(focused(), "Username");
  key(Qt::Key_Tab);
  EXPECT_EQ(focused(), "Password");
  key(Qt::Key_Tab);
  EXPECT_EQ(focused(), "Show password");
  key(Qt::Key_Tab);
  EXPECT_EQ(focused(), "Log in");
  key(Qt::Key_Tab);
  EXPECT_EQ(focused(), "Register");
}

TEST_F(WindowTest, WhatIsWrongStandsAtItsField) {
  open();
  key(Qt::Key_Return);
  EXPECT_TRUE(comes("Enter your username."));
  EXPECT_EQ(focused(), "Username");
  picture("first_screen_error");
}

TEST_F(WindowTest, TheMenusAndTheKeysAreTheTable) {
  with_account();
  open();
  std::multiset<std::string> in_menus, wanted_in_menus;
  for (const QVariant& one : all("command"))
    in_menus.insert(one.toString().toStdString());
  std::multiset<QString> heard, wanted_heard;
  for (const QVariant& keys : all("sequences")) {
    for (const QString& one : keys.toStringList())
      heard.insert(one);
  }
  for (const Command& command : command_table()) {
    // In the menu bar, and behind the button of narrow windows.
    if (command.menu[0] != '\0') wanted_in_menus.insert({command.id, command.id});
    if (command.heard_by == HeardBy::window) wanted_heard.insert(command.keys.begin(), command.keys.end());
  }
  EXPECT_EQ(in_menus, wanted_in_menus);
  EXPECT_EQ(heard, wanted_heard);
}

TEST_F(WindowTest, TheListOfShortcutsIsTheTable) {
  open();
  key(Qt::Key_Slash, Qt::ControlModifier);
  ASSERT_TRUE(comes("Keyboard shortcuts"));
  Commands commands;
  commands.set_part(QStringLiteral("keys"));
  for (int row = 0; row < commands.count(); ++row) {
    const QVariantMap one = commands.row(row);
    const QString line = one.value(QStringLiteral("text")).toString() + QStringLiteral(": ") +
                         one.value(QStringLiteral("allKeysText")).toString();
    EXPECT_TRUE(comes(line.toStdString())) << line.toStdString();
  }
  picture("shortcuts");
  key(Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !names().contains("Quit: Ctrl+Q"); }, kPatience));
}

TEST_F(WindowTest, ASettingCountsAtOnce) {
  open();
  key(Qt::Key_Comma, Qt::ControlModifier);
  ASSERT_TRUE(comes("Do not disturb"));
  picture("settings");
  const int before = window->property("minimumWidth").toInt();
  EXPECT_GT(before, 0);
  app->settings()->set(QStringLiteral("mode"), QStringLiteral("dark"));
  app->settings()->set(QStringLiteral("textSize"), 150);
  EXPECT_TRUE(QTest::qWaitFor([&] { return window->color().lightnessF() < 0.3F; }, kPatience));
  picture("settings_dark_large");
}

TEST_F(WindowTest, ALanguageCountsAtOnce) {
  open();
  ASSERT_TRUE(comes("Log in"));
  app->settings()->set(QStringLiteral("language"), QStringLiteral("de"));
  EXPECT_TRUE(comes("Anmelden"));
  EXPECT_TRUE(comes("Datei"));
  picture("first_screen_de");
  app->settings()->set(QStringLiteral("language"), QStringLiteral("es"));
  EXPECT_TRUE(comes("Iniciar sesión"));
  picture("first_screen_es");
  app->settings()->set(QStringLiteral("language"), QStringLiteral("en"));
  EXPECT_TRUE(comes("Log in"));
}

/// Everything that is said where no word is foreign.
void expect_bracketed(const std::vector<Seen>& seen, const std::set<std::string>& foreign) {
  for (const Seen& one : seen) {
    const bool words =
        std::ranges::any_of(QString::fromStdString(one.name), [](QChar c) { return c.isLetter(); });
    if (!words || foreign.contains(one.name)) continue;
    EXPECT_TRUE(one.name.starts_with("⟦") || one.name.find("⟦") != std::string::npos) << one.name;
  }
}

TEST_F(WindowTest, OneIsNotMany) {
  open();
  EXPECT_EQ(QCoreApplication::translate("banter::desktop::LoginWords",
                                        "Too many attempts. Try again in %n second(s).", nullptr, 1),
            QStringLiteral("Too many attempts. Try again in 1 second."));
}

TEST_F(WindowTest, EveryWordCanBeTranslated) {
  Bracketed translator;
  QCoreApplication::installTranslator(&translator);
  open();
  expect_bracketed(seen(), {});
  const std::set<std::string> languages{"English", "Deutsch", "Español",
                                        app->settings()->folderForFiles().toStdString()};
  for (const auto& [pressed, shown] :
       {std::pair{Qt::Key_Comma, "⟦Appearance⟧"}, std::pair{Qt::Key_Slash, "⟦Writing⟧"}}) {
    key(pressed, Qt::ControlModifier);
    ASSERT_TRUE(comes(shown));
    expect_bracketed(seen(), languages);
    key(Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !names().contains(shown); }, kPatience));
  }
  QCoreApplication::removeTranslator(&translator);
}

TEST_F(WindowTest, NarrowItHasOnePaneAndTheMenuBehindAButton) {
  with_account();
  open(380, 640);
  EXPECT_TRUE(comes("Menu"));
  EXPECT_FALSE(names().contains("Menu bar"));
  picture("narrow");
  window->resize(1100, 720);
  EXPECT_TRUE(comes("Menu bar"));
  EXPECT_TRUE(comes("Choose a conversation, or begin one."));
  picture("wide");
}

TEST_F(WindowTest, TheWindowComesBackAsItWas) {
  open(812, 633);
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return app->settings()->recall(QStringLiteral("width"), 0).toInt() == 812; }, kPatience));
  engine.reset();
  app = std::make_unique<App>(client::Places{.config = folder / "config", .state = folder / "state"});
  engine = std::make_unique<QQmlApplicationEngine>();
  app->serve(*engine);
  engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
  ASSERT_FALSE(engine->rootObjects().isEmpty());
  window = qobject_cast<QQuickWindow*>(engine->rootObjects().constFirst());
  EXPECT_EQ(window->size(), QSize(812, 633));
}

}  // namespace
}  // namespace banter::desktop
