#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <map>
#include <string>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// Who is in a conversation: by role, then by name. What the copy knows stands there at once; the server is
/// asked page by page, and whoever comes or goes changes one row.
class MemberList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(QString conversation READ conversation WRITE setConversation NOTIFY conversationChanged)
  /// A part of a name.
  Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
  /// Why the server did not tell, in a sentence. Foreign text.
  Q_PROPERTY(QString failure READ failure NOTIFY loadingChanged)

 public:
  enum Role {
    UsernameRole = Qt::UserRole + 1,
    RoleRole,      ///< "owner", "moderator", "member" or "invited"
    RoleWordRole,  ///< for a person; empty for a member
    SelfRole,
    /// Whether the account may put him out, or give him another role.
    MayRemoveRole,
    MayPromoteRole
  };

  explicit MemberList(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString conversation() const { return conversation_; }
  void setConversation(const QString& conversation);
  QString filter() const { return filter_; }
  void setFilter(const QString& filter);
  int count() const { return static_cast<int>(shown_.size()); }
  bool loading() const { return loading_; }
  QString failure() const { return failure_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  Q_INVOKABLE QStringList usernames() const;

  // What moderators and owners do; each ends with done() or refused().
  Q_INVOKABLE void kick(const QString& username);
  Q_INVOKABLE void ban(const QString& username);
  Q_INVOKABLE void unban(const QString& username);
  /// "owner", "moderator" or "member".
  Q_INVOKABLE void setRole(const QString& username, const QString& role);

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void filterChanged();
  void countChanged();
  void loadingChanged();
  void done(const QString& what, const QString& username);
  /// Why it did not happen, in a sentence. Foreign text.
  void refused(const QString& sentence);

 private:
  struct One {
    QString username;
    QString sorted_by;  // the folded name that is shown
    protocol::RoomRole role{};
  };

  static bool before(const One& one, const One& other);
  void begin();
  void ask(const std::string& after);
  void take(const std::vector<protocol::Member>& members);
  void put(const QString& username, protocol::RoomRole role);
  void remove(const QString& username);
  void eventCame(const protocol::Event& event);
  void show();
  int find(const QString& username) const;
  bool lets_through(const One& one) const;
  void act(const QString& what, const QString& username, protocol::Request request);
  void set_loading(bool loading, const QString& failure = {});
  protocol::RoomRole own_role() const;

  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QPointer<People> people_;
  QString conversation_;
  QString filter_;
  std::map<QString, One> members_;  // by username in small letters
  std::vector<One> shown_;
  bool loading_ = false;
  QString failure_;
  std::uint64_t question_ = 0;
};

}  // namespace banter::desktop
