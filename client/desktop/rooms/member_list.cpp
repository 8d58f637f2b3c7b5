#include "client/desktop/rooms/member_list.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/people/folding.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/rooms.hpp"

namespace banter::desktop {
namespace {

using protocol::RoomRole;

// More than anybody scrolls through; who is looked for beyond is found by name elsewhere.
constexpr std::size_t kMost = 10'000;

}  // namespace

void MemberList::setSession(Session* session) {
  if (session == session_) return;
  if (session_) session_->disconnect(this);
  if (people_) people_->disconnect(this);
  if (conversations_) conversations_->disconnect(this);
  session_ = session;
  people_ = People::of(session);
  conversations_ = Conversations::of(session);
  if (session_) {
    connect(session_, &Session::eventCame, this, &MemberList::eventCame);
    connect(session_, &Session::changed, this, [this, online = session_->online()]() mutable {
      if (std::exchange(online, session_->online()) != online && online) begin();
    });
    connect(people_, &People::personChanged, this, [this](const QString& username) {
      const auto found = members_.find(username.toLower());
      if (found == members_.end()) return;
      put(found->second.username, found->second.role);
    });
    connect(conversations_, &Conversations::changed, this, [this](const std::vector<std::string>& ids) {
      // One's own role may be another one now.
      if (std::find(ids.begin(), ids.end(), conversation_.toStdString()) != ids.end() && count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {MayRemoveRole, MayPromoteRole});
    });
  }
  begin();
  Q_EMIT sessionChanged();
}

void MemberList::setConversation(const QString& conversation) {
  if (conversation == conversation_) return;
  conversation_ = conversation;
  begin();
  Q_EMIT conversationChanged();
}

void MemberList::setFilter(const QString& filter) {
  if (filter == filter_) return;
  filter_ = filter;
  show();
  Q_EMIT filterChanged();
}

void MemberList::begin() {
  ++question_;
  members_.clear();
  if (session_ && !conversation_.isEmpty()) {
    if (client::LocalCopy* copy = session_->copy())
      if (auto known = copy->members(conversation_.toStdString())) take(*known);
    show();
    if (session_->online()) {
      set_loading(true);
      ask({});
    }
  } else {
    show();
  }
}

void MemberList::ask(const std::string& after) {
  protocol::MembersRequest request{.conversation = conversation_.toStdString(),
                                   .limit = protocol::limit::long_page_most};
  if (!after.empty()) request.after = after;
  session_->ask<protocol::MembersReply>(
      this, std::move(request),
      [this, first = after.empty(), question = question_](client::Outcome<protocol::MembersReply> reply) {
        if (question != question_) return;
        if (!reply) {
          set_loading(false, QString::fromStdString(reply.error().sentence));
          return;
        }
        // Whoever the copy knew and is there no more.
        if (first) members_.clear();
        take(reply->members);
        show();
        if (reply->more && !reply->members.empty() && members_.size() < kMost) {
          ask(reply->members.back().username);
        } else {
          set_loading(false);
        }
      });
}

void MemberList::take(const std::vector<protocol::Member>& members) {
  for (const protocol::Member& one : members) {
    people_->hint(one.username, one.display_name);
    const QString username = QString::fromStdString(one.username);
    members_[username.toLower()] = {
        .username = username, .sorted_by = folded(people_->shownName(username)), .role = one.role};
  }
}

bool MemberList::before(const One& one, const One& other) {
  if (one.role != other.role) return one.role < other.role;
  if (one.sorted_by != other.sorted_by) return one.sorted_by < other.sorted_by;
  return one.username < other.username;
}

bool MemberList::lets_through(const One& one) const {
  const QString wanted = folded(filter_.trimmed());
  return wanted.isEmpty() || one.sorted_by.contains(wanted) || folded(one.username).contains(wanted);
}

void MemberList::show() {
  std::vector<One> shown;
  for (const auto& [name, one] : members_)
    if (lets_through(one)) shown.push_back(one);
  std::sort(shown.begin(), shown.end(), before);
  const bool same = std::equal(shown.begin(), shown.end(), shown_.begin(), shown_.end(),
                               [](const One& one, const One& other) {
                                 return one.username == other.username && one.role == other.role;
                               });
  if (same) {
    shown_ = std::move(shown);
  } else {
    beginResetModel();
    shown_ = std::move(shown);
    endResetModel();
  }
  Q_EMIT countChanged();
}

int MemberList::find(const QString& username) const {
  const auto found = std::find_if(shown_.begin(), shown_.end(), [&](const One& one) {
    return one.username.compare(username, Qt::CaseInsensitive) == 0;
  });
  return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

void MemberList::put(const QString& username, RoomRole role) {
  const One one{.username = username, .sorted_by = folded(people_->shownName(username)), .role = role};
  members_[username.toLower()] = one;
  const int from = find(username);
  if (from >= 0) {
    const One& there = shown_[static_cast<std::size_t>(from)];
    if (there.role == one.role && there.sorted_by == one.sorted_by) return;
    beginRemoveRows({}, from, from);
    shown_.erase(shown_.begin() + from);
    endRemoveRows();
  }
  if (lets_through(one)) {
    const auto at = std::upper_bound(shown_.begin(), shown_.end(), one, before);
    const int to = static_cast<int>(at - shown_.begin());
    beginInsertRows({}, to, to);
    shown_.insert(at, one);
    endInsertRows();
  }
  Q_EMIT countChanged();
}

void MemberList::remove(const QString& username) {
  members_.erase(username.toLower());
  const int row = find(username);
  if (row < 0) return;
  beginRemoveRows({}, row, row);
  shown_.erase(shown_.begin() + row);
  endRemoveRows();
  Q_EMIT countChanged();
}

void MemberList::eventCame(const protocol::Event& event) {
  const auto* member = std::get_if<protocol::MemberEvent>(&event);
  if (member == nullptr || member->conversation != conversation_.toStdString()) return;
  using protocol::MemberChange;
  const QString username = QString::fromStdString(member->username);
  switch (member->change) {
    case MemberChange::join:
    case MemberChange::role:
    case MemberChange::invite:
      put(username, member->role.value_or(member->change == MemberChange::invite ? RoomRole::invited
                                                                                 : RoomRole::member));
      break;
    case MemberChange::leave:
    case MemberChange::kick:
    case MemberChange::ban:
      remove(username);
      break;
    case MemberChange::unban:
    case MemberChange::other:
      break;
  }
}

RoomRole MemberList::own_role() const {
  const Conversations::Row* row =
      conversations_ ? conversations_->find(conversation_.toStdString()) : nullptr;
  return row != nullptr && row->role ? *row->role : RoomRole::member;
}

int MemberList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> MemberList::roleNames() const {
  return {{UsernameRole, "username"}, {RoleRole, "role"},           {RoleWordRole, "roleWord"},
          {SelfRole, "self"},         {MayRemoveRole, "mayRemove"}, {MayPromoteRole, "mayPromote"}};
}

QVariant MemberList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count() || !people_) return {};
  const One& one = shown_[static_cast<std::size_t>(index.row())];
  const bool self = people_->isSelf(one.username);
  switch (role) {
    case Qt::DisplayRole:
    case UsernameRole:
      return one.username;
    case RoleRole:
      return QString::fromStdString(std::string(name_of(one.role)));
    case RoleWordRole:
      if (one.role == RoomRole::owner) return tr("Owner");
      if (one.role == RoomRole::moderator) return tr("Moderator");
      return one.role == RoomRole::invited ? tr("Invited") : QString();
    case SelfRole:
      return self;
    case MayRemoveRole:
      // Nobody puts out who stands as high as he.
      return !self && (own_role() == RoomRole::owner ||
                       (own_role() == RoomRole::moderator && one.role > RoomRole::moderator));
    case MayPromoteRole:
      return !self && own_role() == RoomRole::owner && one.role != RoomRole::invited;
    default:
      return {};
  }
}

