#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace banter::desktop {

/// What stands in the picture of somebody who has none: the first letter of the first word of the name, and
/// of the last one; what a reader takes for one letter, of any script, or one emoji. Empty only for an empty
/// name.
QString initials_of(const QString& name);

/// The same for QML.
class Initials : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  using QObject::QObject;
  Q_INVOKABLE QString of(const QString& name) const { return initials_of(name); }
};

}  // namespace banter::desktop
