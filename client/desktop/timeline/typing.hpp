#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Who is writing in a conversation, as a sentence.
class Typing : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY changed)
  Q_PROPERTY(QString conversation READ conversation WRITE setConversation NOTIFY changed)
  /// Empty: nobody.
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)

 public:
  using QObject::QObject;

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString conversation() const { return conversation_; }
  void setConversation(const QString& conversation);
  QString sentence() const { return sentence_; }

 Q_SIGNALS:
  void changed();

 private:
  void read();

  QPointer<Session> session_;
  QString conversation_;
  QString sentence_;
};

}  // namespace banter::desktop
