#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <QVariantMap>
#include <vector>

#include "client/desktop/composer/unfinished_word.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// What the word at the cursor of a text may become: people, rooms, emojis, commands. All of it is known on
/// this device; names are foreign text.
class Completion : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  Q_PROPERTY(QString conversation READ conversation WRITE set_conversation NOTIFY conversationChanged)
  Q_PROPERTY(int count READ count NOTIFY changed)
  /// Where the word stands that is completed, in UTF-16 units.
  Q_PROPERTY(int start READ start NOTIFY changed)
  Q_PROPERTY(int end READ end NOTIFY changed)

 public:
  enum Role : std::uint16_t {
    KindRole = Qt::UserRole + 1,  ///< "person", "room", "emoji" or "command"
    TitleRole,                    ///< what it is called
    HintRole,                     ///< more about it
    SignRole,                     ///< the emoji, or the username for an avatar
    WrittenRole                   ///< what is put in place of the word
  };
  static constexpr std::size_t kMost = 20;

  explicit Completion(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void set_session(Session* session);
  QString conversation() const { return conversation_; }
  void set_conversation(const QString& conversation);
  int count() const { return static_cast<int>(rows_.size()); }
  int start() const { return word_.start; }
  int end() const { return word_.end; }

  /// The text or the cursor is another.
  Q_INVOKABLE void look(const QString& text, int cursor);
  Q_INVOKABLE void close();
  /// What is put in place of the word for that row.
  Q_INVOKABLE QString written(int row) const;
  Q_INVOKABLE QString title(int row) const;
  /// `:name:` that was just closed, as {start, end, emoji}; none: empty.
  Q_INVOKABLE QVariantMap closedEmoji(const QString& text, int cursor) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void changed();

 private:
  struct Row {
    QString kind, title, hint, sign, written;
  };
  std::vector<Row> people(const QString& rest) const;
  std::vector<Row> rooms(const QString& rest) const;
  std::vector<Row> emojis(const QString& rest) const;
  std::vector<Row> orders(const QString& rest) const;

  QPointer<Session> session_;
  QString conversation_;
  UnfinishedWord word_;
  std::vector<Row> rows_;
};

}  // namespace banter::desktop
