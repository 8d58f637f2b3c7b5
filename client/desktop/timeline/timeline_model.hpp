#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QVariantList>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "client/desktop/session/session.hpp"
#include "client/desktop/timeline/pages.hpp"
#include "client/desktop/timeline/receipts.hpp"
#include "client/desktop/timeline/row.hpp"

namespace banter::desktop {

/// The messages of a conversation, newest first: a window of at most kMostRows of them, which older() and
/// newer() move. Rows are inserted, changed and removed; the model is reset only when the window is put
/// elsewhere. On the screen's thread.
class TimelineModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// An id; empty: none.
  Q_PROPERTY(QString conversation READ conversation WRITE setConversation NOTIFY conversationChanged)
  /// Nothing is known yet, and it is on its way.
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  /// Why nothing could be read; a sentence.
  Q_PROPERTY(QString failure READ failure NOTIFY changed)
  /// There is nothing to show, and there never was.
  Q_PROPERTY(bool empty READ empty NOTIFY changed)
  Q_PROPERTY(bool moreBefore READ moreBefore NOTIFY changed)
  Q_PROPERTY(bool moreAfter READ moreAfter NOTIFY changed)
  /// The newest message of the conversation, in the window or not; 0: none.
  Q_PROPERTY(qint64 lastSeq READ lastSeq NOTIFY changed)
  /// The message that was the first unread one when the conversation was opened; 0: none was.
  Q_PROPERTY(qint64 unreadSeq READ unreadSeq NOTIFY unreadSeqChanged)
  Q_PROPERTY(bool room READ room NOTIFY changed)

 public:
  static constexpr int kMostRows = 400;
  static constexpr std::int64_t kPage = 60;

  enum Role {
    KeyRole = Qt::UserRole + 1,  ///< a text that stays with the row, also when it is sent
    KindRole,                    ///< `message` or `notices`
    SeqRole,
    ClientIdRole,
    SenderRole,
    SenderNameRole,
    OwnRole,
    ContentRole,
    TimeRole,     ///< of the day, in words
    DayRole,      ///< stands above the row when it is not empty
    ThisDayRole,  ///< the row's day in any case
    FirstRole,    ///< of a group
    LastRole,     ///< of a group
    UnreadRole,   ///< the divider stands above
    StateRole,    ///< of own ones: `waiting` `failed` `sent` `delivered` `read`; else empty
    StateHintRole,
    FailureRole,
    EditedRole,  ///< when, in words; empty: never
    DeletedRole,
    HiddenRole,  ///< how many hidden ones this row stands for; 0: it is no such one; -1: another stands for
                 ///< it
    PinnedRole,
    MentionedRole,  ///< it names me
    MentionsRole,   ///< usernames
    ReplySeqRole,
    ReplySenderRole,
    ReplyTextRole,
    ReplyUsernameRole,
    ReactionsRole,    ///< list of {emoji, count, mine, who}
    AttachmentsRole,  ///< list of maps
    NoticeRole,       ///< the sentence of notices
    NoticesRole,      ///< each of them
    SpokenRole        ///< the row as one sentence
  };

  explicit TimelineModel(QObject* parent = nullptr);
  ~TimelineModel() override;

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString conversation() const { return QString::fromStdString(conversation_); }
  void setConversation(const QString& conversation);

