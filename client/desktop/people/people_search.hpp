#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <vector>

#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// People by the beginning of their names: contacts first, then others whom this device knows, then whom the
/// server knows. Without words: the contacts.
class PeopleSearch : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  /// Usernames that are not to be found.
  Q_PROPERTY(QStringList without READ without WRITE setWithout NOTIFY withoutChanged)
  Q_PROPERTY(bool contactsOnly READ contactsOnly WRITE setContactsOnly NOTIFY contactsOnlyChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// The server is being asked.
  Q_PROPERTY(bool searching READ searching NOTIFY searchingChanged)
  /// Why the server did not tell, in a sentence; empty: it did, or was not asked. Foreign text.
  Q_PROPERTY(QString failure READ failure NOTIFY searchingChanged)

 public:
  enum Role { UsernameRole = Qt::UserRole + 1, DisplayNameRole, ContactRole };

  explicit PeopleSearch(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString query() const { return query_; }
  void setQuery(const QString& query);
  QStringList without() const { return without_; }
  void setWithout(const QStringList& usernames);
  bool contactsOnly() const { return contacts_only_; }
  void setContactsOnly(bool only);
  int count() const { return static_cast<int>(found_.size()); }
  bool searching() const { return searching_; }
  QString failure() const { return failure_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  Q_INVOKABLE QString usernameAt(int row) const;

 Q_SIGNALS:
  void sessionChanged();
  void queryChanged();
  void withoutChanged();
  void contactsOnlyChanged();
  void countChanged();
  void searchingChanged();

 private:
  void look();
  void askServer();
  void set_searching(bool searching, const QString& failure = {});

  QPointer<Session> session_;
  QPointer<People> people_;
  QString query_;
  QStringList without_;
  bool contacts_only_ = false;
  bool searching_ = false;
  QString failure_;
  std::vector<QString> found_;
  std::vector<QString> told_;  // by the server, for told_query_
  QString told_query_;
  std::uint64_t question_ = 0;  // counts what the server was asked
  QTimer soon_;
};

}  // namespace banter::desktop
