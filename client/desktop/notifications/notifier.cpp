#include "client/desktop/notifications/notifier.hpp"

#include <QDateTime>
#include <algorithm>
#include <utility>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/notifications/rules.hpp"
#include "client/desktop/people/people.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr base::Millis kBetweenSounds = 2'000;
// Nobody reads more of it, and some services show all that they are given.
constexpr int kMostBody = 240;
constexpr int kMostTitle = 80;

QString shortened(const QString& text, int most) {
  const QString line = text.simplified();
  if (line.size() <= most) return line;
  // Not in the middle of a character of two units.
  const int end = line.at(most - 1).isHighSurrogate() ? most - 1 : most;
  return line.left(end) + QStringLiteral("…");
}

bool is_self(const Session& session, const std::string& username) {
  return protocol::fold_name(username) == protocol::fold_name(session.username().toStdString());
}

bool mentions(const Session& session, const protocol::Message& message) {
  return std::ranges::any_of(message.mentions, [&](const std::string& name) {
    return name == "@room" || name == "room" || is_self(session, name);
  });
}

}  // namespace

Notifier::Notifier(const Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {
  connect(this, &Notifier::viewChanged, this, &Notifier::look);
}

Notifier::~Notifier() = default;

void Notifier::set_port(std::unique_ptr<NotificationPort> port) {
  port_ = std::move(port);
  shown_.clear();
  if (!port_) return;
  connect(port_.get(), &NotificationPort::opened, this, [this](const QString& key) {
    const auto place = place_of(key);
    close(key);
    if (place) Q_EMIT asked(place->session, QString::fromStdString(place->conversation));
  });
  connect(port_.get(), &NotificationPort::replied, this, &Notifier::reply);
  connect(port_.get(), &NotificationPort::markedRead, this, &Notifier::mark_read);
  connect(port_.get(), &NotificationPort::dismissed, this,
          [this](const QString& key) { shown_.remove(key); });
}

void Notifier::watch(Session* session) {
  sessions_.removeIf([](const QPointer<Session>& one) { return one.isNull(); });
  sessions_.append(session);
  connect(session, &Session::newsCame, this,
          [this, session](const client::News& news) { hear(session, news); });
  const Conversations* conversations = Conversations::of(session);
  connect(conversations, &Conversations::changed, this,
          [this, session](const std::vector<std::string>& ids) { close_read(session, ids); });
  connect(conversations, &Conversations::gone, this,
          [this, session](const std::string& id) { close(key_of(session, id)); });
  connect(session, &Session::seen, this,
          [this, session](const std::string& id) { close(key_of(session, id)); });
  connect(session, &QObject::destroyed, this, [this, session] { forget(session); });
}

void Notifier::hear(Session* session, const client::News& news) {
  if (const auto* message = std::get_if<client::NewMessage>(&news)) {
    if (message->live) tell(session, message->message);
  }
}

void Notifier::tell(Session* session, const protocol::Message& message) {
  if (!port_ || message.deleted || message.hidden) return;
  const Conversations* conversations = Conversations::of(session);
  const Conversations::Row* row = conversations->find(message.conversation);
  Occasion occasion;
  occasion.own = is_self(*session, message.sender);
  occasion.in_view =
      focused_ && session_ == session && conversation_ == QString::fromStdString(message.conversation);
  occasion.muted = row != nullptr && Conversations::isMuted(*row);
  occasion.mentions_only = row != nullptr && row->mentions_only;
  occasion.mentions_me = mentions(*session, message);
  const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock_->wall());
  occasion.quiet = is_quiet(settings_, now.time());
  if (!is_worth_telling(occasion)) return;

  const bool room = message.receiver.starts_with('#');
  const QString sender = People::of(session)->shownName(QString::fromStdString(message.sender));
  Notification notification;
  notification.key = key_of(session, message.conversation);
  notification.title = shortened(
      room ? (row != nullptr ? conversations->title(*row) : QString::fromStdString(message.receiver))
           : sender,
      kMostTitle);
  notification.body = body_of(session, message, room);
  const base::Millis steady = clock_->steady();
  notification.sound =
      settings_.is("notifySound") && (!last_sound_ || steady - *last_sound_ >= kBetweenSounds);
  if (notification.sound) last_sound_ = steady;
  shown_.insert(notification.key);
  port_->show(notification);
}

QString Notifier::body_of(Session* session, const protocol::Message& message, bool room) const {
  if (!settings_.is("notifyContent")) return tr("New message");
  QString words = QString::fromStdString(message.content);
  if (words.isEmpty() && !message.attachments.empty())
    words = QString::fromStdString(message.attachments.front().file_name);
  if (room) {
    const QString sender = People::of(session)->shownName(QString::fromStdString(message.sender));
    words = tr("%1: %2", "who wrote, and what").arg(sender, words);
  }
  return shortened(words, kMostBody);
}

/// What is looked at needs no word any more.
void Notifier::look() {
  if (focused_ && session_ && !conversation_.isEmpty()) close(key_of(session_, conversation_.toStdString()));
}

void Notifier::close_read(Session* session, const std::vector<std::string>& conversations) {
  const Conversations* all = Conversations::of(session);
  for (const std::string& id : conversations) {
    const Conversations::Row* row = all->find(id);
    if (row != nullptr && row->unread == 0 && row->read_seq >= row->last_seq) close(key_of(session, id));
  }
}

void Notifier::forget(Session* session) {
  const QString before = key_of(session, "");
  for (const QString& key : QSet<QString>(shown_)) {
    if (key.startsWith(before)) close(key);
  }
}

void Notifier::reply(const QString& key, const QString& text) {
  const auto place = place_of(key);
  if (!place || text.trimmed().isEmpty()) return;
  client::Draft draft;
  draft.conversation = place->conversation;
  draft.content = text.toStdString();
  const auto kept = place->session->client().send(std::move(draft));
  if (!kept) {
    Q_EMIT failed(QString::fromStdString(kept.error().sentence));
    return;
  }
  mark_read(key);
}

void Notifier::mark_read(const QString& key) {
  if (const auto place = place_of(key)) Conversations::of(place->session)->markRead(place->conversation);
  close(key);
}

void Notifier::close(const QString& key) {
  if (shown_.remove(key) && port_) port_->close(key);
}

QString Notifier::key_of(const Session* session, const std::string& conversation) const {
  return QString::number(reinterpret_cast<quintptr>(session), 16) + QLatin1Char('/') +
         QString::fromStdString(conversation);
}

std::optional<Notifier::Place> Notifier::place_of(const QString& key) const {
  for (const QPointer<Session>& session : sessions_) {
    const QString before = session ? key_of(session, "") : QString();
    if (session && key.startsWith(before))
      return Place{.session = session, .conversation = key.mid(before.size()).toStdString()};
  }
  return std::nullopt;
}

}  // namespace banter::desktop
