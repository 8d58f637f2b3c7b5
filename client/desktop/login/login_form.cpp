#include "client/desktop/login/login_form.hpp"

#include <algorithm>
#include <utility>

#include "base/clock.hpp"

namespace banter::desktop {
namespace {

constexpr const char* kModes[] = {"login", "register", "guest"};
constexpr const char* kDecisions[] = {"", "first_contact", "changed_key"};

}  // namespace

LoginForm::LoginForm(QObject* parent) : QObject(parent) {
  pause_.setInterval(1'000);
  connect(&pause_, &QTimer::timeout, this, &LoginForm::count_down);
}

LoginForm::~LoginForm() {
  part();
}

QString LoginForm::mode() const {
  return QString::fromLatin1(kModes[static_cast<std::size_t>(mode_)]);
}

void LoginForm::set_mode(const QString& mode) {
  const auto* found =
      std::ranges::find_if(kModes, [&](const char* one) { return mode == QLatin1String(one); });
  if (found == std::end(kModes)) return;
  mode_ = static_cast<LoginMode>(found - std::begin(kModes));
  if (error_.field != LoginField::server) error_ = {};
  Q_EMIT changed();
}

void LoginForm::set_server(const QString& server) {
  if (server_ == server) return;
  server_ = server;
  if (error_.field == LoginField::server) error_ = {};
  Q_EMIT changed();
}

void LoginForm::set_username(const QString& username) {
  if (username_ == username) return;
  username_ = username;
  if (error_.field == LoginField::username) error_ = {};
  Q_EMIT changed();
}

QString LoginForm::registration() const {
  return greeting_ ? QString::fromStdString(std::string(protocol::name_of(greeting_->registration)))
                   : QStringLiteral("open");
}

QString LoginForm::decision() const {
  return QString::fromLatin1(kDecisions[static_cast<std::size_t>(decision_)]);
}

QString LoginForm::words_for_bad_address() const {
  const QString typed = server_.trimmed();
  if (typed.isEmpty()) return tr("Enter the server's address, like chat.example.org.");
  if (typed.startsWith(QStringLiteral("http://")))
    return tr("The way to this server would not be encrypted. Write https:// in front.");
  return tr("This is no server address. Write it like chat.example.org or chat.example.org:8420.");
}

void LoginForm::look(bool quietly) {
  quietly_ = quietly;
  const auto address = client::parse_address(server_.toStdString());
  if (!address) {
    part();
    refuse({.field = LoginField::server, .words = words_for_bad_address()});
    return;
  }
  if (session_ && address_ == *address) {
    if (std::exchange(lost_, false)) session_->client().retry_now();
    return;
  }
  part();
  greeting_.reset();
  address_ = *address;
  reach();
}

void LoginForm::reach() {
  if (accounts_ == nullptr || !address_) return;
  client::ClientOptions options;
  options.address = *address_;
  options.places = accounts_->places();
  options.connection.come_back = false;
  session_ = std::make_unique<Session>(std::move(options));
  connect(session_.get(), &Session::connectionChanged, this, &LoginForm::connection_changed);
  connect(session_.get(), &Session::sessionChanged, this, &LoginForm::session_changed);
  session_->start();
  Q_EMIT changed();
}

/// Leaves the server. A key that nobody has said yes to is as if it had not been seen.
void LoginForm::part() {
  if (session_) {
    session_->disconnect(this);
    // It may be what is calling.
    session_.release()->deleteLater();
  }
  if (std::exchange(unseen_key_, false) && accounts_ != nullptr && address_)
    // Where it fails, the next time is no first contact: the key is then compared with this one.
    (void)client::KnownServers(accounts_->places().known_servers()).forget(address_->text());
  address_.reset();
  settled_ = false;
  lost_ = false;
  sent_ = false;
  decide(Decision::none);
}

void LoginForm::connection_changed(const client::ConnectionState& state) {
  if (const auto* connected = std::get_if<client::Connected>(&state)) {
    shown_ = QString::fromStdString(connected->trusted.fingerprint);
    unseen_key_ |= connected->trusted.by == client::TrustBy::first_contact;
  } else if (const auto* waiting = std::get_if<client::Waiting>(&state)) {
    settled_ = false;
    lost_ = true;
    // One that was only looked at may end, and is made again when it is needed.
    const bool quietly = waiting->was_connected && (!pending_ || decision_ != Decision::none);
    if (!pending_ && quietly_) return;
    if (!quietly) refuse(LoginWords::unreachable(*address_, client::network_failure(waiting->reason)));
  } else if (const auto* refused = std::get_if<client::Refused>(&state)) {
    settled_ = false;
    lost_ = true;
    if (refused->changed) {
      known_ = QString::fromStdString(refused->changed->known);
      shown_ = QString::fromStdString(refused->changed->seen);
      decide(Decision::changed_key);
    } else {
      pending_.reset();
      refuse({.field = LoginField::server, .words = QString::fromStdString(refused->reason)});
    }
  }
  Q_EMIT changed();
}

void LoginForm::session_changed(const client::SessionState& state) {
  if (!std::holds_alternative<client::Anonymous>(state) || !session_) return;
  settled_ = true;
  greeting_ = session_->greeting();
  if (error_.field == LoginField::server) error_ = {};
  if (mode_ == LoginMode::guest && !guests()) mode_ = LoginMode::login;
  if (mode_ == LoginMode::make && greeting_ && greeting_->registration == protocol::Registration::closed)
    mode_ = LoginMode::login;
  go_on();
  Q_EMIT changed();
}

void LoginForm::submit(const QString& password) {
  if (busy() || paused()) return;
  error_ = LoginWords::look_at(username_, password, mode_);
  if (error_.words.isEmpty() && mode_ == LoginMode::make && invitation_.trimmed().isEmpty() &&
      registration() == QStringLiteral("invite"))
    error_ = {.field = LoginField::invitation, .words = tr("Enter the invitation that you were given.")};
  if (!error_.words.isEmpty()) {
    Q_EMIT changed();
    return;
  }
  const std::string name = username_.toStdString();
  if (mode_ == LoginMode::guest) {
    pending_ = protocol::GuestRequest{.username = name};
  } else if (mode_ == LoginMode::login) {
    pending_ = protocol::LoginRequest{.username = name, .password = password.toStdString()};
  } else {
    protocol::RegisterRequest request{.username = name, .password = password.toStdString()};
    const QString shown = display_name_.simplified();
    if (!shown.isEmpty()) request.display_name = shown.toStdString();
    if (const QString invite = invitation_.trimmed(); !invite.isEmpty())
      request.invite = invite.toStdString();
    pending_ = std::move(request);
  }
  sent_ = false;
  look();
  go_on();
  Q_EMIT changed();
}

/// Sends what waits, if the server is there and nothing has to be decided first.
void LoginForm::go_on() {
  if (!pending_ || sent_ || !settled_) return;
  if (unseen_key_) {
    decide(Decision::first_contact);
    return;
  }
  send();
}

void LoginForm::send() {
  sent_ = true;
  session_->client().sign_in(*pending_, [this, self = QPointer<LoginForm>(this)](auto outcome) {
    if (self) answered(outcome);
  });
}

void LoginForm::answered(const client::Outcome<client::SignedIn>& outcome) {
  if (!outcome) {
    refuse(LoginWords::refused(outcome.error(), mode_));
    return;
  }
  const client::Address address = *address_;
  pending_.reset();
  part();
  error_ = {};
  accounts_->add(address, outcome->username);
  Q_EMIT changed();
  Q_EMIT entered();
}

void LoginForm::trust() {
  const Decision decided = decision_;
  decide(Decision::none);
  if (decided == Decision::first_contact) {
    unseen_key_ = false;
    if (settled_) {
      go_on();
    } else {
      look();
    }
  } else if (decided == Decision::changed_key && accounts_ != nullptr && address_) {
    client::KnownServers known(accounts_->places().known_servers());
    if (const auto kept = known.keep(address_->text(), shown_.toStdString()); !kept) {
      refuse({.words = QString::fromStdString(client::as_sentence(kept.error().sentence))});
      return;
    }
    look();
  }
  Q_EMIT changed();
}

void LoginForm::decide(Decision decision) {
  if (std::exchange(decision_, decision) != decision) Q_EMIT decisionChanged();
}

void LoginForm::keepOut() {
  pending_.reset();
  part();
  greeting_.reset();
  refuse({.field = LoginField::server, .words = tr("Nothing was sent to this server.")});
}

void LoginForm::refuse(LoginError error) {
  pending_.reset();
  sent_ = false;
  error_ = std::move(error);
  if (error_.wait > 0) {
    pause_until_ = base::SystemClock().steady() + error_.wait;
    pause_.start();
  }
  Q_EMIT changed();
}

void LoginForm::count_down() {
  const base::Millis left = pause_until_ - base::SystemClock().steady();
  if (left > 0) {
    error_.words = LoginWords::too_many(left);
  } else {
    pause_.stop();
    if (error_.wait > 0) error_ = {};
  }
  Q_EMIT changed();
}

}  // namespace banter::desktop
