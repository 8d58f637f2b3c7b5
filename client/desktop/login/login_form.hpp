#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>

#include "client/desktop/accounts/accounts.hpp"
#include "client/desktop/login/login_errors.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// What the first screen does: it reaches the server and learns what that allows, shows its key before a
/// password is sent to a server met for the first time, and logs in, registers or enters as a guest. Every
/// error has its field.
class LoginForm : public QObject {
  Q_OBJECT
  QML_ELEMENT
  /// Where the account goes once it is logged in.
  Q_PROPERTY(banter::desktop::Accounts* accounts MEMBER accounts_)
  /// `login`, `register` or `guest`.
  Q_PROPERTY(QString mode READ mode WRITE set_mode NOTIFY changed)
  Q_PROPERTY(QString server READ server WRITE set_server NOTIFY changed)
  Q_PROPERTY(QString username READ username WRITE set_username NOTIFY changed)
  Q_PROPERTY(QString displayName MEMBER display_name_ NOTIFY changed)
  Q_PROPERTY(QString invitation MEMBER invitation_ NOTIFY changed)

  Q_PROPERTY(QString serverError READ server_error NOTIFY changed)
  Q_PROPERTY(QString usernameError READ username_error NOTIFY changed)
  Q_PROPERTY(QString passwordError READ password_error NOTIFY changed)
  Q_PROPERTY(QString invitationError READ invitation_error NOTIFY changed)
  /// One that belongs to no field.
  Q_PROPERTY(QString error READ error NOTIFY changed)

  /// The server has been reached, so that what it allows is known.
  Q_PROPERTY(bool reached READ reached NOTIFY changed)
  /// `open`, `invite` or `closed`; `open` while it is not known.
  Q_PROPERTY(QString registration READ registration NOTIFY changed)
  Q_PROPERTY(bool guests READ guests NOTIFY changed)
  /// Something that was asked for is under way.
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// The server wants to be left alone for a while.
  Q_PROPERTY(bool paused READ paused NOTIFY changed)

  /// What must be decided before anything is sent: "", `first_contact` or `changed_key`.
  Q_PROPERTY(QString decision READ decision NOTIFY decisionChanged)
  Q_PROPERTY(QString shownKey READ shown_key NOTIFY changed)
  Q_PROPERTY(QString knownKey READ known_key NOTIFY changed)

 public:
  explicit LoginForm(QObject* parent = nullptr);
  ~LoginForm() override;

  QString mode() const;
  void set_mode(const QString& mode);
  QString server() const { return server_; }
  void set_server(const QString& server);
  QString username() const { return username_; }
  void set_username(const QString& username);

  QString server_error() const { return error_at(LoginField::server); }
  QString username_error() const { return error_at(LoginField::username); }
  QString password_error() const { return error_at(LoginField::password); }
  QString invitation_error() const { return error_at(LoginField::invitation); }
  QString error() const { return error_at(LoginField::none); }
  bool reached() const { return greeting_.has_value(); }
  QString registration() const;
  bool guests() const { return greeting_ && greeting_->guests; }
  bool busy() const { return pending_.has_value() && decision().isEmpty(); }
  bool paused() const { return pause_.isActive(); }
  QString decision() const;
  QString shown_key() const { return shown_; }
  QString known_key() const { return known_; }

  /// Reaches the server, to learn what it allows; nothing where it is reached already. `quietly`: nobody has
  /// asked for it yet, and that it is not there is no error.
  Q_INVOKABLE void look(bool quietly = false);
  /// Logs in, registers or enters as a guest.
  Q_INVOKABLE void submit(const QString& password);
  /// The key that is shown is the right one.
  Q_INVOKABLE void trust();
  /// The person does not go on to that server.
  Q_INVOKABLE void keepOut();

 Q_SIGNALS:
  void changed();
  void decisionChanged();
  /// The account is logged in and has been given to `accounts`.
  void entered();

 private:
  enum class Decision : std::uint8_t { none, first_contact, changed_key };

  void reach();
  void part();
  void connection_changed(const client::ConnectionState& state);
  void session_changed(const client::SessionState& state);
  void go_on();
  void decide(Decision decision);
  void send();
  void answered(const client::Outcome<client::SignedIn>& outcome);
  void refuse(LoginError error);
  void count_down();
  QString error_at(LoginField field) const { return error_.field == field ? error_.words : QString(); }
  QString words_for_bad_address() const;

  QPointer<Accounts> accounts_;
  LoginMode mode_ = LoginMode::login;
  QString server_ = QStringLiteral("localhost:8420");
  QString username_;
  QString display_name_;
  QString invitation_;

  std::unique_ptr<Session> session_;        // to the server, as nobody
  std::optional<client::Address> address_;  // of session_
  bool settled_ = false;                    // it can be asked
  bool quietly_ = false;
  bool lost_ = false;  // it has to be reached anew
  std::optional<protocol::HelloReply> greeting_;
  std::optional<client::Credentials> pending_;  // what was asked for and not yet sent
  bool sent_ = false;
  Decision decision_ = Decision::none;
  bool unseen_key_ = false;  // the key was kept just now, and nobody has said yes to it
  QString shown_;
  QString known_;
  LoginError error_;
  QTimer pause_;
  qint64 pause_until_ = 0;
};

}  // namespace banter::desktop
