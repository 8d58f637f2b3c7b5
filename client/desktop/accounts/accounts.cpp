#include "client/desktop/accounts/accounts.hpp"

#include <algorithm>
#include <utility>

#include "client/core/session/token_store.hpp"
#include "client/desktop/accounts/account_data.hpp"

namespace banter::desktop {

Accounts::Accounts(client::Places places, QObject* parent)
    : QAbstractListModel(parent), places_(std::move(places)), book_(places_.config + "/desktop_accounts") {}

Accounts::~Accounts() = default;

QVariant Accounts::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  Session* session = at(index.row());
  if (role == session_role) return QVariant::fromValue(session);
  if (role == username_role) return session->username();
  if (role == server_role) return session->server();
  if (role == stage_role) return session->stage();
  return {};
}

QHash<int, QByteArray> Accounts::roleNames() const {
  return {
      {session_role, "session"}, {username_role, "username"}, {server_role, "server"}, {stage_role, "stage"}};
}

Session* Accounts::at(int row) const {
  return row < 0 || row >= count() ? nullptr : sessions_[static_cast<std::size_t>(row)].get();
}

Session* Accounts::session() const {
  return at(current_);
}

Session* Accounts::find(const QString& server, const QString& username) const {
  const auto found = std::ranges::find_if(sessions_, [&](const auto& session) {
    return session->server() == server && session->username().compare(username, Qt::CaseInsensitive) == 0;
  });
  return found == sessions_.end() ? nullptr : found->get();
}

BookedAccount Accounts::booked(const Session& session) const {
  return {.address = session.options().address, .user = session.username().toStdString()};
}

int Accounts::row_of(const Session* session) const {
  const auto found = std::ranges::find_if(sessions_, [&](const auto& one) { return one.get() == session; });
  return found == sessions_.end() ? -1 : static_cast<int>(found - sessions_.begin());
}

void Accounts::restore() {
  const std::size_t last = book_.last();
  for (const BookedAccount& account : book_.accounts())
    take_up(account);
  if (!sessions_.empty()) set_current(static_cast<int>(std::min(last, sessions_.size() - 1)));
  for (const auto& session : sessions_)
    session->start();
}

void Accounts::add(const client::Address& address, const std::string& user) {
  const BookedAccount account{.address = address, .user = user};
  if (!user.empty()) {
    // One whose login had ended begins anew, with the new token.
    if (Session* before = find(QString::fromStdString(address.text()), QString::fromStdString(user)))
      remove(before, {});
    tell(book_.put(account));
  }
  Session* session = take_up(account);
  set_current(row_of(session));
  session->start();
}

Session* Accounts::take_up(const BookedAccount& account) {
  client::ClientOptions options;
  options.address = account.address;
  options.places = places_;
  options.user = account.user;
  options.copy_limit = copy_limit_;
  beginInsertRows({}, count(), count());
  sessions_.push_back(std::make_unique<Session>(std::move(options)));
  endInsertRows();
  Session* session = sessions_.back().get();
  connect(session, &Session::changed, this, [this, session] {
    const QModelIndex place = index(row_of(session));
    Q_EMIT dataChanged(place, place);
  });
  Q_EMIT countChanged();
  Q_EMIT added(session);
  return session;
}

void Accounts::show(int row) {
  if (at(row) == nullptr || row == current_) return;
  set_current(row);
  // Which one is shown at the next start is not worth an error.
  (void)book_.put(booked(*at(row)));
}

void Accounts::set_current(int row) {
  current_ = row;
  Q_EMIT currentChanged();
}

void Accounts::logOut(int row, bool with_data) {
  Session* session = at(row);
  if (session == nullptr) return;
  session->client().sign_out([this, session = QPointer<Session>(session), with_data](auto outcome) {
    if (!session) return;
    if (!outcome) {
      // The token goes from here in any case.
      client::TokenStore tokens(places_.tokens());
      const BookedAccount account = booked(*session);
      if (const auto dropped = tokens.drop(account.address.text(), account.user); !dropped) {
        Q_EMIT failed(QString::fromStdString(client::as_sentence(dropped.error().sentence)));
        return;
      }
      if (outcome.error().kind == client::FailureKind::network)
        Q_EMIT failed(
            tr("The server was not reached: it learns of this only when you end this device's login "
               "from another one."));
    }
    tell(book_.remove(booked(*session)));
    remove(session, [this, with_data](const BookedAccount& account) {
      if (with_data) tell(remove_account_data(places_, account.address.text(), account.user));
    });
  });
}

void Accounts::deleteCopy(int row) {
  Session* session = at(row);
  if (session == nullptr) return;
  remove(session, [this](const BookedAccount& account) {
    tell(remove_account_copy(places_, account.address.text(), account.user));
    add(account.address, account.user);
  });
}

void Accounts::tell(const base::Expected<void>& outcome) {
  if (!outcome) Q_EMIT failed(QString::fromStdString(client::as_sentence(outcome.error().sentence)));
}

/// `afterwards` is called when nothing writes any more where the account's things are.
void Accounts::remove(Session* session, std::function<void(const BookedAccount&)> afterwards) {
  const int row = row_of(session);
  if (row < 0) return;
  const BookedAccount account = booked(*session);
  Q_EMIT removing(session);
  session->disconnect(this);
  beginRemoveRows({}, row, row);
  std::unique_ptr<Session> gone = std::move(sessions_[static_cast<std::size_t>(row)]);
  sessions_.erase(sessions_.begin() + row);
  endRemoveRows();
  if (current_ >= row) current_ = sessions_.empty() ? -1 : std::max(0, current_ - (current_ > row ? 1 : 0));
  if (current_ >= count()) current_ = count() - 1;
  Q_EMIT countChanged();
  Q_EMIT currentChanged();
  if (afterwards)
    connect(gone.get(), &QObject::destroyed, this,
            [account, afterwards = std::move(afterwards)] { afterwards(account); });
  // It may be what is calling.
  gone.release()->deleteLater();
}

}  // namespace banter::desktop
