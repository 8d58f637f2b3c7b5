#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace banter::desktop {

/// The desktop's clipboard, as far as QML needs it.
class Clipboard : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  using QObject::QObject;
  Q_INVOKABLE static void put(const QString& text);
};

}  // namespace banter::desktop
