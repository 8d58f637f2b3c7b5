#include "client/desktop/people/people_search.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/people/folding.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kTypingRest = 150;  // milliseconds without a key, before the server is asked
constexpr std::size_t kMost = 200;

}  // namespace

PeopleSearch::PeopleSearch(QObject* parent) : QAbstractListModel(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(kTypingRest);
  connect(&soon_, &QTimer::timeout, this, &PeopleSearch::askServer);
}

void PeopleSearch::setSession(Session* session) {
  if (session == session_) return;
  if (people_) people_->disconnect(this);
  session_ = session;
  people_ = People::of(session);
  if (people_) {
    connect(people_, &People::contactsChanged, this, &PeopleSearch::look);
    connect(people_, &People::personChanged, this, [this](const QString& username) {
      const auto at = std::find(found_.begin(), found_.end(), username);
      if (at == found_.end()) return;
      const QModelIndex row = index(static_cast<int>(at - found_.begin()));
      Q_EMIT dataChanged(row, row);
    });
  }
  look();
  Q_EMIT sessionChanged();
}

void PeopleSearch::setQuery(const QString& query) {
  if (query == query_) return;
  query_ = query;
  ++question_;
  look();
  const bool wants = !contacts_only_ && !query_.trimmed().isEmpty() && session_;
  const bool asks = wants && session_->online();
  set_searching(asks, wants && !asks
                          ? tr("There is no connection: only people whom this device knows are found.")
                          : QString());
  if (asks) {
    soon_.start();
  } else {
    soon_.stop();
  }
  Q_EMIT queryChanged();
}

void PeopleSearch::setWithout(const QStringList& usernames) {
  if (usernames == without_) return;
  without_ = usernames;
  look();
  Q_EMIT withoutChanged();
}

void PeopleSearch::setContactsOnly(bool only) {
  if (only == contacts_only_) return;
  contacts_only_ = only;
  look();
  Q_EMIT contactsOnlyChanged();
}

void PeopleSearch::look() {
  std::vector<QString> found;
  if (people_) {
    const auto take = [&](const QString& username) {
      if (found.size() < kMost && !without_.contains(username, Qt::CaseInsensitive) &&
          std::find(found.begin(), found.end(), username) == found.end())
        found.push_back(username);
    };
    const QString wanted = query_.trimmed();
    for (const client::Person& one : people_->matching(wanted, contacts_only_ || wanted.isEmpty()))
      take(QString::fromStdString(one.username));
    if (!wanted.isEmpty() && told_query_ == wanted && !contacts_only_)
      for (const QString& username : told_)
        take(username);
  }
  if (found == found_) {
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1));
    return;
  }
  beginResetModel();
  found_ = std::move(found);
  endResetModel();
  Q_EMIT countChanged();
}

void PeopleSearch::askServer() {
  if (!session_) return;
  QString wanted = query_.trimmed();
  while (wanted.toUtf8().size() > protocol::limit::query_bytes)
    wanted.chop(1);
  session_->ask<protocol::UsersReply>(
      this, protocol::UsersRequest{.query = wanted.toStdString()},
      [this, wanted, question = question_](client::Outcome<protocol::UsersReply> reply) {
        if (question != question_) return;
        if (!reply) {
          set_searching(false, QString::fromStdString(reply.error().sentence));
          return;
        }
        people_->learn(reply->users);
        told_.clear();
        told_query_ = wanted;
        for (const protocol::User& user : reply->users)
          told_.push_back(QString::fromStdString(user.username));
        look();
        set_searching(false);
      });
}

void PeopleSearch::set_searching(bool searching, const QString& failure) {
  searching_ = searching;
  failure_ = failure;
  Q_EMIT searchingChanged();
}

int PeopleSearch::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> PeopleSearch::roleNames() const {
  return {{UsernameRole, "username"}, {DisplayNameRole, "displayName"}, {ContactRole, "contact"}};
}

QVariant PeopleSearch::data(const QModelIndex& index, int role) const {
  if (!people_ || !index.isValid() || index.row() >= count()) return {};
  const QString& username = found_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case UsernameRole:
      return username;
    case Qt::DisplayRole:
    case DisplayNameRole:
      return people_->shownName(username);
    case ContactRole:
      return people_->person(username).contact;
    default:
      return {};
  }
}

QString PeopleSearch::usernameAt(int row) const {
  return row >= 0 && row < count() ? found_[static_cast<std::size_t>(row)] : QString();
}

}  // namespace banter::desktop
