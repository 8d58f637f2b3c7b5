#include "client/desktop/people/blocked_list.hpp"

namespace banter::desktop {

void BlockedList::setSession(Session* session) {
  if (session == session_) return;
  if (people_) people_->disconnect(this);
  session_ = session;
  people_ = People::of(session);
  if (people_) connect(people_, &People::blockedChanged, this, &BlockedList::read);
  read();
  Q_EMIT sessionChanged();
}

void BlockedList::read() {
  beginResetModel();
  names_.clear();
  if (people_)
    for (const client::Person& one : people_->blocked())
      names_.push_back(QString::fromStdString(one.username));
  endResetModel();
  Q_EMIT countChanged();
}

int BlockedList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant BlockedList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  if (role != UsernameRole && role != Qt::DisplayRole) return {};
  return names_[static_cast<std::size_t>(index.row())];
}

QHash<int, QByteArray> BlockedList::roleNames() const {
  return {{UsernameRole, "username"}};
}

}  // namespace banter::desktop
