#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <vector>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Where the account is logged in, as the server tells. Names and addresses are foreign.
class Devices : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_)
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  /// Why the list could not be had, or a login not be ended; foreign text.
  Q_PROPERTY(QString error READ error NOTIFY changed)

 public:
  enum Role : std::uint16_t { device_role = Qt::UserRole + 1, address_role, last_used_role, current_role };

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  int count() const { return static_cast<int>(rows_.size()); }
  bool loading() const { return loading_; }
  QString error() const { return error_; }

  /// Asks the server anew.
  Q_INVOKABLE void load();
  /// Ends the login of a row; it is gone from the list when the server has done so.
  Q_INVOKABLE void revoke(int row);

 Q_SIGNALS:
  void changed();

 private:
  void fail(const client::Failure& failure);

  QPointer<Session> session_;
  std::vector<protocol::SessionRow> rows_;
  bool loading_ = false;
  QString error_;
};

}  // namespace banter::desktop
