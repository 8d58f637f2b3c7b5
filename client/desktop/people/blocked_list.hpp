#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <vector>

#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// Whom one has blocked, in order of the name that is shown.
class BlockedList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { UsernameRole = Qt::UserRole + 1 };

  explicit BlockedList(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  Session* session() const { return session_; }
  void setSession(Session* session);
  int count() const { return static_cast<int>(names_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void sessionChanged();
  void countChanged();

 private:
  void read();

  QPointer<Session> session_;
  QPointer<People> people_;
  std::vector<QString> names_;
};

}  // namespace banter::desktop
