#include "client/desktop/conversations/shared_rooms.hpp"

#include <algorithm>

#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

// Each is looked up on the disk while a person waits for a panel.
constexpr int kMostLookedAt = 100;

}  // namespace

void SharedRooms::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  look();
  Q_EMIT changed();
}

void SharedRooms::setUsername(const QString& username) {
  if (username == username_) return;
  username_ = username;
  look();
  Q_EMIT changed();
}

void SharedRooms::look() {
  beginResetModel();
  rooms_.clear();
  const Conversations* all = Conversations::of(session_);
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  const bool self = session_ && People::of(session_)->isSelf(username_);
  if (all != nullptr && copy != nullptr && !username_.isEmpty() && !self) {
    const std::string wanted = protocol::fold_name(username_.toStdString());
    int left = kMostLookedAt;
    for (const auto& [id, row] : all->all()) {
      if (row.kind != protocol::ConversationKind::room || row.role == protocol::RoomRole::invited) continue;
      if (--left < 0) break;
      const auto members = copy->members(id);
      const bool there =
          members && std::any_of(members->begin(), members->end(), [&](const auto& one) {
            return protocol::fold_name(one.username) == wanted && one.role != protocol::RoomRole::invited;
          });
      if (there) rooms_.emplace_back(QString::fromStdString(id), all->title(row));
    }
    std::sort(rooms_.begin(), rooms_.end(),
              [](const auto& one, const auto& other) { return one.second < other.second; });
  }
  endResetModel();
  Q_EMIT countChanged();
}

int SharedRooms::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant SharedRooms::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const auto& [id, name] = rooms_[static_cast<std::size_t>(index.row())];
  if (role == ConversationRole) return id;
  return role == RoomRole || role == Qt::DisplayRole ? QVariant(name) : QVariant();
}

QHash<int, QByteArray> SharedRooms::roleNames() const {
  return {{ConversationRole, "conversation"}, {RoomRole, "room"}};
}

}  // namespace banter::desktop
