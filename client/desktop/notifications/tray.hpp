#pragma once

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <memory>

#include "client/desktop/notifications/notification.hpp"
#include "client/desktop/settings/settings.hpp"

namespace banter::desktop {

/// The icon in the desktop's tray, with a dot while something is to be read, and its menu. It needs a
/// QApplication. On the screen's thread.
class Tray : public QObject {
  Q_OBJECT

 public:
  Tray(Settings& settings, QIcon icon, QObject* parent = nullptr);
  ~Tray() override;

  /// Whether this desktop has a tray.
  static bool is_there() { return QSystemTrayIcon::isSystemTrayAvailable(); }
  void show_unread(int count);
  QSystemTrayIcon& icon() { return tray_; }
  const QMenu& menu() const { return menu_; }

 Q_SIGNALS:
  void openAsked();
  void quitAsked();

 private:
  void name_all();

  Settings& settings_;
  QIcon plain_;
  QIcon dotted_;
  QMenu menu_;
  QAction* open_;
  QAction* quiet_;
  QAction* quit_;
  QSystemTrayIcon tray_;
};

/// Notifications as the tray's balloons, where the desktop has no service for them: the last one only.
class TrayNotifications : public NotificationPort {
  Q_OBJECT

 public:
  explicit TrayNotifications(QSystemTrayIcon& tray, QObject* parent = nullptr);

  void show(const Notification& notification) override;
  void close(const QString& key) override;

 private:
  QSystemTrayIcon& tray_;
  QString last_;
};

}  // namespace banter::desktop
