#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// Everything that can be opened, by a few letters of its name: conversations, the latest first, then people
/// and public rooms that are no conversation yet. Without letters: the conversations that were used last.
class QuickSwitcher : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  /// The conversation in view, which nobody needs to switch to: it comes last.
  Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY currentChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// Somebody or some room is being opened.
  Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

 public:
  enum Role { TitleRole = Qt::UserRole + 1, UsernameRole, HintRole, UnreadRole, MutedRole };

  explicit QuickSwitcher(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString query() const { return query_; }
  void setQuery(const QString& query);
  QString current() const { return current_; }
  void setCurrent(const QString& conversation);
  int count() const { return static_cast<int>(found_.size()); }
  bool busy() const { return busy_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Opens what stands there: begins the conversation, or joins the room, if need be.
  Q_INVOKABLE void choose(int row);
  /// Looks anew, at what is there now.
  Q_INVOKABLE void refresh();

 Q_SIGNALS:
  void sessionChanged();
  void queryChanged();
  void currentChanged();
  void countChanged();
  void busyChanged();
  void opened(const QString& conversation);
  /// Why it could not be opened, in a sentence. Foreign text.
  void refused(const QString& sentence);

 private:
  struct Entry {
    std::string conversation;  // empty: none yet
    QString username;          // empty: a room
    QString title;
    QString hint;
    int score = 0;
    std::int64_t active_at = 0;
    bool joined = true;
  };

  void look();
  void add_conversations(const QString& typed, std::vector<Entry>& found) const;
  void add_people(const QString& typed, std::vector<Entry>& found) const;
  void add_rooms(const QString& typed, std::vector<Entry>& found) const;
  void ask();
  void end(const client::Outcome<QString>& outcome);

  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QPointer<People> people_;
  QString query_;
  QString current_;
  bool busy_ = false;
  std::vector<Entry> found_;
  std::vector<protocol::RoomRow> rooms_;  // that the server told of
  std::uint64_t question_ = 0;
  QTimer soon_;
};

}  // namespace banter::desktop
