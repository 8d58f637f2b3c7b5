#include "client/desktop/session/session.hpp"

#include <QCoreApplication>
#include <QMetaObject>
#include <QSysInfo>
#include <utility>

namespace banter::desktop {
namespace {

constexpr const char* kStages[] = {"signed_out", "connecting", "online", "waiting", "refused"};

client::ClientOptions completed(client::ClientOptions options) {
  options.program = "banter-desktop " BANTER_VERSION;
  if (options.device.empty())
    options.device = QSysInfo::machineHostName().left(50).toStdString() + " (desktop)";
  options.mark_arrived = true;
  options.local_copy = true;
  return options;
}

}  // namespace

Session::Session(client::ClientOptions options, QObject* parent)
    : QObject(parent), options_(completed(std::move(options))), user_(options_.user) {
  client::ClientHandlers told;
  told.on_connection = [this](const client::ConnectionState& state) {
    if (std::holds_alternative<client::Waiting>(state)) set(SessionStage::waiting);
    if (std::holds_alternative<client::Refused>(state)) set(SessionStage::refused);
    if (std::holds_alternative<client::Connecting>(state)) set(SessionStage::connecting);
    Q_EMIT connectionChanged(state);
  };
  told.on_settled = [this](const client::Settled& settled) {
    greeting_ = settled.server;
    Q_EMIT changed();
  };
  told.on_session = [this](const client::SessionState& state) { become(state); };
  told.on_conversations = [this](const std::vector<protocol::ConversationRow>& rows) {
    Q_EMIT rowsCame(rows);
  };
  told.on_news = [this](const client::News& news) { Q_EMIT newsCame(news); };
  told.on_event = [this](const protocol::Event& event) { Q_EMIT eventCame(event); };
  told.on_outbox = [this](const client::OutboxNews& news) { Q_EMIT outboxChanged(news); };
  told.on_copy = [this](const std::string& conversation) { Q_EMIT copyChanged(conversation); };
  client_ = std::make_unique<client::Client>(options_, std::move(told), post());
}

Session::~Session() = default;

client::Client::Post Session::post() {
  return [target = QPointer<Session>(this)](std::function<void()> job) {
    // The pointer is only looked at on the screen's thread, where the Session ends.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [target, job = std::move(job)] {
          if (target) job();
        },
        Qt::QueuedConnection);
  };
}

QString Session::username() const {
  return QString::fromStdString(user_);
}

QString Session::server() const {
  return QString::fromStdString(options_.address.text());
}

QString Session::stage() const {
  return QString::fromLatin1(kStages[static_cast<std::size_t>(stage_)]);
}

client::LocalCopy* Session::copy() {
  const client::Outcome<client::LocalCopy*> copy = client_->copy();
  return copy ? *copy : nullptr;
}

client::transfers::Transfers* Session::transfers() {
  if (!transfers_ && !user_.empty())
    transfers_ = std::make_unique<client::transfers::Transfers>(
        client::transfers::TransferOptions{
            .address = options_.address, .places = options_.places, .user = user_},
        post());
  return transfers_.get();
}

void Session::start() {
  client_->start();
}

void Session::request(QObject* context, protocol::Request request, std::function<void(Reply)> done) {
  client_->request(std::move(request),
                   [context = QPointer<QObject>(context), done = std::move(done)](Reply reply) {
                     if (context && done) done(std::move(reply));
                   });
}

client::Outcome<client::OutboxRow> Session::send(client::Draft draft, std::string client_id) {
  client::Outcome<client::OutboxRow> row = client_->send(std::move(draft), std::move(client_id));
  if (row) Q_EMIT messageStored(*row);
  return row;
}

void Session::markSeen(const std::string& conversation, std::int64_t seq) {
  client_->mark_seen(conversation, seq);
  Q_EMIT seen(conversation, seq);
}

void Session::become(const client::SessionState& state) {
  if (const auto* signed_in = std::get_if<client::SignedIn>(&state)) {
    if (user_ != signed_in->username) transfers_.reset();
    user_ = signed_in->username;
    set(SessionStage::online);
  } else if (std::holds_alternative<client::Anonymous>(state)) {
    set(SessionStage::signed_out);
  }
  Q_EMIT sessionChanged(state);
}

void Session::set(SessionStage stage) {
  stage_ = stage;
  Q_EMIT changed();
}

}  // namespace banter::desktop
