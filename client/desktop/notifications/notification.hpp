#pragma once

#include <QObject>
#include <QString>

namespace banter::desktop {

/// What is shown of one conversation. All texts are plain: whoever shows them sees to it that nothing in them
/// is read as markup.
struct Notification {
  /// The conversation; a later one of the same key takes the place of the one before.
  QString key{};
  QString title{};
  QString body{};
  bool sound = false;
};

/// Whatever can show notifications. On the screen's thread.
class NotificationPort : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  virtual void show(const Notification& notification) = 0;
  /// Nothing where there is none with that key.
  virtual void close(const QString& key) = 0;

 Q_SIGNALS:
  void opened(const QString& key);
  void replied(const QString& key, const QString& text);
  void markedRead(const QString& key);
  /// The person has waved it away.
  void dismissed(const QString& key);
};

}  // namespace banter::desktop