QStringList MemberList::usernames() const {
  QStringList result;
  for (const auto& [name, one] : members_)
    result.append(one.username);
  return result;
}

void MemberList::act(const QString& what, const QString& username, protocol::Request request) {
  if (!session_) return;
  session_->request(this, std::move(request), [this, what, username](const Session::Reply& reply) {
    if (!reply) {
      Q_EMIT refused(QString::fromStdString(reply.error().sentence));
      return;
    }
    // Whoever does it gets no event.
    if (what == QStringLiteral("kick") || what == QStringLiteral("ban")) remove(username);
    Q_EMIT done(what, username);
  });
}

void MemberList::kick(const QString& username) {
  act(QStringLiteral("kick"), username,
      protocol::KickRequest{.conversation = conversation_.toStdString(), .username = username.toStdString()});
}

void MemberList::ban(const QString& username) {
  act(QStringLiteral("ban"), username,
      protocol::BanRequest{.conversation = conversation_.toStdString(), .username = username.toStdString()});
}

void MemberList::unban(const QString& username) {
  act(QStringLiteral("unban"), username,
      protocol::UnbanRequest{.conversation = conversation_.toStdString(),
                             .username = username.toStdString()});
}

void MemberList::setRole(const QString& username, const QString& role) {
  const auto given = protocol::given_role_of(role.toStdString());
  const auto becomes = protocol::room_role_of(role.toStdString());
  if (!session_ || !given || !becomes) return;
  session_->request(
      this,
      protocol::SetRoleRequest{
          .conversation = conversation_.toStdString(), .username = username.toStdString(), .role = *given},
      [this, username, becomes = *becomes](const Session::Reply& reply) {
        if (!reply) {
          Q_EMIT refused(QString::fromStdString(reply.error().sentence));
          return;
        }
        put(username, becomes);
        Q_EMIT done(QStringLiteral("role"), username);
      });
}

void MemberList::set_loading(bool loading, const QString& failure) {
  loading_ = loading;
  failure_ = failure;
  Q_EMIT loadingChanged();
}

}  // namespace banter::desktop
