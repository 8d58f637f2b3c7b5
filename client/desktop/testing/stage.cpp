#include "client/desktop/testing/stage.hpp"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QDir>
#include <QQmlComponent>
#include <QQuickItem>
#include <QTest>

#include "client/core/address.hpp"

namespace banter::desktop::testing {
namespace {

QQuickItem* first(QQuickItem* item, const std::function<bool(QQuickItem*)>& is_it) {
  if (is_it(item)) return item;
  const QList<QQuickItem*> children = item->childItems();
  for (QQuickItem* child : children) {
    if (QQuickItem* found = first(child, is_it)) return found;
  }
  return nullptr;
}

}  // namespace

bool await(const std::function<bool()>& done, int within) {
  return QTest::qWaitFor(done, within);
}

Stage::Stage(const std::string& address)
    : app_(client::Places{.config = home_ / "config", .state = home_ / "state"}) {
  app_.serve(engine_);
  app_.enter(*client::parse_address(address, true), "alice");
}

Stage::~Stage() {
  content_.reset();
  window_.reset();
}

void Stage::show(const QString& qml, int width, int height) {
  QQmlComponent component(&engine_);
  component.setData("import QtQuick\nimport QtQuick.Controls.Basic\nimport Banter\n" + qml.toUtf8(), QUrl());
  content_.reset(component.create());
  ASSERT_TRUE(content_) << component.errorString().toStdString();
  auto* item = qobject_cast<QQuickItem*>(content_.get());
  ASSERT_TRUE(item);
  window_ = std::make_unique<QQuickWindow>();
  window_->resize(width, height);
  item->setParentItem(window_->contentItem());
  item->setSize(QSizeF(width, height));
  window_->show();
  window_->requestActivate();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
}

QQuickItem* Stage::find(const QString& name) {
  return first(window_->contentItem(), [&](QQuickItem* item) { return item->objectName() == name; });
}

QQuickItem* Stage::called(const QString& accessible_name) {
  return first(window_->contentItem(), [&](QQuickItem* item) {
    if (!item->isVisible()) return false;
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(item);
    return seen && seen->text(QAccessible::Name) == accessible_name;
  });
}

void Stage::key(int key, Qt::KeyboardModifiers modifiers) {
  QTest::keyClick(window_.get(), static_cast<Qt::Key>(key), modifiers);
}

void Stage::type(const QString& text) {
  for (const QChar letter : text) {
    QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
    QCoreApplication::sendEvent(window_.get(), &down);
    QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(letter));
    QCoreApplication::sendEvent(window_.get(), &up);
  }
}

void Stage::click(QQuickItem* item) {
  // What has just appeared gets its place with the next frame.
  window_->grabWindow();
  const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
  QTest::mouseClick(window_.get(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
}

void Stage::picture(const QString& name) {
  const QString folder = qEnvironmentVariable("BANTER_LOOK");
  if (folder.isEmpty()) return;
  QTest::qWait(300);  // for what moves; nobody's verdict hangs on it
  window_->grabWindow().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

}  // namespace banter::desktop::testing
