#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QDate>
#include <QPointer>
#include <set>
#include <string>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// The list of conversations as it stands on the screen: pinned ones first, then by the last activity, those
/// that the filter lets through. A row that changes moves alone. While `held`, for as long as the pointer is
/// over the list, nothing moves and nothing comes in between; all of it happens afterwards.
class ConversationList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// A part of a name, in any case, with or without accents.
  Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
  Q_PROPERTY(Show show READ show WRITE setShow NOTIFY showChanged)
  Q_PROPERTY(bool held READ held WRITE setHeld NOTIFY heldChanged)
  /// The conversation in view: it stays among the unread ones although it has been read.
  Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// Conversations at all.
  Q_PROPERTY(int total READ total NOTIFY countChanged)
  /// Nothing is known, and the server has not told yet.
  Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
  /// Conversations with something to be read, of those that are not muted.
  Q_PROPERTY(int unreadCount READ unreadCount NOTIFY unreadCountChanged)

 public:
  enum Show : std::uint8_t { All, Unread, Direct, Rooms };
  Q_ENUM(Show)
  enum Role {
    ConversationRole = Qt::UserRole + 1,
    TitleRole,
    ReceiverRole,
    KindRole,      ///< "direct", "room" or "peer"
    LeadRole,      ///< what stands before the line: "You:", "Anna:", "Draft:"
    LineRole,      ///< last words, or who is writing
    LineKindRole,  ///< "message", "draft", "typing", "invited" or "empty"
    TimeRole,
    UnreadRole,
    MentionsRole,
    MutedRole,
    MentionsOnlyRole,
    PinnedRole,
    InvitedRole,
    DescriptionRole,  ///< the row as one sentence, for who does not see it
  };

  explicit ConversationList(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString filter() const { return filter_; }
  void setFilter(const QString& filter);
  Show show() const { return show_; }
  void setShow(Show show);
  bool held() const { return held_; }
  void setHeld(bool held);
  QString selected() const { return selected_; }
  void setSelected(const QString& conversation);
  int count() const { return static_cast<int>(places_.size()); }
  int total() const;
  bool loading() const;
  int unreadCount() const { return unread_count_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  // Ids of conversations; empty: there is none. Invitations cannot be opened, so they are passed over.
  Q_INVOKABLE QString at(int row) const;
  Q_INVOKABLE int rowOf(const QString& conversation) const;
  /// The one below `from`, or the first.
  Q_INVOKABLE QString next(const QString& from) const { return step(from, 1, false); }
  Q_INVOKABLE QString previous(const QString& from) const { return step(from, -1, false); }
  Q_INVOKABLE QString nextUnread(const QString& from) const { return step(from, 1, true); }
  Q_INVOKABLE QString previousUnread(const QString& from) const { return step(from, -1, true); }
  /// The pinned one with that number, from 1.
  Q_INVOKABLE QString pinned(int number) const;

 Q_SIGNALS:
  void sessionChanged();
  void filterChanged();
  void showChanged();
  void heldChanged();
  void selectedChanged();
  void countChanged();
  void loadingChanged();
  void unreadCountChanged();

 private:
  /// Where a row stands, and why.
  struct Place {
    std::string id;
    bool pinned = false;
    std::int64_t active_at = 0;
    bool operator==(const Place&) const = default;
  };

  static Place place_of(const Conversations::Row& row);
  static bool before(const Place& one, const Place& other);
  bool lets_through(const Conversations::Row& row) const;
  int find(const std::string& id) const;
  QString step(const QString& from, int by, bool unread) const;
  void rebuild();
  void take(const std::vector<std::string>& ids);
  void place(const std::string& id);
  void remove(const std::string& id);
  void count_unread();

  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QString filter_;
  QString folded_filter_;
  Show show_ = All;
  /// Nothing can jump where nothing stands yet.
  bool holds() const { return held_ && !places_.empty(); }

  bool held_ = false;
  QString selected_;
  int unread_count_ = 0;
  QDate today_;
  std::vector<Place> places_;
  std::set<std::string> postponed_;
};

}  // namespace banter::desktop
