#pragma once

#include <QCoreApplication>
#include <QString>

#include "client/core/address.hpp"
#include "client/core/failure.hpp"

namespace banter::desktop {

/// The field of the first screen at which an error stands.
enum class LoginField : std::uint8_t { none, server, username, password, invitation };

/// What a person wants of a server.
enum class LoginMode : std::uint8_t { login, make, guest };

struct LoginError {
  LoginField field = LoginField::none;
  QString words{};  ///< a whole sentence; may hold foreign text
  /// How long the server wants to be left alone, in milliseconds; 0: it does not.
  base::Millis wait = 0;
};

/// The words for a login's errors, in the language of the person.
class LoginWords {
  Q_DECLARE_TR_FUNCTIONS(banter::desktop::LoginWords)

 public:
  /// `failure`: of reaching the server at `address`.
  static LoginError unreachable(const client::Address& address, const client::Failure& failure);
  /// `failure`: of the attempt to log in, register or enter as a guest.
  static LoginError refused(const client::Failure& failure, LoginMode mode);
  static QString too_many(base::Millis wait);
  /// Whether a name and password can be ones; words is empty if so.
  static LoginError look_at(const QString& username, const QString& password, LoginMode mode);
};

}  // namespace banter::desktop
