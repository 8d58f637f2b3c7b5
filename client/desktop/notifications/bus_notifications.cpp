#include "client/desktop/notifications/bus_notifications.hpp"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace banter::desktop {
namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage call(const char* method) {
  return QDBusMessage::createMethodCall(kService, kPath, kService, QString::fromLatin1(method));
}

}  // namespace

bool BusNotifications::is_offered(const QDBusConnection& bus) {
  if (!bus.isConnected() || bus.interface() == nullptr) return false;
  if (bus.interface()->isServiceRegistered(kService).value()) return true;
  const QDBusReply<QStringList> started = bus.interface()->call(QStringLiteral("ListActivatableNames"));
  return started.isValid() && started.value().contains(kService);
}

BusNotifications::BusNotifications(QDBusConnection bus, QObject* parent)
    : NotificationPort(parent), bus_(std::move(bus)) {
  bus_.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
               SLOT(action_invoked(uint, QString)));
  bus_.connect(kService, kPath, kService, QStringLiteral("NotificationReplied"), this,
               SLOT(notification_replied(uint, QString)));
  bus_.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
               SLOT(notification_closed(uint, uint)));
  auto* asked = new QDBusPendingCallWatcher(bus_.asyncCall(call("GetCapabilities")), this);
  connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
    const QDBusPendingReply<QStringList> reply = *asked;
    if (reply.isValid()) {
      offers_ = reply.value();
      reads_markup_ = offers_.contains(QStringLiteral("body-markup"));
    }
    asked->deleteLater();
  });
}

BusNotifications::~BusNotifications() {
  // What tells of a program that is gone helps nobody.
  for (const Shown& one : shown_) {
    if (one.id != 0) bus_.asyncCall(call("CloseNotification") << one.id);
  }
}

void BusNotifications::show(const Notification& notification) {
  Shown& one = shown_[notification.key];
  one.closing = false;
  if (one.asked) {
    // Without its number it could not be replaced.
    one.newer = true;
    one.next = notification;
    return;
  }
  send(notification.key, notification);
}

QStringList BusNotifications::actions() const {
  if (!offers_.contains(QStringLiteral("actions"))) return {};
  QStringList list{QStringLiteral("default"), tr("Open")};
  if (offers_.contains(QStringLiteral("inline-reply"))) list << QStringLiteral("inline-reply") << tr("Reply");
  list << QStringLiteral("mark-read") << tr("Mark as read");
  return list;
}

void BusNotifications::send(const QString& key, const Notification& notification) {
  Shown& one = shown_[key];
  one.asked = true;
  // A service that reads markup is given none: foreign text stays as it is.
  const QString body = reads_markup_ ? notification.body.toHtmlEscaped() : notification.body;
  QVariantMap hints{{QStringLiteral("category"), QStringLiteral("im.received")},
                    {QStringLiteral("desktop-entry"), QStringLiteral("banter-desktop")}};
  if (notification.sound) {
    hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
  } else {
    hints.insert(QStringLiteral("suppress-sound"), true);
  }
  auto* asked = new QDBusPendingCallWatcher(
      bus_.asyncCall(call("Notify") << QStringLiteral("Banter") << one.id << QStringLiteral("banter-desktop")
                                    << notification.title << body << actions() << hints << -1),
      this);
  connect(asked, &QDBusPendingCallWatcher::finished, this, [this, key, asked] {
    const QDBusPendingReply<uint> reply = *asked;
    came(key, reply.isValid() ? reply.value() : 0);
    asked->deleteLater();
  });
}

void BusNotifications::came(const QString& key, uint id) {
  const auto found = shown_.find(key);
  if (found == shown_.end()) return;
  found->asked = false;
  found->id = id;
  if (found->closing || id == 0) {
    if (id != 0) bus_.asyncCall(call("CloseNotification") << id);
    shown_.erase(found);
  } else if (found->newer) {
    found->newer = false;
    send(key, found->next);
  }
}

void BusNotifications::close(const QString& key) {
  const auto found = shown_.find(key);
  if (found == shown_.end()) return;
  if (found->asked) {
    found->closing = true;
    found->newer = false;
    return;
  }
  bus_.asyncCall(call("CloseNotification") << found->id);
  shown_.erase(found);
}

QString BusNotifications::key_of(uint id) const {
  for (auto one = shown_.begin(); one != shown_.end(); ++one) {
    if (id != 0 && one->id == id) return one.key();
  }
  return {};
}

void BusNotifications::action_invoked(uint id, const QString& action) {
  const QString key = key_of(id);
  if (key.isEmpty()) return;
  if (action == QStringLiteral("default")) Q_EMIT opened(key);
  if (action == QStringLiteral("mark-read")) Q_EMIT markedRead(key);
}

void BusNotifications::notification_replied(uint id, const QString& text) {
  const QString key = key_of(id);
  if (!key.isEmpty()) Q_EMIT replied(key, text);
}

void BusNotifications::notification_closed(uint id, uint) {
  const QString key = key_of(id);
  if (key.isEmpty() || shown_.value(key).asked) return;
  shown_.remove(key);
  Q_EMIT dismissed(key);
}

}  // namespace banter::desktop