  bool loading() const { return loading_; }
  QString failure() const { return failure_; }
  bool empty() const { return !loading_ && rows_.empty() && failure_.isEmpty(); }
  bool moreBefore() const { return more_before_; }
  bool moreAfter() const { return more_after_; }
  qint64 lastSeq() const { return last_seq_; }
  qint64 unreadSeq() const { return unread_; }
  bool room() const { return row_ && row_->kind == protocol::ConversationKind::room; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Asks for the rows before or behind those that are there; nothing while that is under way.
  Q_INVOKABLE void older();
  Q_INVOKABLE void newer();
  /// Puts the window around a message, unless it is in it. `shown` tells when it is there.
  Q_INVOKABLE void goTo(qint64 seq);
  /// Puts the window at the newest ones.
  Q_INVOKABLE void goToNewest();
  /// … and at the oldest ones.
  Q_INVOKABLE void goToOldest();
  /// The row of a message, -1: it is not in the window.
  Q_INVOKABLE int indexOf(qint64 seq) const;
  Q_INVOKABLE qint64 seqAt(int row) const;
  /// The newest message that is not below a row; 0: none.
  Q_INVOKABLE qint64 seqUpTo(int row) const;
  /// The day of a row, in words.
  Q_INVOKABLE QString dayAt(int row) const;
  /// The row of the newest own message before `seq` (0: of all) that can be edited, as messageAt(); empty:
  /// none.
  Q_INVOKABLE QVariantMap lastOwn(qint64 seq) const;
  /// The message that can be answered next to `seq` (0: to the end): older where `step` is above 0.
  Q_INVOKABLE QVariantMap neighbour(qint64 seq, int step) const;
  /// {seq, clientId, sender, senderName, content, own, deleted, ...} of a row, for menus.
  Q_INVOKABLE QVariantMap messageAt(int row) const;

  /// A person has seen all up to `seq`.
  Q_INVOKABLE void seen(qint64 seq);
  Q_INVOKABLE void react(qint64 seq, const QString& emoji);
  Q_INVOKABLE void remove(qint64 seq);
  Q_INVOKABLE void pin(qint64 seq, bool pinned);
  Q_INVOKABLE bool mayPin() const;
  Q_INVOKABLE bool mayRemove(qint64 seq) const;
  /// A refused message is sent again, or forgotten.
  Q_INVOKABLE void retry(const QString& clientId);
  Q_INVOKABLE void discard(const QString& clientId);
  /// Messages with names and times, oldest first, as text.
  Q_INVOKABLE QString textOf(const QVariantList& seqs) const;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void changed();
  void unreadSeqChanged();
  /// The window has been put where opening() or goTo() wanted it: at this row, the newest where it is -1.
  void placed(int row);
  /// A message that goTo() was asked for does not exist, or could not be read: a sentence.
  void notFound(const QString& sentence);
  /// A message came in just now, at the newest end.
  void arrived(qint64 seq, bool own, const QString& spoken);
  /// Something that was asked of the server did not happen: a sentence.
  void failed(const QString& sentence);

 private:
  struct Quote {
    std::string sender;
    QString text;
    bool gone = false;
    bool known = false;
  };

  // timeline_model.cpp: where the window is.
  void open();
  void opened(client::Outcome<client::CopiedPage> page, std::int64_t around);
  void settle();
  void place(std::int64_t around);
  void put(client::CopiedPage page);
  void put_outgoing();
  void older_came(client::Outcome<client::CopiedPage> page);
  void newer_came(client::Outcome<client::CopiedPage> page);
  void trim_newest();
  void trim_oldest();
  std::deque<Row> rows_of(client::CopiedPage page) const;
  std::int64_t oldest_seq() const;
  std::int64_t newest_seq() const;
  int first_settled() const;

  // timeline_changes.cpp: what happens while it is shown.
  void listen();
  void copy_changed();
  void news_came(const client::News& news);
  void take(const protocol::Message& message, bool live);
  void take(const client::ChangedMessage& change);
  void take(const protocol::Notice& notice);
  void refresh(std::int64_t seq);
  void replace(int row, protocol::Message message);
  void event_came(const protocol::Event& event);
  void rows_came(const std::vector<protocol::ConversationRow>& rows);
  void stored(const client::OutboxRow& row);
  void outbox_came(const client::OutboxNews& news);
  void take_out(int row);
  void clear_up_to(std::int64_t seq);
  int outgoing(const std::string& client_id) const;
  bool is_here(const client::Draft& draft) const;
  void touch(int row, const QList<int>& roles = {});
  /// What a row shows of its neighbours.
  void touch_around(int row);
  void name_changed(const QString& username);
  void ask_receipts();

  // timeline_data.cpp: what a row shows.
  const Row& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  int size() const { return static_cast<int>(rows_.size()); }
  bool is_own(const Row& row) const;
  QString name_of(const std::string& username) const;
  QDate day_of(int row) const;
  bool begins_day(int row) const;
  bool begins_group(int row) const;
  bool is_unread_begin(int row) const;
  Receipts::State state_of(const Row& row) const;
  int hidden_of(int row) const;
  const Quote& quote_of(std::int64_t seq) const;
  void look_up(std::int64_t seq) const;
  void keep_quote(std::int64_t seq, std::optional<protocol::Message> message);
  QVariantList reactions_of(const Row& row) const;
  QVariantList attachments_of(const Row& row) const;
  QString spoken(int row) const;

  QPointer<Session> session_;
  std::string conversation_;
  std::optional<protocol::ConversationRow> row_;  // of the list
  std::unique_ptr<Pages> pages_;
  Receipts receipts_;
  std::deque<Row> rows_;  // newest first
  bool loading_ = false;
  bool older_asked_ = false;
  bool newer_asked_ = false;
  bool more_before_ = false;
  bool more_after_ = false;
  QString failure_;
  std::int64_t last_seq_ = 0;
  std::int64_t unread_ = 0;
  mutable std::map<std::int64_t, Quote> quotes_;
};

}  // namespace banter::desktop
