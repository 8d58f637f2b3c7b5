#include "client/desktop/conversations/conversation_info.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QTime>
#include <algorithm>
#include <utility>

#include "client/desktop/people/people.hpp"
#include "client/desktop/people/status_words.hpp"

namespace banter::desktop {
namespace {

constexpr base::Millis kForEver = 253'402'300'799'000;  // the last second of the year 9999
constexpr base::Millis kHour = 3'600'000;
constexpr base::Millis kYear = 366 * 24 * kHour;
constexpr int kMorning = 8;

}  // namespace

void ConversationInfo::setSession(Session* session) {
  if (session == session_) return;
  watch(session, id_);
  Q_EMIT sessionChanged();
}

void ConversationInfo::setConversation(const QString& conversation) {
  if (conversation == id_) return;
  watch(session_, conversation);
  Q_EMIT conversationChanged();
}

void ConversationInfo::watch(Session* session, const QString& conversation) {
  if (conversations_) conversations_->disconnect(this);
  session_ = session;
  id_ = conversation;
  conversations_ = Conversations::of(session);
  if (conversations_) {
    connect(conversations_, &Conversations::changed, this, [this](const std::vector<std::string>& ids) {
      if (std::find(ids.begin(), ids.end(), id_.toStdString()) != ids.end()) read();
    });
    connect(conversations_, &Conversations::gone, this, [this](const std::string& id) {
      if (id == id_.toStdString()) read();
    });
    connect(conversations_, &Conversations::reset, this, &ConversationInfo::read);
  }
  read();
}

void ConversationInfo::read() {
  const Conversations::Row* row = conversations_ ? conversations_->find(id_.toStdString()) : nullptr;
  known_ = row != nullptr;
  row_ = known_ ? *row : Conversations::Row{};
  Q_EMIT changed();
}

QString ConversationInfo::title() const {
  return known_ ? conversations_->title(row_) : QString();
}

bool ConversationInfo::isGeneral() const {
  return isRoom() && receiver().compare(QStringLiteral("#general"), Qt::CaseInsensitive) == 0;
}

bool ConversationInfo::isOwn() const {
  return known_ && !isRoom() && People::of(session_)->isSelf(receiver());
}

QString ConversationInfo::role() const {
  return row_.role ? QString::fromStdString(std::string(name_of(*row_.role))) : QString();
}

QString ConversationInfo::mutedText() const {
  if (!muted()) return {};
  const QDateTime now = QDateTime::currentDateTime();
  if (*row_.muted_until - now.toMSecsSinceEpoch() > kYear) return tr("for ever");
  const QDateTime until = QDateTime::fromMSecsSinceEpoch(*row_.muted_until);
  const QString time = short_time(until, until, QLocale());
  const qint64 days = now.date().daysTo(until.date());
  if (days == 0) return tr("until %1").arg(time);
  if (days == 1) return tr("until tomorrow at %1").arg(time);
  return tr("until %1").arg(QLocale().toString(until.date(), QLocale::ShortFormat));
}

Conversations::Done ConversationInfo::done(const QString& what) {
  ++busy_;
  Q_EMIT busyChanged();
  return [self = QPointer(this), what](const client::Outcome<void>& outcome) {
    if (!self) return;
    --self->busy_;
    Q_EMIT self->busyChanged();
    if (outcome) {
      Q_EMIT self->succeeded(what);
    } else {
      Q_EMIT self->refused(what, QString::fromStdString(outcome.error().sentence));
    }
  };
}

void ConversationInfo::arrange(protocol::ArrangeRequest request) {
  if (!known_) return;
  request.conversation = row_.conversation;
  conversations_->arrange(std::move(request), done(QStringLiteral("arrange")));
}

void ConversationInfo::ask(const QString& what, protocol::Request request) {
  if (!session_ || id_.isEmpty()) return;
  session_->request(this, std::move(request), [done = done(what)](Session::Reply reply) {
    if (reply) {
      done({});
    } else {
      done(std::unexpected(std::move(reply.error())));
    }
  });
}

void ConversationInfo::mute(int hours) {
  base::Millis until = 0;
  if (hours < 0) until = kForEver;
  if (hours > 0) until = QDateTime::currentMSecsSinceEpoch() + hours * kHour;
  arrange({.muted_until = until});
}

void ConversationInfo::muteUntil(const QDateTime& then) {
  arrange({.muted_until = then.toMSecsSinceEpoch()});
}

QDateTime ConversationInfo::tomorrowMorning() const {
  return QDate::currentDate().addDays(1).startOfDay().addSecs(kMorning * kHour / 1'000);
}

void ConversationInfo::setPinned(bool pinned) {
  arrange({.pinned = pinned});
}

void ConversationInfo::setMentionsOnly(bool only) {
  arrange({.mentions_only = only});
}

void ConversationInfo::markRead() {
  if (known_) conversations_->markRead(row_.conversation);
}

void ConversationInfo::copyName() const {
  QGuiApplication::clipboard()->setText(isRoom() ? receiver() : title());
}

void ConversationInfo::clear() {
  if (known_) conversations_->clear(row_.conversation, done(QStringLiteral("clear")));
}

void ConversationInfo::join() {
  if (conversations_) conversations_->join(id_.toStdString(), done(QStringLiteral("join")));
}

void ConversationInfo::leave() {
  if (conversations_) conversations_->leave(id_.toStdString(), done(QStringLiteral("leave")));
}

void ConversationInfo::setTopic(const QString& topic) {
  ask(QStringLiteral("topic"),
      protocol::SetTopicRequest{.conversation = id_.toStdString(), .topic = topic.trimmed().toStdString()});
}

void ConversationInfo::rename(const QString& name) {
  QString room = name.trimmed();
  if (!room.startsWith(u'#')) room.prepend(u'#');
  ask(QStringLiteral("name"),
      protocol::RenameRequest{.conversation = id_.toStdString(), .room = room.toStdString()});
}

void ConversationInfo::invite(const QString& username) {
  ask(QStringLiteral("invite"), protocol::InviteRequest{.conversation = id_.toStdString(),
                                                        .username = username.trimmed().toStdString()});
}

}  // namespace banter::desktop
