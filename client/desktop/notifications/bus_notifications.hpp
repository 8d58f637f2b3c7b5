#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QStringList>
#include <QVariantMap>

#include "client/desktop/notifications/notification.hpp"

namespace banter::desktop {

/// The desktop's own notifications, through org.freedesktop.Notifications, with a reply in place where it
/// offers one. Nothing here waits for the service.
class BusNotifications : public NotificationPort {
  Q_OBJECT

 public:
  /// `bus`: the session's. What the service can do is asked for now.
  explicit BusNotifications(QDBusConnection bus, QObject* parent = nullptr);
  ~BusNotifications() override;

  /// Whether such a service is there, or would be started.
  static bool is_offered(const QDBusConnection& bus);

  void show(const Notification& notification) override;
  void close(const QString& key) override;

 private Q_SLOTS:
  void action_invoked(uint id, const QString& action);
  void notification_replied(uint id, const QString& text);
  void notification_closed(uint id, uint reason);

 private:
  /// One conversation's notification on its way to the service, or there.
  struct Shown {
    uint id = 0;
    bool asked = false;  // the service has not yet told its number
    bool closing = false;
    bool newer = false;  // `next` waits for that number
    Notification next{};
  };

  void send(const QString& key, const Notification& notification);
  void came(const QString& key, uint id);
  QString key_of(uint id) const;
  QStringList actions() const;

  QDBusConnection bus_;
  QStringList offers_;
  // Until it has said otherwise.
  bool reads_markup_ = true;
  QHash<QString, Shown> shown_;
};

}  // namespace banter::desktop
