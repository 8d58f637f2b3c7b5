#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QString>
#include <QTimer>
#include <QVariantMap>
#include <map>
#include <optional>

#include "client/desktop/composer/typing_notice.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Behind the box in which messages are written: sends them, keeps what was begun, and knows what it answers
/// or edits, for each conversation by itself.
class ComposerModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  /// The id of the conversation that is written to.
  Q_PROPERTY(QString conversation READ conversation WRITE set_conversation NOTIFY conversationChanged)
  /// Why nobody can write there, as a sentence; empty: one can.
  Q_PROPERTY(QString obstacle READ obstacle NOTIFY obstacleChanged)
  /// What one can do about it: "join", "unblock" or nothing.
  Q_PROPERTY(QString remedy READ remedy NOTIFY obstacleChanged)
  /// Why the last attempt to send came to nothing, as a sentence that may hold foreign text.
  Q_PROPERTY(QString failure READ failure NOTIFY failureChanged)
  /// The message that is answered; 0: none.
  Q_PROPERTY(qint64 replySeq READ reply_seq NOTIFY marksChanged)
  Q_PROPERTY(QString replySender READ reply_sender NOTIFY marksChanged)
  Q_PROPERTY(QString replyText READ reply_text NOTIFY marksChanged)
  /// The message that is edited; 0: none.
  Q_PROPERTY(qint64 editSeq READ edit_seq NOTIFY marksChanged)
  /// An edit or a command is on its way to the server.
  Q_PROPERTY(bool busy READ busy NOTIFY marksChanged)
  /// What a message may hold, in bytes of UTF-8.
  Q_PROPERTY(int mostBytes READ most_bytes CONSTANT)

 public:
  explicit ComposerModel(QObject* parent = nullptr);
  ~ComposerModel() override;

  Session* session() const { return session_; }
  void set_session(Session* session);
  QString conversation() const { return conversation_; }
  void set_conversation(const QString& conversation);
  QString obstacle() const { return obstacle_; }
  QString remedy() const { return remedy_; }
  QString failure() const { return failure_; }
  qint64 reply_seq() const { return here().reply_seq; }
  QString reply_sender() const { return here().reply_sender; }
  QString reply_text() const { return here().reply_text; }
  qint64 edit_seq() const { return here().edit_seq; }
  bool busy() const { return here().busy; }
  int most_bytes() const;

  /// Bytes of a text as it would be sent.
  Q_INVOKABLE int bytesOf(const QString& text) const;
  /// In how many messages it would go.
  Q_INVOKABLE int partsOf(const QString& text) const;

  /// True: it is in the outbox, on this device's disk, and the box can be emptied; a text that is too long
  /// goes in several messages only where `in_parts` says so. False: `failure` says why not, and nothing is
  /// lost, or nothing but blanks was there. An edit or a command (`/topic …`) is only begun by this; the box
  /// stays as it is until boxChanged() tells of the end.
  Q_INVOKABLE bool send(const QString& text, bool in_parts = false);
  /// The text was sent by other means, beside files: what belongs to it here is done.
  Q_INVOKABLE void handedOver();
  /// The text has changed by a key: kept within half a second, unless it belongs to an edit.
  Q_INVOKABLE void keyed(const QString& text);
  /// What was begun in a conversation and not sent.
  Q_INVOKABLE QString draft(const QString& conversation) const;

  /// The next message answers that one. Its fields: seq, sender, content.
  Q_INVOKABLE void reply(const QVariantMap& message);
  /// What is written from now on is in place of the words of message `seq`; `before`: what stood in the box.
  Q_INVOKABLE void edit(qint64 seq, const QString& before);
  /// Takes back one of the two, the edit first. What the box is to hold then, or null to leave it.
  Q_INVOKABLE QVariant giveUp();
  /// The last message of one's own before `seq` (0: the last of all), as {seq, content}; none: empty.
  Q_INVOKABLE QVariantMap ownBefore(qint64 seq) const;
  /// The next one after `seq`.
  Q_INVOKABLE QVariantMap ownAfter(qint64 seq) const;

  /// Does what `remedy` names.
  Q_INVOKABLE void removeObstacle();
  Q_INVOKABLE void say(const QString& failure);
  /// From now on each paragraph runs as its own letters do; by itself a box goes by the first one.
  Q_INVOKABLE void directByParagraph(QQuickTextDocument* document) const;
  /// Puts `text` in place of what stands from `start` to `end` (UTF-16 units), as one step of undo.
  Q_INVOKABLE void replace(QQuickTextDocument* document, int start, int end, const QString& text) const;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void obstacleChanged();
  void failureChanged();
  void marksChanged();
  /// The box of that conversation is to hold `text` now: the server has done what was asked of it, or a first
  /// part was sent.
  void boxChanged(const QString& conversation, const QString& text);

 private:
  struct Marks {
    qint64 reply_seq = 0;
    QString reply_sender, reply_text;
    qint64 edit_seq = 0;
    QString before_edit;
    bool busy = false;
  };
  const Marks& here() const;
  bool store(const QString& part, std::optional<qint64> reply_to);
  bool save_edit(const QString& text);
  bool obey(const QString& text);
  void ask(protocol::Request request);
  bool in_room() const;
  void keep_now();
  void look_for_obstacles();
  void stand(const QString& obstacle, const QString& remedy);

  QPointer<Session> session_;
  QString conversation_, obstacle_, remedy_, failure_;
  std::map<QString, Marks> marks_;
  TypingNotice typing_;
  QTimer keep_;  // runs while there is something to keep
  QString kept_for_, to_keep_;
  std::map<QString, QString> drafts_;  // of this process: also there without a copy
  std::optional<protocol::Role> role_;
};

}  // namespace banter::desktop
