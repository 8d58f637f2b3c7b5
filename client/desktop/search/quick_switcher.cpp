#include "client/desktop/search/quick_switcher.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/people/folding.hpp"
#include "client/desktop/search/fuzzy.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kTypingRest = 150;  // milliseconds without a key, before the server is asked
constexpr std::size_t kMost = 50;
// What is a conversation already comes before what could be one and fits as well.
constexpr int kKnown = 40;

}  // namespace

QuickSwitcher::QuickSwitcher(QObject* parent) : QAbstractListModel(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(kTypingRest);
  connect(&soon_, &QTimer::timeout, this, &QuickSwitcher::ask);
}

void QuickSwitcher::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  conversations_ = Conversations::of(session);
  people_ = People::of(session);
  look();
  Q_EMIT sessionChanged();
}

void QuickSwitcher::setQuery(const QString& query) {
  if (query == query_) return;
  query_ = query;
  ++question_;
  look();
  if (query_.trimmed().isEmpty()) {
    soon_.stop();
  } else {
    soon_.start();
  }
  Q_EMIT queryChanged();
}

void QuickSwitcher::setCurrent(const QString& conversation) {
  if (conversation == current_) return;
  current_ = conversation;
  look();
  Q_EMIT currentChanged();
}

void QuickSwitcher::refresh() {
  rooms_.clear();
  look();
}

void QuickSwitcher::look() {
  std::vector<Entry> found;
  if (conversations_) {
    QString typed = folded(query_.trimmed());
    if (typed.startsWith(u'@')) typed.remove(0, 1);
    add_conversations(typed, found);
    if (!typed.isEmpty()) {
      add_people(typed, found);
      add_rooms(typed, found);
    }
    const std::string current = current_.toStdString();
    std::sort(found.begin(), found.end(), [&](const Entry& one, const Entry& other) {
      const bool here = one.conversation == current && !current.empty();
      const bool other_here = other.conversation == current && !current.empty();
      if (here != other_here && typed.isEmpty()) return other_here;
      if (one.score != other.score) return one.score > other.score;
      if (one.active_at != other.active_at) return one.active_at > other.active_at;
      return one.title < other.title;
    });
    if (found.size() > kMost) found.resize(kMost);
  }
  beginResetModel();
  found_ = std::move(found);
  endResetModel();
  Q_EMIT countChanged();
}

void QuickSwitcher::add_conversations(const QString& typed, std::vector<Entry>& found) const {
  for (const auto& [id, row] : conversations_->all()) {
    if (row.role == protocol::RoomRole::invited) continue;
    Entry entry{.conversation = id,
                .username = row.kind == protocol::ConversationKind::room
                                ? QString()
                                : QString::fromStdString(row.receiver),
                .title = conversations_->title(row),
                .active_at = row.last_sent_at.value_or(row.updated_at)};
    if (!typed.isEmpty()) {
      entry.score = std::max(fuzzy_score(typed, folded(entry.title)),
                             fuzzy_score(typed, folded(QString::fromStdString(row.receiver))));
      if (entry.score == 0) continue;
      entry.score += kKnown;
    }
    if (row.kind == protocol::ConversationKind::room) {
      entry.hint = QString::fromStdString(row.topic.value_or(std::string())).simplified();
    } else if (entry.title != entry.username) {
      entry.hint = entry.username;
    }
    found.push_back(std::move(entry));
  }
}

void QuickSwitcher::add_people(const QString& typed, std::vector<Entry>& found) const {
  for (const client::Person& one : people_->matching(QString(), false)) {
    const QString username = QString::fromStdString(one.username);
    const QString title = QString::fromStdString(one.display_name.empty() ? one.username : one.display_name);
    const int score = std::max(fuzzy_score(typed, folded(title)), fuzzy_score(typed, folded(username)));
    if (score == 0) continue;
    const bool there = std::any_of(found.begin(), found.end(), [&](const Entry& entry) {
      return entry.username.compare(username, Qt::CaseInsensitive) == 0;
    });
    if (!there) found.push_back({.username = username, .title = title, .hint = username, .score = score});
  }
}

