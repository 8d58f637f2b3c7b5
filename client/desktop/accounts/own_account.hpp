#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <QVariantList>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// What a person says of himself: status, display name, picture.
class OwnAccount : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  /// Maps of `id` (`online`, `away`, `busy`, `invisible`) and `text`.
  Q_PROPERTY(QVariantList statuses READ statuses CONSTANT)
  Q_PROPERTY(QString status READ status NOTIFY changed)
  Q_PROPERTY(QString statusText READ status_text NOTIFY changed)
  /// Both in one line.
  Q_PROPERTY(QString statusWords READ status_words NOTIFY changed)
  /// A guest has neither password nor picture.
  Q_PROPERTY(bool guest READ guest NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// Why the last thing that was asked for did not happen; foreign text.
  Q_PROPERTY(QString error READ error NOTIFY changed)

 public:
  explicit OwnAccount(QObject* parent = nullptr) : QObject(parent) {}

  Session* session() const { return session_; }
  void set_session(Session* session);
  QVariantList statuses() const;
  QString status() const;
  QString status_text() const { return status_text_; }
  QString status_words() const;
  bool guest() const { return guest_; }
  bool busy() const { return asked_ > 0; }
  QString error() const { return error_; }

  Q_INVOKABLE void setStatus(const QString& status, const QString& text);
  /// Empty: the username is shown.
  Q_INVOKABLE void setDisplayName(const QString& name);
  /// A PNG, JPEG or WebP on this device, of 1 MiB at most.
  Q_INVOKABLE void setPicture(const QUrl& file);
  Q_INVOKABLE void removePicture();

 Q_SIGNALS:
  void sessionChanged();
  void changed();
  /// What was asked for has happened.
  void done();

 private:
  void ask(protocol::Request request);
  void fail(const QString& sentence);
  void heard(const protocol::Event& event);

  QPointer<Session> session_;
  protocol::OwnStatus status_ = protocol::OwnStatus::online;
  QString status_text_;
  bool guest_ = false;
  int asked_ = 0;
  QString error_;
};

}  // namespace banter::desktop
