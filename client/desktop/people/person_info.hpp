#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>

#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// One person as QML sees him. While it exists, who he is and how he is is kept up to date. All texts are
/// foreign.
class PersonInfo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(QString username READ username WRITE setUsername NOTIFY usernameChanged)
  /// Never empty while there is a username.
  Q_PROPERTY(QString displayName READ displayName NOTIFY changed)
  /// `online`, `away`, `busy` or `offline`.
  Q_PROPERTY(QString status READ status NOTIFY changed)
  /// In words: "away: at lunch", "last seen yesterday at 10:42".
  Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
  Q_PROPERTY(QDateTime lastSeen READ lastSeen NOTIFY changed)
  /// The address of a round picture on this device; empty: there is none.
  Q_PROPERTY(QString avatar READ avatar NOTIFY changed)
  Q_PROPERTY(bool isContact READ isContact NOTIFY changed)
  Q_PROPERTY(bool isBlocked READ isBlocked NOTIFY changed)
  Q_PROPERTY(bool isSelf READ isSelf NOTIFY changed)
  /// A change is on its way to the server.
  Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

 public:
  explicit PersonInfo(QObject* parent = nullptr) : QObject(parent) {}
  ~PersonInfo() override;

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString username() const { return username_; }
  void setUsername(const QString& username);

  QString displayName() const;
  QString status() const;
  QString statusText() const;
  QDateTime lastSeen() const;
  QString avatar() const;
  bool isContact() const { return person_.contact; }
  bool isBlocked() const { return person_.blocked; }
  bool isSelf() const;
  bool busy() const { return busy_ > 0; }

  Q_INVOKABLE void block();
  Q_INVOKABLE void unblock();
  Q_INVOKABLE void addContact();
  Q_INVOKABLE void removeContact();

 Q_SIGNALS:
  void sessionChanged();
  void usernameChanged();
  void changed();
  void busyChanged();
  /// What was asked for did not happen: why, in a sentence. Foreign text.
  void refused(const QString& sentence);

 private:
  void watch(Session* session, const QString& username);
  void read();
  People::Done done();

  QPointer<Session> session_;
  QPointer<People> people_;
  QString username_;
  client::Person person_;
  int busy_ = 0;
};

}  // namespace banter::desktop
