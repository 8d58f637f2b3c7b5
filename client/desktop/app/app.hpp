#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "client/core/account_files.hpp"
#include "client/desktop/accounts/accounts.hpp"
#include "client/desktop/accounts/found_servers.hpp"
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
  const client::Places& places() const { return accounts_.places(); }

  /// Shows the account `user` of the server at `address`, whose token is on this device;
  /// with nobody's name the server is only looked at.
  void enter(const client::Address& address, const std::string& user);

 Q_SIGNALS:
  void sessionChanged();

 private:
  Settings settings_;
  Accounts accounts_;
  FoundServers found_servers_;
};

}  // namespace banter::desktop
