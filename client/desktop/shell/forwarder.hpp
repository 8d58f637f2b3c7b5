#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QVariantList>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Sends messages of one conversation into another, in their order, with their files: what was somebody's
/// words stands under his name.
class Forwarder : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_)

 public:
  using QObject::QObject;

  /// `messages`: maps of `senderName`, `content`, `own` and `attachments` (maps with `fileId`).
  Q_INVOKABLE void send(const QString& conversation, const QVariantList& messages);

 Q_SIGNALS:
  /// All of them are in the outbox.
  void done(int count);
  /// One could not be kept, and those behind it were not tried; foreign text.
  void refused(const QString& sentence);

 private:
  QPointer<Session> session_;
};

}  // namespace banter::desktop
