#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <variant>

#include "client/core/client.hpp"
#include "client/core/copy/local_copy.hpp"
#include "client/core/transfers/transfers.hpp"

namespace banter::desktop {

/// Where a login stands, in words for a screen.
enum class SessionStage : std::uint8_t { signed_out, connecting, online, waiting, refused };

/// One account on one server: the connection, what this device knows, files on their way. Everything happens
/// on the screen's thread; the slow part lives behind it in client::Client. The view models listen to its
/// signals and ask through it; QML sees only its properties.
class Session : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("The application gives it.")
  Q_PROPERTY(QString username READ username NOTIFY changed)
  Q_PROPERTY(QString server READ server CONSTANT)
  /// `signed_out`, `connecting`, `online`, `waiting` or `refused`.
  Q_PROPERTY(QString stage READ stage NOTIFY changed)
  Q_PROPERTY(bool online READ online NOTIFY changed)

 public:
  using Reply = client::Outcome<protocol::Reply>;

  /// `options`: address, places and user are set; what the desktop wants of the Client is filled in here.
  explicit Session(client::ClientOptions options, QObject* parent = nullptr);
  ~Session() override;

  QString username() const;
  QString server() const;
  QString stage() const;
  bool online() const { return stage_ == SessionStage::online; }

  client::Client& client() { return *client_; }
  /// What this device knows; null before anybody has signed in on it, and where its disk fails. It holds
  /// until somebody else signs in: ask for it anew.
  client::LocalCopy* copy();
  /// Files on their way; null before somebody has signed in.
  client::transfers::Transfers* transfers();
  const client::ClientOptions& options() const { return options_; }
  /// What the server told about itself; none before it was reached.
  const std::optional<protocol::HelloReply>& greeting() const { return greeting_; }

  void start();

  /// Asks the server. `done` is not called when `context` is gone by then.
  void request(QObject* context, protocol::Request request, std::function<void(Reply)> done = {});

  /// The same with the reply in its own type.
  template <class Wanted>
  void ask(QObject* context, protocol::Request asked, std::function<void(client::Outcome<Wanted>)> done) {
    request(context, std::move(asked), [done = std::move(done)](Reply reply) {
      if (!reply) {
        done(std::unexpected(std::move(reply.error())));
      } else if (auto* wanted = std::get_if<Wanted>(&*reply)) {
        done(std::move(*wanted));
      } else {
        done(client::fail(client::FailureKind::give_up,
                          "The server answered something else than it was asked."));
      }
    });
  }

  /// As Client::send: the message is on this device's disk when it returns, and messageStored has told of it.
  client::Outcome<client::OutboxRow> send(client::Draft draft, std::string client_id = {});
  /// A person has seen all messages of a conversation (its id) up to `seq`: the server is told, and at once
  /// whoever shows what is unread.
  void markSeen(const std::string& conversation, std::int64_t seq);

  /// Gives a function to the screen's thread, in the order of the calls; from any thread.
  client::Client::Post post();

 Q_SIGNALS:
  /// Username, stage or greeting.
  void changed();
  void connectionChanged(const banter::client::ConnectionState& state);
  void sessionChanged(const banter::client::SessionState& state);
  /// Rows of the list of conversations; the copy has them already.
  void rowsCame(const std::vector<banter::protocol::ConversationRow>& rows);
  /// The copy has it already.
  void newsCame(const banter::client::News& news);
  /// Messages of a conversation (its id) have come into the copy, or have left it, of which no news tells:
  /// older ones, or those whose words can be read again.
  void copyChanged(const std::string& conversation);
  void eventCame(const banter::protocol::Event& event);
  /// A message is in the outbox now, to be shown at once.
  void messageStored(const banter::client::OutboxRow& row);
  void outboxChanged(const banter::client::OutboxNews& news);
  /// On this device, just now: see markSeen().
  void seen(const std::string& conversation, std::int64_t seq);

 private:
  void become(const client::SessionState& state);
  void set(SessionStage stage);

  client::ClientOptions options_;
  SessionStage stage_ = SessionStage::connecting;
  std::string user_;
  std::optional<protocol::HelloReply> greeting_;
  std::unique_ptr<client::transfers::Transfers> transfers_;
  std::unique_ptr<client::Client> client_;
};

}  // namespace banter::desktop
