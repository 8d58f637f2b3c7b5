// Looks at every control in every state: testing/Gallery.qml, in each palette and size. With
// BANTER_PICTURES=FOLDER in the environment the pictures are kept there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTest>

#include "client/desktop/app/app.hpp"

namespace banter::desktop {
namespace {

struct Look {
  const char* mode;
  double scale;
  bool mirrored = false;
};

class Controls : public ::testing::TestWithParam<Look> {
 protected:
  Controls() : app_(client::Places{}) {
    app_.serve(engine_);
    QQmlComponent theme(&engine_);
    theme.setData("import QtQuick\nimport Banter\nItem { property var theme: Theme }", QUrl());
    holder_.reset(theme.create());
    view_.reset(new QQuickView(&engine_, nullptr));
    QObject::connect(&engine_, &QQmlEngine::warnings, [this](const QList<QQmlError>& errors) {
      for (const QQmlError& error : errors)
        warnings_ << error.toString();
    });
  }

  QObject* theme() { return holder_->property("theme").value<QObject*>(); }

  void show(const Look& look) {
    theme()->setProperty("mode", QString::fromLatin1(look.mode));
    theme()->setProperty("scale", look.scale);
    theme()->setProperty("reducedMotion", true);
    view_->setSource(QUrl::fromLocalFile(QStringLiteral(BANTER_DESKTOP_SOURCE "/testing/Gallery.qml")));
    ASSERT_EQ(view_->status(), QQuickView::Ready) << qPrintable(view_->errors().value(0).toString());
    if (look.mirrored) {
      QQmlComponent mirror(&engine_);
      mirror.setData(
          "import QtQuick\nQtObject { property Item of; onOfChanged: if (of) { of.LayoutMirroring.enabled = "
          "true; "
          "of.LayoutMirroring.childrenInherit = true } }",
          QUrl());
      mirror_.reset(mirror.create());
      mirror_->setProperty("of", QVariant::fromValue(root()));
    }
    view_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(view_.get()));
  }

  QQuickItem* root() { return view_->rootObject(); }

  QImage picture(const QString& name) {
    const QImage image = view_->grabWindow();
    const QString folder = qEnvironmentVariable("BANTER_PICTURES");
    if (!folder.isEmpty()) image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    return image;
  }

