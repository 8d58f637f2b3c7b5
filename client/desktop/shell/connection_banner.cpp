#include "client/desktop/shell/connection_banner.hpp"

#include <algorithm>

#include "base/clock.hpp"

namespace banter::desktop {
namespace {

// A connection that is back by then was never worth a word.
constexpr int kGrace = 2'000;

}  // namespace

ConnectionBanner::ConnectionBanner(QObject* parent) : QObject(parent) {
  grace_.setSingleShot(true);
  grace_.setInterval(kGrace);
  second_.setInterval(1'000);
  connect(&grace_, &QTimer::timeout, this, [this] {
    second_.start();
    count();
    refresh();
  });
  connect(&second_, &QTimer::timeout, this, &ConnectionBanner::refresh);
}

void ConnectionBanner::set_session(Session* session) {
  if (session_ == session) return;
  if (session_) session_->disconnect(this);
  session_ = session;
  become(Trouble::none);
  if (session_) {
    connect(session_, &Session::connectionChanged, this, &ConnectionBanner::connection_changed);
    connect(session_, &Session::sessionChanged, this, &ConnectionBanner::session_changed);
    connect(session_, &Session::outboxChanged, this, [this] {
      if (!shown_) return;
      count();
      refresh();
    });
    if (!session_->online()) become(Trouble::away);
  }
  Q_EMIT sessionChanged();
}

void ConnectionBanner::connection_changed(const client::ConnectionState& state) {
  if (const auto* waiting = std::get_if<client::Waiting>(&state)) {
    next_attempt_ = waiting->until;
    become(Trouble::away);
  } else if (const auto* refused = std::get_if<client::Refused>(&state)) {
    reason_ = QString::fromStdString(refused->reason);
    become(Trouble::refused);
  } else {
    next_attempt_ = 0;
    become(Trouble::away);
  }
}

void ConnectionBanner::session_changed(const client::SessionState& state) {
  if (std::holds_alternative<client::SignedIn>(state)) become(Trouble::none);
  if (std::holds_alternative<client::Anonymous>(state)) become(Trouble::logged_out);
}

void ConnectionBanner::become(Trouble trouble) {
  trouble_ = trouble;
  if (trouble == Trouble::none) {
    grace_.stop();
    second_.stop();
  } else if (trouble != Trouble::away) {
    // Nothing here gets better by waiting.
    grace_.stop();
    second_.start();
    count();
  } else if (!grace_.isActive() && !second_.isActive()) {
    grace_.start();
  }
  refresh();
}

void ConnectionBanner::count() {
  waiting_ = 0;
  if (!session_ || session_->username().isEmpty()) return;
  const auto outbox = session_->client().outbox();
  if (!outbox) return;
  if (const auto rows = (*outbox)->all(client::OutboxRow::State::waiting))
    waiting_ = static_cast<int>(rows->size());
}

void ConnectionBanner::refresh() {
  shown_ = second_.isActive();
  words_.clear();
  action_.clear();
  if (shown_ && trouble_ == Trouble::logged_out) {
    words_ = tr("You are logged out on this device. What it has can be read; log in to go on.");
    action_ = QStringLiteral("log_in");
  } else if (shown_ && trouble_ == Trouble::refused) {
    words_ = reason_;
    action_ = QStringLiteral("retry");
  } else if (shown_) {
    words_ = waiting_ > 0 ? tr("Off-line — messages will be sent when back (%n waiting)", nullptr, waiting_)
                          : tr("Off-line — messages will be sent when back");
    const base::Millis left = next_attempt_ - base::SystemClock().steady();
    words_ += QStringLiteral(" · ");
    words_ += left > 0 ? tr("next attempt in %n second(s)", nullptr, static_cast<int>((left + 999) / 1'000))
                       : tr("trying …");
    action_ = QStringLiteral("retry");
  }
  Q_EMIT changed();
}

void ConnectionBanner::retry() {
  if (session_) session_->client().retry_now();
}

}  // namespace banter::desktop
