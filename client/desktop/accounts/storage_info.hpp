#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// How much this device keeps of an account.
class StorageInfo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_)
  /// In words, as "12.3 MiB"; empty where it is not known.
  Q_PROPERTY(QString size READ size NOTIFY changed)

 public:
  using QObject::QObject;

  QString size() const { return size_; }
  /// Looks at the disk.
  Q_INVOKABLE void refresh();

 Q_SIGNALS:
  void changed();

 private:
  QPointer<Session> session_;
  QString size_;
};

}  // namespace banter::desktop