void QuickSwitcher::add_rooms(const QString& typed, std::vector<Entry>& found) const {
  for (const protocol::RoomRow& room : rooms_) {
    if (conversations_->find(room.conversation) != nullptr) continue;
    const QString title = QString::fromStdString(room.room);
    const int score = fuzzy_score(typed, folded(title));
    if (score == 0) continue;
    found.push_back({.conversation = room.conversation,
                     .title = title,
                     .hint = QString::fromStdString(room.topic).simplified(),
                     .score = score,
                     .joined = false});
  }
}

void QuickSwitcher::ask() {
  if (!session_ || !session_->online()) return;
  QString wanted = query_.trimmed();
  while (wanted.toUtf8().size() > protocol::limit::query_bytes)
    wanted.chop(1);
  session_->ask<protocol::RoomsReply>(
      this, protocol::RoomsRequest{.query = wanted.toStdString()},
      [this, question = question_](client::Outcome<protocol::RoomsReply> reply) {
        if (!reply || question != question_) return;
        rooms_ = std::move(reply->rooms);
        look();
      });
  if (wanted.startsWith(u'#')) return;
  if (wanted.startsWith(u'@')) wanted.remove(0, 1);
  if (wanted.isEmpty()) return;
  session_->ask<protocol::UsersReply>(
      this, protocol::UsersRequest{.query = wanted.toStdString()},
      [this, question = question_](client::Outcome<protocol::UsersReply> reply) {
        if (!reply || question != question_) return;
        people_->learn(reply->users);
        look();
      });
}

void QuickSwitcher::choose(int row) {
  if (row < 0 || row >= count() || busy_ || !session_) return;
  const Entry& entry = found_[static_cast<std::size_t>(row)];
  if (!entry.conversation.empty() && entry.joined) {
    Q_EMIT opened(QString::fromStdString(entry.conversation));
    return;
  }
  busy_ = true;
  Q_EMIT busyChanged();
  if (!entry.username.isEmpty()) {
    conversations_->start(this, entry.username,
                          [this](const client::Outcome<QString>& outcome) { end(outcome); });
    return;
  }
  session_->ask<protocol::JoinReply>(this, protocol::JoinRequest{.conversation = entry.conversation},
                                     [this](client::Outcome<protocol::JoinReply> reply) {
                                       if (reply) {
                                         end(QString::fromStdString(reply->conversation));
                                       } else {
                                         end(std::unexpected(std::move(reply.error())));
                                       }
                                     });
}

void QuickSwitcher::end(const client::Outcome<QString>& outcome) {
  busy_ = false;
  Q_EMIT busyChanged();
  if (outcome) {
    Q_EMIT opened(*outcome);
  } else {
    Q_EMIT refused(QString::fromStdString(outcome.error().sentence));
  }
}

int QuickSwitcher::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> QuickSwitcher::roleNames() const {
  return {{TitleRole, "title"},
          {UsernameRole, "username"},
          {HintRole, "hint"},
          {UnreadRole, "unread"},
          {MutedRole, "muted"}};
}

QVariant QuickSwitcher::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count() || !conversations_) return {};
  const Entry& entry = found_[static_cast<std::size_t>(index.row())];
  const Conversations::Row* row = conversations_->find(entry.conversation);
  switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
      return entry.title;
    case UsernameRole:
      return entry.username;
    case HintRole:
      if (entry.joined) return entry.hint;
      return entry.hint.isEmpty() ? tr("Not joined yet") : tr("Not joined yet · %1").arg(entry.hint);
    case UnreadRole:
      return row == nullptr ? 0 : static_cast<int>(row->unread);
    case MutedRole:
      return row != nullptr && Conversations::isMuted(*row);
    default:
      return {};
  }
}

}  // namespace banter::desktop
