#pragma once

#include <QtQml/qqmlregistration.h>
#include <QTimer>
#include <cstdint>
#include <vector>

#include "client/desktop/search/message_hits.hpp"

namespace banter::desktop {

/// The pinned messages of a conversation, newest first, as far as this device has it: it looks through the
/// copy a piece at a time, so that nobody waits, and follows what is pinned meanwhile.
class PinnedMessages : public MessageHits {
  Q_OBJECT
  QML_ELEMENT
  /// There is more to look through.
  Q_PROPERTY(bool looking READ looking NOTIFY lookingChanged)
  /// What is older than the copy was not looked at.
  Q_PROPERTY(bool partial READ partial NOTIFY lookingChanged)

 public:
  explicit PinnedMessages(QObject* parent = nullptr);
  bool looking() const { return piece_.isActive(); }
  bool partial() const { return partial_; }
  /// Takes the pin of a message away.
  Q_INVOKABLE void unpin(double seq);

 Q_SIGNALS:
  void lookingChanged();
  /// Why the pin stays, in a sentence. Foreign text.
  void refused(const QString& sentence);

 protected:
  void begin() override;

 private:
  void look();
  void newsCame(const client::News& news);
  void end(bool partial);

  QMetaObject::Connection following_;
  std::vector<protocol::Message> found_;
  std::int64_t before_ = 0;  // looked through from here on; 0: not begun
  bool partial_ = false;
  QTimer piece_;
};

}  // namespace banter::desktop
