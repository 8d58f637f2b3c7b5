#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QQuickItem>
#include <QString>

namespace banter::desktop {

/// Tells screen readers something that a person shall hear without having gone there.
class Announce : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  using QObject::QObject;
  /// `item` has said it as its accessible name, so that it can be found there again.
  Q_INVOKABLE static void politely(QQuickItem* item, const QString& sentence);
};

}  // namespace banter::desktop
