#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <memory>

#include "client/core/account_files.hpp"
#include "client/desktop/session/session.hpp"

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

 public:
  explicit App(client::Places places, QObject* parent = nullptr);
  ~App() override;

  /// Gives this object to the QML of `engine`, which must not live longer.
  void serve(QQmlEngine& engine);
  static App* create(QQmlEngine* engine, QJSEngine* scripts);

  Session* session() const { return session_.get(); }
  const client::Places& places() const { return places_; }

  /// Shows the account `user` of the server at `address`; with nobody's name the server is only looked at.
  void enter(const client::Address& address, const std::string& user);

 Q_SIGNALS:
  void sessionChanged();

 private:
  client::Places places_;
  std::unique_ptr<Session> session_;
};

}  // namespace banter::desktop
