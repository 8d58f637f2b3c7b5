#include "client/desktop/rooms/room_search.hpp"

#include <utility>

#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kTypingRest = 150;  // milliseconds without a key, before the server is asked
constexpr std::size_t kMost = 20'000;

}  // namespace

RoomSearch::RoomSearch(QObject* parent) : QAbstractListModel(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(kTypingRest);
  connect(&soon_, &QTimer::timeout, this, &RoomSearch::ask);
}

void RoomSearch::setSession(Session* session) {
  if (session == session_) return;
  if (conversations_) conversations_->disconnect(this);
  session_ = session;
  conversations_ = Conversations::of(session);
  if (conversations_) {
    const auto joined = [this] {
      if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1), {JoinedRole});
    };
    connect(conversations_, &Conversations::changed, this, joined);
    connect(conversations_, &Conversations::gone, this, joined);
    connect(conversations_, &Conversations::reset, this, joined);
  }
  Q_EMIT sessionChanged();
}

void RoomSearch::setQuery(const QString& query) {
  if (query == query_) return;
  query_ = query;
  anew_ = true;
  ++question_;
  set_searching(session_ != nullptr);
  soon_.start();
  Q_EMIT queryChanged();
}

void RoomSearch::reload() {
  anew_ = true;
  ++question_;
  set_searching(session_ != nullptr);
  ask();
}

void RoomSearch::ask() {
  if (!session_) return;
  protocol::RoomsRequest request;
  QString wanted = query_.trimmed();
  while (wanted.toUtf8().size() > protocol::limit::query_bytes)
    wanted.chop(1);
  if (!wanted.isEmpty()) request.query = wanted.toStdString();
  if (!anew_ && !rooms_.empty()) request.after = rooms_.back().room;
  session_->ask<protocol::RoomsReply>(
      this, std::move(request), [this, question = question_](client::Outcome<protocol::RoomsReply> reply) {
        if (question != question_) return;
        if (!reply) {
          more_ = false;
          set_searching(false, QString::fromStdString(reply.error().sentence));
          return;
        }
        more_ = reply->more && !reply->rooms.empty() && rooms_.size() < kMost;
        if (std::exchange(anew_, false)) {
          beginResetModel();
          rooms_ = std::move(reply->rooms);
          endResetModel();
        } else if (!reply->rooms.empty()) {
          beginInsertRows({}, count(), count() + static_cast<int>(reply->rooms.size()) - 1);
          rooms_.insert(rooms_.end(), reply->rooms.begin(), reply->rooms.end());
          endInsertRows();
        }
        Q_EMIT countChanged();
        set_searching(false);
      });
}

bool RoomSearch::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && more_ && !searching_;
}

void RoomSearch::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  set_searching(true);
  ask();
}

void RoomSearch::set_searching(bool searching, const QString& failure) {
  searching_ = searching;
  failure_ = failure;
  Q_EMIT searchingChanged();
}

int RoomSearch::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RoomSearch::roleNames() const {
  return {{ConversationRole, "conversation"},
          {RoomRole, "room"},
          {TopicRole, "topic"},
          {MemberCountRole, "memberCount"},
          {JoinedRole, "joined"}};
}

QVariant RoomSearch::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const protocol::RoomRow& room = rooms_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case ConversationRole:
      return QString::fromStdString(room.conversation);
    case Qt::DisplayRole:
    case RoomRole:
      return QString::fromStdString(room.room);
    case TopicRole:
      return QString::fromStdString(room.topic).simplified();
    case MemberCountRole:
      return static_cast<int>(room.member_count);
    case JoinedRole: {
      const Conversations::Row* row = conversations_ ? conversations_->find(room.conversation) : nullptr;
      return row != nullptr && row->role != protocol::RoomRole::invited;
    }
    default:
      return {};
  }
}

}  // namespace banter::desktop
