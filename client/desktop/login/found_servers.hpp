#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <vector>

namespace banter::desktop {

/// A server that has made itself known on the network. Its words are foreign.
struct FoundServer {
  QString name{};
  QString address{};  ///< as one would type it

  bool operator==(const FoundServer&) const = default;
};

/// The servers found on this network, for the first screen to list. Whoever searches gives it what was found;
/// while there is nothing, the list is not shown.
class FoundServers : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role : std::uint16_t { name_role = Qt::UserRole + 1, address_role };

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  int count() const { return static_cast<int>(servers_.size()); }

  /// All that are there now, in the order to be shown.
  void set(std::vector<FoundServer> servers);

 Q_SIGNALS:
  void countChanged();

 private:
  std::vector<FoundServer> servers_;
};

}  // namespace banter::desktop
