#include "client/desktop/login/login_errors.hpp"

#include <array>

#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

using protocol::ErrorCode;

// What the connection says of a server that does not answer; only these words are ours to translate.
constexpr std::array kReasons{
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "connection refused"),
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "there is no way to that host"),
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "this machine has no network"),
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "the connection was cut"),
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "no answer in time"),
    QT_TRANSLATE_NOOP("banter::desktop::LoginWords", "the server closed it"),
};

}  // namespace

LoginError LoginWords::unreachable(const client::Address& address, const client::Failure& failure) {
  const QString sentence = QString::fromStdString(failure.sentence);
  const QString server = QString::fromStdString(address.text());
  const QString nobody = QStringLiteral("Nobody answers at %1: ").arg(server);
  QString words = sentence;
  if (sentence.startsWith(nobody)) {
    QString reason = sentence.mid(nobody.size());
    if (reason.endsWith(QLatin1Char('.'))) reason.chop(1);
    for (const char* known : kReasons) {
      if (reason == QLatin1String(known)) reason = tr(known);
    }
    words = tr("No server answers at %1: %2").arg(server, reason);
  }
  return {.field = LoginField::server, .words = words};
}

QString LoginWords::too_many(base::Millis wait) {
  const int seconds = static_cast<int>((wait + 999) / 1'000);
  if (seconds < 120) return tr("Too many attempts. Try again in %n second(s).", nullptr, seconds);
  return tr("Too many attempts. Try again in %n minute(s).", nullptr, (seconds + 59) / 60);
}

LoginError LoginWords::refused(const client::Failure& failure, LoginMode mode) {
  const auto at = [](LoginField field, const QString& words) {
    return LoginError{.field = field, .words = words};
  };
  if (!failure.code) {
    const auto field = failure.kind == client::FailureKind::network ? LoginField::server : LoginField::none;
    return at(field, QString::fromStdString(client::with_full_stop(failure.sentence)));
  }
  switch (*failure.code) {
    case ErrorCode::invalid_credentials:
      return at(LoginField::password, tr("Username or password is wrong."));
    case ErrorCode::username_taken:
      return at(LoginField::username, mode == LoginMode::guest
                                          ? tr("Somebody has that name. Choose another one.")
                                          : tr("That name is taken. Choose another one, or log in."));
    case ErrorCode::invalid_username:
      return at(LoginField::username,
                tr("A username has 2 to 32 letters (A–Z), digits, dots, hyphens or underscores, "
                   "and begins with a letter or digit."));
    case ErrorCode::invalid_password:
      return at(LoginField::password, tr("A password has 8 to 72 characters."));
    case ErrorCode::too_many_attempts:
    case ErrorCode::rate_limited:
      return {.field = LoginField::password,
              .words = too_many(failure.retry_after.value_or(1'000)),
              .wait = failure.retry_after.value_or(1'000)};
    case ErrorCode::registration_closed:
      return at(LoginField::invitation,
                tr("This server takes new people by invitation only, and not with this one."));
    case ErrorCode::guests_disabled:
      return at(LoginField::server, tr("This server admits no guests."));
    case ErrorCode::storage_unavailable:
      return at(LoginField::none, tr("The server cannot store anything at present. Try again later."));
    default:
      return at(LoginField::none, QString::fromStdString(client::with_full_stop(failure.sentence)));
  }
}

LoginError LoginWords::look_at(const QString& username, const QString& password, LoginMode mode) {
  if (username.isEmpty()) return {.field = LoginField::username, .words = tr("Enter your username.")};
  if (!protocol::is_username(username.toStdString()))
    return refused({.code = ErrorCode::invalid_username}, mode);
  if (mode == LoginMode::guest) return {};
  if (password.isEmpty()) return {.field = LoginField::password, .words = tr("Enter your password.")};
  if (mode == LoginMode::make && !protocol::is_new_password(password.toStdString()))
    return refused({.code = ErrorCode::invalid_password}, mode);
  return {};
}

}  // namespace banter::desktop
