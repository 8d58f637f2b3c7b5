#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <vector>

#include "client/desktop/text/marks.hpp"

namespace banter::desktop {

/// What a message says, cut into the blocks that stand below each other.
class MessageText : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString content READ content WRITE setContent NOTIFY changed)
  /// Usernames; only those are drawn as mentions.
  Q_PROPERTY(QStringList mentions READ mentions WRITE setMentions NOTIFY changed)
  /// Each {kind: "paragraph" "quote" "code", text, language}.
  Q_PROPERTY(QVariantList blocks READ blocks NOTIFY changed)
  /// It is one paragraph, the usual case, and nothing else.
  Q_PROPERTY(bool simple READ simple NOTIFY changed)
  /// So many emojis and nothing else; 0: more than three, or other things.
  Q_PROPERTY(int emojis READ emojis NOTIFY changed)

 public:
  using QObject::QObject;

  QString content() const { return content_; }
  void setContent(const QString& content);
  QStringList mentions() const { return mentions_; }
  void setMentions(const QStringList& mentions);
  QVariantList blocks() const;
  bool simple() const { return blocks_.size() == 1 && blocks_.front().kind == Block::Kind::paragraph; }
  int emojis() const { return emojis_; }
  /// Null: there is none.
  const Block* block(int index) const;

 Q_SIGNALS:
  void changed();

 private:
  void read();

  QString content_;
  QStringList mentions_;
  std::vector<Block> blocks_;
  int emojis_ = 0;
};

}  // namespace banter::desktop
