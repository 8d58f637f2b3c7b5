#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// The public rooms of a server, those of which name or topic holds the words; without words, all. Pages come
/// as they are scrolled to.
class RoomSearch : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool searching READ searching NOTIFY searchingChanged)
  /// Why the server did not tell, in a sentence. Foreign text.
  Q_PROPERTY(QString failure READ failure NOTIFY searchingChanged)

 public:
  enum Role { ConversationRole = Qt::UserRole + 1, RoomRole, TopicRole, MemberCountRole, JoinedRole };

  explicit RoomSearch(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString query() const { return query_; }
  void setQuery(const QString& query);
  int count() const { return static_cast<int>(rooms_.size()); }
  bool searching() const { return searching_; }
  QString failure() const { return failure_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;
  /// Asks from the beginning.
  Q_INVOKABLE void reload();

 Q_SIGNALS:
  void sessionChanged();
  void queryChanged();
  void countChanged();
  void searchingChanged();

 private:
  void ask();
  void set_searching(bool searching, const QString& failure = {});

  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QString query_;
  std::vector<protocol::RoomRow> rooms_;
  bool more_ = false;
  bool anew_ = true;
  bool searching_ = false;
  QString failure_;
  std::uint64_t question_ = 0;
  QTimer soon_;
};

}  // namespace banter::desktop
