#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// What a window says about a connection that is not there: nothing for the first two seconds, then that
/// messages wait, how many, and when the next attempt is. It goes as soon as the connection is back.
class ConnectionBanner : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  Q_PROPERTY(bool shown READ shown NOTIFY changed)
  /// Foreign text may be in it.
  Q_PROPERTY(QString words READ words NOTIFY changed)
  /// The button that goes with it: "retry", "log_in" or "".
  Q_PROPERTY(QString action READ action NOTIFY changed)
  Q_PROPERTY(int waiting READ waiting NOTIFY changed)

 public:
  explicit ConnectionBanner(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void set_session(Session* session);
  bool shown() const { return shown_; }
  QString words() const { return words_; }
  QString action() const { return action_; }
  int waiting() const { return waiting_; }

  Q_INVOKABLE void retry();

 Q_SIGNALS:
  void sessionChanged();
  void changed();

 private:
  enum class Trouble : std::uint8_t { none, away, refused, logged_out };

  void connection_changed(const client::ConnectionState& state);
  void session_changed(const client::SessionState& state);
  void become(Trouble trouble);
  void count();
  void refresh();

  QPointer<Session> session_;
  Trouble trouble_ = Trouble::none;
  QString reason_;
  base::Millis next_attempt_ = 0;  // by the steady clock; 0: one is under way
  QTimer grace_;
  QTimer second_;
  bool shown_ = false;
  QString words_;
  QString action_;
  int waiting_ = 0;
};

}  // namespace banter::desktop
