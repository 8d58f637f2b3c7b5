#include "client/desktop/conversations/conversation_list.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/conversations/row_words.hpp"
#include "client/desktop/people/folding.hpp"
#include "client/desktop/people/people.hpp"

namespace banter::desktop {
namespace {

// So many rows are rather placed all anew.
constexpr std::size_t kMany = 200;

}  // namespace

ConversationList::ConversationList(QObject* parent)
    : QAbstractListModel(parent), today_(QDate::currentDate()) {}

void ConversationList::setSession(Session* session) {
  if (session == session_) return;
  if (session_) {
    conversations_->disconnect(this);
    People::of(session_)->disconnect(this);
  }
  session_ = session;
  conversations_ = Conversations::of(session);
  if (conversations_) {
    connect(conversations_, &Conversations::changed, this, &ConversationList::take);
    connect(conversations_, &Conversations::reset, this, [this] {
      count_unread();
      if (!holds()) rebuild();
    });
    connect(conversations_, &Conversations::gone, this, [this](const std::string& id) {
      remove(id);
      count_unread();
    });
    connect(conversations_, &Conversations::loadingChanged, this, &ConversationList::loadingChanged);
    connect(People::of(session), &People::minutePassed, this, [this] {
      // What was muted until now is not any more; and a new day changes all times.
      count_unread();
      if (std::exchange(today_, QDate::currentDate()) != today_ && count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    });
  }
  rebuild();
  count_unread();
  Q_EMIT sessionChanged();
  Q_EMIT loadingChanged();
}

void ConversationList::setFilter(const QString& filter) {
  if (filter == filter_) return;
  filter_ = filter;
  folded_filter_ = folded(filter.trimmed());
  rebuild();
  Q_EMIT filterChanged();
}

void ConversationList::setShow(Show show) {
  if (show == show_) return;
  show_ = show;
  rebuild();
  Q_EMIT showChanged();
}

void ConversationList::setHeld(bool held) {
  if (held == held_) return;
  held_ = held;
  Q_EMIT heldChanged();
  if (held_) return;
  const std::set<std::string> postponed = std::exchange(postponed_, {});
  if (postponed.size() >= kMany) {
    rebuild();
  } else {
    for (const std::string& id : postponed)
      place(id);
  }
}

void ConversationList::setSelected(const QString& conversation) {
  if (conversation == selected_) return;
  const QString left = std::exchange(selected_, conversation);
  Q_EMIT selectedChanged();
  if (!conversations_) return;
  conversations_->lookAgain(left.toStdString());
  if (show_ == Unread) take({left.toStdString(), selected_.toStdString()});
  // Its draft is not shown while it is in view.
  if (const int row = find(selected_.toStdString()); row >= 0) Q_EMIT dataChanged(index(row), index(row));
}

int ConversationList::total() const {
  return conversations_ ? static_cast<int>(conversations_->all().size()) : 0;
}

bool ConversationList::loading() const {
  return conversations_ && conversations_->loading();
}

int ConversationList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ConversationList::roleNames() const {
  return {{ConversationRole, "conversation"},
          {TitleRole, "title"},
          {ReceiverRole, "receiver"},
          {KindRole, "kind"},
          {LeadRole, "lead"},
          {LineRole, "line"},
          {LineKindRole, "lineKind"},
          {TimeRole, "time"},
          {UnreadRole, "unread"},
          {MentionsRole, "mentions"},
          {MutedRole, "muted"},
          {MentionsOnlyRole, "mentionsOnly"},
          {PinnedRole, "pinned"},
          {InvitedRole, "invited"},
          {DescriptionRole, "description"}};
}

QVariant ConversationList::data(const QModelIndex& index, int role) const {
  if (!conversations_ || !index.isValid() || index.row() >= count()) return {};
  const Conversations::Row* row = conversations_->find(places_[static_cast<std::size_t>(index.row())].id);
  if (row == nullptr) return {};
  const RowWords words(*conversations_, *People::of(session_), *row,
                       row->conversation == selected_.toStdString());
  switch (role) {
    case ConversationRole:
      return QString::fromStdString(row->conversation);
    case Qt::DisplayRole:
    case TitleRole:
      return conversations_->title(*row);
    case ReceiverRole:
      return QString::fromStdString(row->receiver);
    case KindRole:
      return QString::fromStdString(std::string(name_of(row->kind)));
    case LeadRole:
      return words.lead();
    case LineRole:
      return words.line();
    case LineKindRole:
      return words.kind();
    case TimeRole:
      return words.time(QDateTime::currentDateTime());
    case UnreadRole:
      return static_cast<int>(row->unread);
    case MentionsRole:
      return static_cast<int>(row->mentions);
    case MutedRole:
      return Conversations::isMuted(*row);
    case MentionsOnlyRole:
      return row->mentions_only;
    case PinnedRole:
      return row->pinned;
    case InvitedRole:
      return row->role == protocol::RoomRole::invited;
    case Qt::AccessibleTextRole:
    case DescriptionRole:
      return words.description(QDateTime::currentDateTime());
    default:
      return {};
  }
}

QString ConversationList::at(int row) const {
  return row >= 0 && row < count() ? QString::fromStdString(places_[static_cast<std::size_t>(row)].id)
                                   : QString();
}

int ConversationList::rowOf(const QString& conversation) const {
  return find(conversation.toStdString());
}

QString ConversationList::step(const QString& from, int by, bool unread) const {
  if (count() == 0 || !conversations_) return {};
  int row = find(from.toStdString());
  // From nowhere the first step leads to an end.
  if (row < 0) row = by > 0 ? -1 : count();
  for (int steps = 0; steps < count(); ++steps) {
    row = (row + by + count()) % count();
    const Conversations::Row* there = conversations_->find(places_[static_cast<std::size_t>(row)].id);
    if (there == nullptr || there->role == protocol::RoomRole::invited) continue;
    if (!unread || Conversations::calls(*there)) return at(row);
  }
  return {};
}

QString ConversationList::pinned(int number) const {
  return number >= 1 && number <= count() && places_[static_cast<std::size_t>(number - 1)].pinned
             ? at(number - 1)
             : QString();
}

ConversationList::Place ConversationList::place_of(const Conversations::Row& row) {
  return {
      .id = row.conversation, .pinned = row.pinned, .active_at = row.last_sent_at.value_or(row.updated_at)};
}

bool ConversationList::before(const Place& one, const Place& other) {
  if (one.pinned != other.pinned) return one.pinned;
  if (one.active_at != other.active_at) return one.active_at > other.active_at;
  return one.id < other.id;
}

bool ConversationList::lets_through(const Conversations::Row& row) const {
  const bool room = row.kind == protocol::ConversationKind::room;
  if (show_ == Direct && room) return false;
  if (show_ == Rooms && !room) return false;
  if (show_ == Unread && row.unread == 0 && row.role != protocol::RoomRole::invited &&
      row.conversation != selected_.toStdString())
    return false;
  return folded_filter_.isEmpty() || folded(conversations_->title(row)).contains(folded_filter_) ||
         folded(QString::fromStdString(row.receiver)).contains(folded_filter_);
}

int ConversationList::find(const std::string& id) const {
  const auto found =
      std::find_if(places_.begin(), places_.end(), [&](const Place& one) { return one.id == id; });
  return found == places_.end() ? -1 : static_cast<int>(found - places_.begin());
}

void ConversationList::rebuild() {
  std::vector<Place> places;
  if (conversations_)
    for (const auto& [id, row] : conversations_->all())
      if (lets_through(row)) places.push_back(place_of(row));
  std::sort(places.begin(), places.end(), before);
  postponed_.clear();
  if (places == places_) {
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1));
  } else {
    beginResetModel();
    places_ = std::move(places);
    endResetModel();
  }
  Q_EMIT countChanged();
}

