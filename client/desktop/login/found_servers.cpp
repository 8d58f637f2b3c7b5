#include "client/desktop/login/found_servers.hpp"

#include <utility>

namespace banter::desktop {

QVariant FoundServers::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const FoundServer& server = servers_[static_cast<std::size_t>(index.row())];
  if (role == name_role) return server.name;
  if (role == address_role) return server.address;
  return {};
}

QHash<int, QByteArray> FoundServers::roleNames() const {
  return {{name_role, "name"}, {address_role, "address"}};
}

void FoundServers::set(std::vector<FoundServer> servers) {
  if (servers == servers_) return;
  beginResetModel();
  servers_ = std::move(servers);
  endResetModel();
  Q_EMIT countChanged();
}

}  // namespace banter::desktop
