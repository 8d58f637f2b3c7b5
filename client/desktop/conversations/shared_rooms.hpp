#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <utility>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// The rooms that somebody is in as well, as far as this device knows who is in them.
class SharedRooms : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY changed)
  Q_PROPERTY(QString username READ username WRITE setUsername NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { ConversationRole = Qt::UserRole + 1, RoomRole };

  explicit SharedRooms(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  Session* session() const { return session_; }
  void setSession(Session* session);
  QString username() const { return username_; }
  void setUsername(const QString& username);
  int count() const { return static_cast<int>(rooms_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void changed();
  void countChanged();

 private:
  void look();

  QPointer<Session> session_;
  QString username_;
  std::vector<std::pair<QString, QString>> rooms_;  // id, name
};

}  // namespace banter::desktop
