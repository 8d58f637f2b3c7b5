#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace banter::desktop {

/// In which typeface emojis are shown. Without a word, many would come in black from the one for words.
class EmojiFace : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON
  /// The one that has them in colour, as far as this machine has any.
  Q_PROPERTY(QString family READ family CONSTANT)

 public:
  explicit EmojiFace(QObject* parent = nullptr);
  QString family() const { return family_; }

 private:
  QString family_;
};

}  // namespace banter::desktop
