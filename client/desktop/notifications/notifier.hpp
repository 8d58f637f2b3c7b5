#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>
#include <functional>
#include <memory>

#include "base/clock.hpp"
#include "client/desktop/notifications/notification.hpp"
#include "client/desktop/session/session.hpp"
#include "client/desktop/settings/settings.hpp"

namespace banter::desktop {

/// Tells of messages in conversations that are not looked at: one notification a conversation, gone as soon
/// as the conversation is read, here or elsewhere. On the screen's thread.
class Notifier : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("The application gives it.")
  /// What the person looks at: nothing is told of it while the window has the focus.
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_ NOTIFY viewChanged)
  Q_PROPERTY(QString conversation MEMBER conversation_ NOTIFY viewChanged)
  Q_PROPERTY(bool focused MEMBER focused_ NOTIFY viewChanged)

 public:
  explicit Notifier(const Settings& settings, QObject* parent = nullptr);
  ~Notifier() override;

  /// Null: nothing is shown.
  void set_port(std::unique_ptr<NotificationPort> port);
  void watch(Session* session);
  /// In place of the machine's own clocks.
  void set_clock(const base::Clock& clock) { clock_ = &clock; }

 Q_SIGNALS:
  void viewChanged();
  /// The person wants to see a conversation.
  void asked(banter::desktop::Session* session, const QString& conversation);
  /// An answer was not kept; foreign text.
  void failed(const QString& sentence);

 private:
  struct Place {
    Session* session = nullptr;
    std::string conversation{};
  };

  void hear(Session* session, const client::News& news);
  void tell(Session* session, const protocol::Message& message);
  void look();
  void close_read(Session* session, const std::vector<std::string>& conversations);
  void forget(Session* session);
  void reply(const QString& key, const QString& text);
  void mark_read(const QString& key);
  QString body_of(Session* session, const protocol::Message& message, bool room) const;
  QString key_of(const Session* session, const std::string& conversation) const;
  std::optional<Place> place_of(const QString& key) const;
  void close(const QString& key);

  const Settings& settings_;
  std::unique_ptr<NotificationPort> port_;
  QList<QPointer<Session>> sessions_;
  QPointer<Session> session_;
  QString conversation_;
  bool focused_ = false;
  QSet<QString> shown_;
  base::SystemClock system_clock_;
  const base::Clock* clock_ = &system_clock_;
  std::optional<base::Millis> last_sound_;  // by the steady clock
};

}  // namespace banter::desktop
