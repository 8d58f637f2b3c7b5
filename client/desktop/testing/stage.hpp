#pragma once

#include <QQmlEngine>
#include <QQuickWindow>
#include <QString>
#include <functional>
#include <memory>

#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/app/app.hpp"

namespace banter::desktop::testing {

/// Lets the application live until `done`, at most `within` milliseconds; whether it came to that.
bool await(const std::function<bool()>& done, int within = 10'000);

/// A window with some QML in it, for the account `alice` of a server that nobody runs unless a test does.
class Stage {
 public:
  /// `address`: of the server.
  explicit Stage(const std::string& address = "127.0.0.1:1");
  ~Stage();

  /// Puts `qml` into the window, which gets that size and the keyboard. It may say `App.session`.
  void show(const QString& qml, int width = 640, int height = 480);

  Session& session() { return *app_.session(); }
  QQuickWindow& window() { return *window_; }
  /// The item of that object name; null: there is none.
  QQuickItem* find(const QString& name);
  /// The item whose accessible name that is, visible; null: there is none.
  QQuickItem* called(const QString& accessible_name);
  const client::testing::TempDir& home() const { return home_; }

  /// A key with what it writes, to whoever has the keyboard.
  void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  void type(const QString& text);
  void click(QQuickItem* item);
  /// Saves what is seen, where the environment names a folder for it (BANTER_LOOK).
  void picture(const QString& name);

 private:
  client::testing::TempDir home_;
  App app_;
  QQmlEngine engine_;
  std::unique_ptr<QQuickWindow> window_;
  std::unique_ptr<QObject> content_;
};

}  // namespace banter::desktop::testing
