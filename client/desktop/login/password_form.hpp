#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Changes the password of an account; an error stands at the field that it is about.
class PasswordForm : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_)
  Q_PROPERTY(QString oldError READ old_error NOTIFY changed)
  Q_PROPERTY(QString newError READ new_error NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)

 public:
  using QObject::QObject;

  QString old_error() const { return old_error_; }
  QString new_error() const { return new_error_; }
  bool busy() const { return busy_; }

  Q_INVOKABLE void submit(const QString& old_password, const QString& new_password);
  Q_INVOKABLE void clear();

 Q_SIGNALS:
  void changed();
  void done();

 private:
  QPointer<Session> session_;
  QString old_error_;
  QString new_error_;
  bool busy_ = false;
};

}  // namespace banter::desktop
