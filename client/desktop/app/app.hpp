#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "client/core/account_files.hpp"
#include "client/desktop/accounts/accounts.hpp"
#include "client/desktop/i18n/translations.hpp"
#include "client/desktop/login/found_servers.hpp"
#include "client/desktop/notifications/notifier.hpp"
#include "client/desktop/session/session.hpp"
#include "client/desktop/settings/settings.hpp"

class QQmlEngine;
class QJSEngine;

namespace banter::desktop {

/// What one window's QML sees as `App`. One object an engine, so that a test may run two of them in one
/// process.
class App : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON
  /// The account in view; null while the first screen asks for one.
  Q_PROPERTY(banter::desktop::Session* session READ session NOTIFY sessionChanged)
  Q_PROPERTY(banter::desktop::Accounts* accounts READ accounts CONSTANT)
  Q_PROPERTY(banter::desktop::Settings* settings READ settings CONSTANT)
  Q_PROPERTY(banter::desktop::FoundServers* foundServers READ found_servers CONSTANT)
  Q_PROPERTY(banter::desktop::Notifier* notifier READ notifier CONSTANT)
  Q_PROPERTY(QString version READ version CONSTANT)
  /// Conversations of all accounts with something to be read of which one wants to hear.
  Q_PROPERTY(int unreadCount READ unread_count NOTIFY unreadCountChanged)
  /// The window goes out of sight when it is closed, and the program goes on.
  Q_PROPERTY(bool hidesToTray READ hides_to_tray WRITE set_hides_to_tray NOTIFY hidesToTrayChanged)
  Q_PROPERTY(bool rightToLeft READ right_to_left NOTIFY languageChanged)

 public:
  /// Takes up the accounts that were used before on this device.
  explicit App(client::Places places, QObject* parent = nullptr);
  ~App() override;

  /// Gives this object to the QML of `engine`, which must not live longer.
  void serve(QQmlEngine& engine);
  static App* create(QQmlEngine* engine, QJSEngine* scripts);

  Session* session() const { return accounts_.session(); }
  Accounts* accounts() { return &accounts_; }
  Settings* settings() { return &settings_; }
  FoundServers* found_servers() { return &found_servers_; }
  Notifier* notifier() { return &notifier_; }
  Translations& translations() { return translations_; }
  const client::Places& places() const { return accounts_.places(); }
  QString version() const;
  int unread_count() const { return unread_count_; }
  bool hides_to_tray() const { return hides_to_tray_; }
  void set_hides_to_tray(bool hides);
  bool right_to_left() const;

  /// Shows the account `user` of the server at `address`, whose token is on this device;
  /// with nobody's name the server is only looked at.
  void enter(const client::Address& address, const std::string& user);
  /// Brings the window to the front, and a conversation of an account into view.
  void show(Session* session, const QString& conversation);
  Q_INVOKABLE void come() { Q_EMIT comeForward(); }

 Q_SIGNALS:
  void sessionChanged();
  void unreadCountChanged();
  void hidesToTrayChanged();
  void languageChanged();
  void comeForward();
  void conversationAsked(const QString& conversation);

 private:
  void watch(Session* session);
  void count_unread();

  Settings settings_;
  Translations translations_;
  Notifier notifier_{settings_};
  Accounts accounts_;
  FoundServers found_servers_;
  int unread_count_ = 0;
  bool hides_to_tray_ = false;
};

}  // namespace banter::desktop