  client::Places places_;
  App app_;
  QQmlEngine engine_;
  std::unique_ptr<QObject> holder_;
  std::unique_ptr<QObject> mirror_;
  std::unique_ptr<QQuickView> view_;
  QStringList warnings_;
};

/// Every visible item below `item`, itself first.
void gather(QQuickItem* item, std::vector<QQuickItem*>& into) {
  if (!item->isVisible() || item->opacity() == 0) return;
  into.push_back(item);
  for (QQuickItem* child : item->childItems())
    gather(child, into);
}

std::vector<QQuickItem*> items_of(QQuickItem* root) {
  std::vector<QQuickItem*> items;
  gather(root, items);
  return items;
}

bool is(const QObject* object, const char* type) {
  for (const QMetaObject* meta = object->metaObject(); meta; meta = meta->superClass()) {
    const QByteArray name = meta->className();
    if (name == type || name.startsWith(QByteArray(type) + "_QMLTYPE") ||
        name.startsWith(QByteArray(type) + "_QML_"))
      return true;
  }
  return false;
}

QRectF place(const QQuickItem* item) {
  return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

std::string told(const QQuickItem* item) {
  return item->property("text").toString().toStdString() + " (" + item->metaObject()->className() + ")";
}

class InEveryLook : public Controls {};

TEST_P(InEveryLook, no_text_is_cut_or_covered) {
  const Look look = GetParam();
  ASSERT_NO_FATAL_FAILURE(show(look));
  picture(QStringLiteral("gallery-%1-%2%3")
              .arg(QString::fromLatin1(look.mode))
              .arg(look.scale * 100)
              .arg(look.mirrored ? QStringLiteral("-rtl") : QString()));
  std::vector<QQuickItem*> texts;
  for (QQuickItem* item : items_of(root()))
    if (is(item, "QQuickText") && !item->property("text").toString().isEmpty()) texts.push_back(item);
  ASSERT_GT(texts.size(), 30u);
  for (const QQuickItem* text : texts) {
    // Only the button with too many words may cut them, and says so by its three dots.
    if (!text->property("text").toString().contains(QStringLiteral("far too many")))
      EXPECT_FALSE(text->property("truncated").toBool()) << told(text);
    EXPECT_GE(text->height() + 1, text->property("contentHeight").toDouble()) << told(text);
    EXPECT_TRUE(place(root()).contains(place(text))) << told(text);
    for (const QQuickItem* holder = text->parentItem(); holder && holder != root();
         holder = holder->parentItem())
      if (is(holder, "QQuickControl"))
        EXPECT_TRUE(place(holder).adjusted(-0.5, -0.5, 0.5, 0.5).contains(place(text))) << told(text);
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      EXPECT_FALSE(place(texts[i]).adjusted(0, 1, 0, -1).intersects(place(texts[j]).adjusted(0, 1, 0, -1)))
          << told(texts[i]) << " covers " << told(texts[j]);
  EXPECT_THAT(warnings_, ::testing::IsEmpty()) << warnings_.join(u'\n').toStdString();
}

TEST_P(InEveryLook, every_control_has_a_name_and_tab_reaches_it) {
  ASSERT_NO_FATAL_FAILURE(show(GetParam()));
  QAccessible::setActive(true);
  std::vector<QQuickItem*> controls;
  for (QQuickItem* item : items_of(root())) {
    const bool operated =
        is(item, "QQuickAbstractButton") || is(item, "QQuickTextField") || is(item, "QQuickComboBox");
    if (!operated) continue;
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(item);
    ASSERT_NE(seen, nullptr) << told(item);
    // Qt keeps the name of a password to itself; then what is around it has one.
    if (seen->state().passwordEdit) seen = seen->parent();
    EXPECT_FALSE(seen->text(QAccessible::Name).isEmpty()) << told(item);
    EXPECT_NE(seen->role(), QAccessible::NoRole) << told(item);
    if (item->isEnabled()) controls.push_back(item);
  }
  ASSERT_GT(controls.size(), 20u);
  std::set<QQuickItem*> reached;
  for (std::size_t i = 0; i < controls.size() * 2; ++i) {
    QTest::keyClick(view_.get(), Qt::Key_Tab);
    if (QQuickItem* item = view_->activeFocusItem()) reached.insert(item);
  }
  for (QQuickItem* control : controls)
    EXPECT_TRUE(reached.contains(control)) << told(control);
}

INSTANTIATE_TEST_SUITE_P(All, InEveryLook,
                         ::testing::Values(Look{"light", 1}, Look{"light", 0.8}, Look{"light", 1.5},
                                           Look{"light", 2}, Look{"dark", 1}, Look{"dark", 2},
                                           Look{"contrast", 1}, Look{"contrast", 1.5}, Look{"light", 1, true},
                                           Look{"dark", 1.5, true}),
                         [](const auto& info) {
                           return std::string(info.param.mode) + "_" +
                                  std::to_string(int(info.param.scale * 100)) +
                                  (info.param.mirrored ? "_mirrored" : "");
                         });

using Keyboard = Controls;

TEST_F(Keyboard, a_button_is_pressed_by_space_by_enter_and_by_what_reads_the_screen) {
  ASSERT_NO_FATAL_FAILURE(show({"light", 1}));
  QQuickItem* button = nullptr;
  for (QQuickItem* item : items_of(root()))
    if (is(item, "QQuickButton") && item->property("text").toString() == QStringLiteral("Log in"))
      button = item;
  ASSERT_NE(button, nullptr);
  button->forceActiveFocus(Qt::TabFocusReason);
  EXPECT_TRUE(button->property("visualFocus").toBool());
  QTest::keyClick(view_.get(), Qt::Key_Space);
  EXPECT_EQ(root()->property("pressedButtons").toInt(), 1);
  QTest::keyClick(view_.get(), Qt::Key_Return);
  EXPECT_EQ(root()->property("pressedButtons").toInt(), 2);
  QAccessible::setActive(true);
  QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(button);
  ASSERT_NE(seen->actionInterface(), nullptr);
  seen->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(root()->property("pressedButtons").toInt(), 3);
}

TEST_F(Keyboard, a_sheet_takes_the_focus_and_gives_it_back) {
  ASSERT_NO_FATAL_FAILURE(show({"light", 1}));
  QQuickItem* before = nullptr;
  for (QQuickItem* item : items_of(root()))
    if (is(item, "QQuickTextField") && !before) before = item;
  before->forceActiveFocus(Qt::TabFocusReason);
  auto* sheet = root()->property("sheet").value<QObject*>();
  QMetaObject::invokeMethod(sheet, "open");
  ASSERT_TRUE(QTest::qWaitFor([&] { return sheet->property("opened").toBool(); }));
  picture(QStringLiteral("sheet-light"));
  EXPECT_NE(view_->activeFocusItem(), before);
  QTest::keyClick(view_.get(), Qt::Key_Tab);
  EXPECT_TRUE(is(view_->activeFocusItem(), "QQuickTextField") || is(view_->activeFocusItem(), "QQuickButton"))
      << view_->activeFocusItem()->metaObject()->className();
  EXPECT_NE(view_->activeFocusItem(), before);
  QTest::keyClick(view_.get(), Qt::Key_Escape);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !sheet->property("visible").toBool(); }));
  EXPECT_EQ(view_->activeFocusItem(), before);
}

TEST_F(Keyboard, a_menu_is_walked_through_with_the_arrows) {
  ASSERT_NO_FATAL_FAILURE(show({"dark", 1}));
  auto* menu = root()->property("menu").value<QObject*>();
  QMetaObject::invokeMethod(menu, "open");
  ASSERT_TRUE(QTest::qWaitFor([&] { return menu->property("opened").toBool(); }));
  QTest::keyClick(view_.get(), Qt::Key_Down);
  QTest::keyClick(view_.get(), Qt::Key_Down);
  EXPECT_EQ(menu->property("currentIndex").toInt(), 1);
  picture(QStringLiteral("menu-dark"));
  QTest::keyClick(view_.get(), Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !menu->property("visible").toBool(); }));
}

TEST_F(Keyboard, a_toast_is_shown) {
  ASSERT_NO_FATAL_FAILURE(show({"light", 1}));
  auto* toast = root()->property("toast").value<QQuickItem*>();
  QMetaObject::invokeMethod(toast, "say", Q_ARG(QVariant, QStringLiteral("<b>Copied</b>")));
  bool found = false;
  for (QQuickItem* item : items_of(toast))
    if (is(item, "QQuickText")) found = item->property("text").toString() == QStringLiteral("<b>Copied</b>");
  EXPECT_TRUE(found);
  picture(QStringLiteral("toast-light"));
}

}  // namespace
}  // namespace banter::desktop
