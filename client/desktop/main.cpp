#include <QApplication>
#include <QDBusConnection>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <memory>

#include "client/desktop/app/app.hpp"
#include "client/desktop/notifications/bus_notifications.hpp"
#include "client/desktop/notifications/tray.hpp"
#include "client/desktop/theme/logo.hpp"

namespace {

using namespace banter::desktop;

/// The tray's icon, where there is a tray: then a closed window only goes out of sight.
std::unique_ptr<Tray> make_tray(App& app) {
  if (!Tray::is_there()) return nullptr;
  auto tray = std::make_unique<Tray>(*app.settings(), QApplication::windowIcon());
  const auto follow = [&app, icon = tray.get()] {
    icon->show_unread(app.unread_count());
    app.set_hides_to_tray(app.settings()->is("hideToTray"));
  };
  QObject::connect(&app, &App::unreadCountChanged, tray.get(), follow);
  QObject::connect(app.settings(), &Settings::changed, tray.get(), follow);
  QObject::connect(tray.get(), &Tray::openAsked, &app, &App::come);
  QObject::connect(tray.get(), &Tray::quitAsked, &app, &QApplication::quit);
  follow();
  tray->icon().show();
  return tray;
}

std::unique_ptr<NotificationPort> make_notifications(Tray* tray) {
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (BusNotifications::is_offered(bus)) return std::make_unique<BusNotifications>(bus);
  if (tray != nullptr) return std::make_unique<TrayNotifications>(tray->icon());
  return nullptr;
}

}  // namespace

int main(int count, char** words) {
  QApplication application(count, words);
  QApplication::setApplicationName(QStringLiteral("Banter"));
  QApplication::setDesktopFileName(QStringLiteral("banter-desktop"));
  QApplication::setWindowIcon(logo_icon());
  // Letters as sharp as those of the programs beside it; they only move as a whole.
  QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  App app(banter::client::Places::of_this_person());
  const auto tray = make_tray(app);
  app.notifier()->set_port(make_notifications(tray.get()));
  int status = 1;
  {
    QQmlApplicationEngine engine;
    app.serve(engine);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
    if (!engine.rootObjects().isEmpty()) status = QApplication::exec();
  }
  // Before the tray, whose balloons it may use.
  app.notifier()->set_port(nullptr);
  return status;
}
