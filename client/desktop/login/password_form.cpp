#include "client/desktop/login/password_form.hpp"

#include "client/desktop/login/login_errors.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {

void PasswordForm::clear() {
  old_error_.clear();
  new_error_.clear();
  Q_EMIT changed();
}

void PasswordForm::submit(const QString& old_password, const QString& new_password) {
  if (!session_ || busy_) return;
  clear();
  if (old_password.isEmpty()) old_error_ = tr("Enter your present password.");
  if (!protocol::is_new_password(new_password.toStdString()))
    new_error_ = tr("A password has 8 to 72 characters.");
  if (!old_error_.isEmpty() || !new_error_.isEmpty()) {
    Q_EMIT changed();
    return;
  }
  busy_ = true;
  Q_EMIT changed();
  session_->request(this,
                    protocol::PasswordRequest{.old_password = old_password.toStdString(),
                                              .new_password = new_password.toStdString()},
                    [this](const Session::Reply& reply) {
                      busy_ = false;
                      if (reply) {
                        Q_EMIT changed();
                        Q_EMIT done();
                        return;
                      }
                      const client::Failure& failure = reply.error();
                      if (failure.code == protocol::ErrorCode::invalid_credentials) {
                        old_error_ = tr("That is not your present password.");
                      } else if (failure.code == protocol::ErrorCode::invalid_password) {
                        new_error_ = tr("A password has 8 to 72 characters.");
                      } else {
                        old_error_ = LoginWords::refused(failure, LoginMode::login).words;
                      }
                      Q_EMIT changed();
                    });
}

}  // namespace banter::desktop
