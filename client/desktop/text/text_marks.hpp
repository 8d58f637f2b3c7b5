#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QFont>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QString>

#include "client/desktop/text/message_text.hpp"

namespace banter::desktop {

/// Writes a block of a message into the document of a TextEdit (PlainText) and draws its marks there. Nothing
/// of the text is read as markup by anybody else.
class TextMarks : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QQuickTextDocument* document MEMBER document_ NOTIFY changed REQUIRED)
  Q_PROPERTY(banter::desktop::MessageText* message READ message WRITE setMessage NOTIFY changed)
  /// Which block of the message.
  Q_PROPERTY(int block MEMBER block_ NOTIFY changed)
  /// Lines to show; 0: all.
  Q_PROPERTY(int lines MEMBER lines_ NOTIFY changed)
  /// Height of a line in px; 0: as the font has it.
  Q_PROPERTY(qreal lineHeight MEMBER line_height_ NOTIFY changed)
  Q_PROPERTY(QColor link MEMBER link_ NOTIFY changed)
  Q_PROPERTY(QColor mention MEMBER mention_ NOTIFY changed)
  Q_PROPERTY(QColor codeBack MEMBER code_back_ NOTIFY changed)
  Q_PROPERTY(QFont code MEMBER code_ NOTIFY changed)
  /// A word that was searched for, to be made visible; empty: none.
  Q_PROPERTY(QString searched MEMBER searched_ NOTIFY changed)
  Q_PROPERTY(QColor searchedBack MEMBER searched_back_ NOTIFY changed)
  /// The last line runs from right to left.
  Q_PROPERTY(bool endsRightToLeft READ endsRightToLeft NOTIFY written)

 public:
  explicit TextMarks(QObject* parent = nullptr);

  MessageText* message() const { return message_; }
  void setMessage(MessageText* message);

  bool endsRightToLeft() const { return ends_right_to_left_; }

  /// What a link of the document means: {kind: "link" "mention" "room" or "", target, shown}. `shown` of an
  /// address is where it truly leads.
  Q_INVOKABLE static QVariantMap read(const QString& link);
  /// Opens an address in whatever the desktop has for it, if it is a safe one.
  Q_INVOKABLE static bool open(const QString& address);

 Q_SIGNALS:
  void changed();
  void written();

 private:
  void write();

  QPointer<QQuickTextDocument> document_;
  QPointer<MessageText> message_;
  int block_ = 0;
  int lines_ = 0;
  qreal line_height_ = 0;
  QColor link_;
  QColor mention_;
  QColor code_back_;
  QFont code_;
  QString searched_;
  QColor searched_back_;
  bool writing_ = false;
  bool ends_right_to_left_ = false;
};

}  // namespace banter::desktop
