#include "client/desktop/accounts/devices.hpp"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace banter::desktop {

QVariant Devices::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const protocol::SessionRow& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case device_role:
      return row.device.empty() ? tr("Unnamed device") : QString::fromStdString(row.device);
    case address_role:
      return QString::fromStdString(row.address);
    case last_used_role:
      return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.last_used), QLocale::ShortFormat);
    case current_role:
      return row.current;
    default:
      return {};
  }
}

QHash<int, QByteArray> Devices::roleNames() const {
  return {{device_role, "device"},
          {address_role, "address"},
          {last_used_role, "lastUsed"},
          {current_role, "current"}};
}

void Devices::load() {
  if (!session_ || loading_) return;
  loading_ = true;
  error_.clear();
  Q_EMIT changed();
  session_->ask<protocol::SessionsReply>(this, protocol::SessionsRequest{}, [this](auto reply) {
    loading_ = false;
    if (!reply) {
      fail(reply.error());
      return;
    }
    beginResetModel();
    rows_ = std::move(reply->sessions);
    endResetModel();
    Q_EMIT changed();
  });
}

void Devices::revoke(int row) {
  if (!session_ || row < 0 || row >= count()) return;
  const std::string id = rows_[static_cast<std::size_t>(row)].session;
  error_.clear();
  Q_EMIT changed();
  session_->request(this, protocol::RevokeRequest{.session = id}, [this, id](const Session::Reply& reply) {
    if (!reply && reply.error().code != protocol::ErrorCode::not_found) {
      fail(reply.error());
      return;
    }
    const auto found =
        std::ranges::find_if(rows_, [&](const protocol::SessionRow& one) { return one.session == id; });
    if (found == rows_.end()) return;
    const int place = static_cast<int>(found - rows_.begin());
    beginRemoveRows({}, place, place);
    rows_.erase(found);
    endRemoveRows();
    Q_EMIT changed();
  });
}

void Devices::fail(const client::Failure& failure) {
  error_ = QString::fromStdString(failure.sentence);
  Q_EMIT changed();
}

}  // namespace banter::desktop
