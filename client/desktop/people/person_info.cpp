#include "client/desktop/people/person_info.hpp"

#include "client/desktop/people/status_words.hpp"

namespace banter::desktop {

PersonInfo::~PersonInfo() {
  if (people_) people_->lookAway(username_);
}

void PersonInfo::setSession(Session* session) {
  if (session == session_) return;
  watch(session, username_);
  Q_EMIT sessionChanged();
}

void PersonInfo::setUsername(const QString& username) {
  if (username == username_) return;
  watch(session_, username);
  Q_EMIT usernameChanged();
}

void PersonInfo::watch(Session* session, const QString& username) {
  if (people_) {
    people_->lookAway(username_);
    people_->disconnect(this);
  }
  session_ = session;
  username_ = username;
  people_ = People::of(session);
  if (people_) {
    people_->lookAt(username_);
    connect(people_, &People::personChanged, this, [this](const QString& who) {
      if (who.compare(username_, Qt::CaseInsensitive) == 0) read();
    });
    connect(people_, &People::minutePassed, this, [this] {
      if (person_.last_seen && person_.status == protocol::Status::offline) Q_EMIT changed();
    });
  }
  read();
}

void PersonInfo::read() {
  person_ = people_ && !username_.isEmpty() ? people_->person(username_)
                                            : client::Person{.status = protocol::Status::offline};
  Q_EMIT changed();
}

QString PersonInfo::displayName() const {
  return person_.display_name.empty() ? username_ : QString::fromStdString(person_.display_name);
}

QString PersonInfo::status() const {
  return QString::fromStdString(std::string(name_of(person_.status)));
}

QString PersonInfo::statusText() const {
  return status_words(person_, QDateTime::currentDateTime(), QLocale());
}

QDateTime PersonInfo::lastSeen() const {
  return person_.last_seen ? QDateTime::fromMSecsSinceEpoch(*person_.last_seen) : QDateTime();
}

QString PersonInfo::avatar() const {
  return people_ && !username_.isEmpty() ? people_->avatar(username_) : QString();
}

bool PersonInfo::isSelf() const {
  return people_ && people_->isSelf(username_);
}

People::Done PersonInfo::done() {
  ++busy_;
  Q_EMIT busyChanged();
  return [self = QPointer(this)](const client::Outcome<void>& outcome) {
    if (!self) return;
    --self->busy_;
    Q_EMIT self->busyChanged();
    if (!outcome) Q_EMIT self->refused(QString::fromStdString(outcome.error().sentence));
  };
}

void PersonInfo::block() {
  if (people_) people_->setBlocked(username_, true, done());
}

void PersonInfo::unblock() {
  if (people_) people_->setBlocked(username_, false, done());
}

void PersonInfo::addContact() {
  if (people_) people_->setContact(username_, true, done());
}

void PersonInfo::removeContact() {
  if (people_) people_->setContact(username_, false, done());
}

}  // namespace banter::desktop
