#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>
#include <vector>

namespace banter::desktop::testing {

/// A service as a desktop has one, which notes what it is told.
class FakeNotifications : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public:
  struct Told {
    uint replaces;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
  };
  std::vector<Told> told;
  std::vector<uint> closed;
  QStringList offers{QStringLiteral("actions"), QStringLiteral("body"), QStringLiteral("body-markup"),
                     QStringLiteral("inline-reply")};

 public Q_SLOTS:
  QStringList GetCapabilities() { return offers; }
  uint Notify(const QString&, uint replaces, const QString&, const QString& summary, const QString& body,
              const QStringList& actions, const QVariantMap& hints, int) {
    told.push_back({replaces, summary, body, actions, hints});
    return replaces != 0 ? replaces : ++last_;
  }
  void CloseNotification(uint id) {
    closed.push_back(id);
    Q_EMIT NotificationClosed(id, 3);
  }

 Q_SIGNALS:
  void ActionInvoked(uint id, const QString& action);
  void NotificationReplied(uint id, const QString& text);
  void NotificationClosed(uint id, uint reason);

 private:
  uint last_ = 0;
};

}  // namespace banter::desktop::testing