void ConversationList::take(const std::vector<std::string>& ids) {
  count_unread();
  const bool holding = holds();
  if (ids.size() >= kMany && !holding) {
    rebuild();
    return;
  }
  for (const std::string& id : ids) {
    if (holding) {
      postponed_.insert(id);
      if (const int row = find(id); row >= 0) Q_EMIT dataChanged(index(row), index(row));
    } else {
      place(id);
    }
  }
}

void ConversationList::place(const std::string& id) {
  const Conversations::Row* row = conversations_ ? conversations_->find(id) : nullptr;
  if (row == nullptr || !lets_through(*row)) {
    remove(id);
    return;
  }
  Place place = place_of(*row);
  int from = find(id);
  if (from < 0) {
    const auto at = std::upper_bound(places_.begin(), places_.end(), place, before);
    const int to = static_cast<int>(at - places_.begin());
    beginInsertRows({}, to, to);
    places_.insert(at, std::move(place));
    endInsertRows();
    Q_EMIT countChanged();
    return;
  }
  if (places_[static_cast<std::size_t>(from)] != place) {
    // Where it would stand among the others.
    const auto self = places_.begin() + from;
    auto to = std::upper_bound(places_.begin(), self, place, before);
    if (to == self) to = std::upper_bound(self + 1, places_.end(), place, before);
    const int row_to = static_cast<int>(to - places_.begin());
    *self = std::move(place);
    if (row_to != from && row_to != from + 1) {
      beginMoveRows({}, from, from, {}, row_to);
      if (row_to < from) {
        std::rotate(places_.begin() + row_to, self, self + 1);
        from = row_to;
      } else {
        std::rotate(self, self + 1, places_.begin() + row_to);
        from = row_to - 1;
      }
      endMoveRows();
    }
  }
  Q_EMIT dataChanged(index(from), index(from));
}

void ConversationList::remove(const std::string& id) {
  postponed_.erase(id);
  const int row = find(id);
  if (row < 0) return;
  beginRemoveRows({}, row, row);
  places_.erase(places_.begin() + row);
  endRemoveRows();
  Q_EMIT countChanged();
}

void ConversationList::count_unread() {
  const int now = conversations_ ? conversations_->unreadCount() : 0;
  if (std::exchange(unread_count_, now) != now) Q_EMIT unreadCountChanged();
  Q_EMIT countChanged();
}

}  // namespace banter::desktop
