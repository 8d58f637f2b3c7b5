#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// Opens what is not in the list yet: a direct conversation, a room that is joined, a new room to which
/// people are invited. One thing at a time.
class RoomMaker : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

 public:
  explicit RoomMaker(QObject* parent = nullptr) : QObject(parent) {}

  Session* session() const { return session_; }
  void setSession(Session* session);
  bool busy() const { return busy_; }

  /// What is wrong with the name of a new room, in a sentence; empty: nothing, or there is none yet. With or
  /// without `#`.
  Q_INVOKABLE QString objection(const QString& name) const;
  /// The name with `#` in front.
  Q_INVOKABLE static QString withSign(const QString& name);
  Q_INVOKABLE void make(const QString& name, const QString& topic, bool isPublic, const QStringList& people);
  /// The direct conversation with somebody; it need not exist.
  Q_INVOKABLE void start(const QString& username);
  /// A room by its id or name.
  Q_INVOKABLE void join(const QString& room);

 Q_SIGNALS:
  void sessionChanged();
  void busyChanged();
  /// Here it is; `conversation` is its id.
  void opened(const QString& conversation);
  /// Why it could not be, in a sentence. Foreign text.
  void refused(const QString& sentence);
  /// The room is there, and somebody could not be invited into it. Foreign text.
  void notInvited(const QString& username, const QString& sentence);

 private:
  bool begin();
  void end(const client::Outcome<QString>& outcome);

  QPointer<Session> session_;
  bool busy_ = false;
};

}  // namespace banter::desktop
