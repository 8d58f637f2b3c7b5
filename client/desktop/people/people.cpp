#include "client/desktop/people/people.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/people/avatars.hpp"
#include "client/desktop/people/folding.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

// Questions for single people that are under way at a time, and all of one connection.
constexpr int kAtATime = 4;
constexpr std::size_t kMostAsked = 1'000;
// So many strangers at once are rather looked for in the list of everybody.
constexpr std::size_t kMany = 8;
// More than anybody looks at; a server that names more shall not fill the memory.
constexpr std::size_t kMostKnown = 50'000;
constexpr int kMinute = 60'000;

std::string key_of(const QString& username) {
  return protocol::fold_name(username.toStdString());
}

client::Person stranger(const std::string& username) {
  return {.username = username, .status = protocol::Status::offline};
}

bool by_shown_name(const client::Person& one, const client::Person& other) {
  const auto shown = [](const client::Person& person) {
    return QString::fromStdString(person.display_name.empty() ? person.username : person.display_name);
  };
  const int order = QString::localeAwareCompare(shown(one), shown(other));
  return order != 0 ? order < 0 : one.username < other.username;
}

}  // namespace

People* People::of(Session* session) {
  if (session == nullptr) return nullptr;
  if (auto* there = session->findChild<People*>(QString(), Qt::FindDirectChildrenOnly)) return there;
  return new People(session);
}

People::People(Session* session)
    : QObject(session), session_(session), avatars_(std::make_unique<Avatars>(session)) {
  soon_.setSingleShot(true);
  soon_.setInterval(0);
  connect(&soon_, &QTimer::timeout, this, &People::askNext);
  minute_.setInterval(kMinute);
  connect(&minute_, &QTimer::timeout, this, &People::minutePassed);
  minute_.start();
  connect(session_, &Session::changed, this, &People::stageChanged);
  connect(session_, &Session::eventCame, this, &People::eventCame);
  connect(session_, &Session::rowsCame, this, [this](const std::vector<protocol::ConversationRow>& rows) {
    for (const protocol::ConversationRow& row : rows)
      if (row.kind == protocol::ConversationKind::direct && !row.left) hint(row.receiver, row.title);
  });
  connect(avatars_.get(), &Avatars::came, this, [this](const std::string& file_id) {
    for (const auto& [name, one] : people_)
      if (one.person.avatar == file_id) Q_EMIT personChanged(QString::fromStdString(one.person.username));
  });
  load();
  stageChanged();
}

People::~People() = default;

void People::load() {
  client::LocalCopy* copy = session_->copy();
  if (loaded_ || copy == nullptr) return;
  loaded_ = true;
  if (auto contacts = copy->contacts()) {
    for (client::Person& one : *contacts) {
      one.status = protocol::Status::offline;  // of another day
      Known& here = known(one.username);
      here = {.person = std::move(one), .named = true};
    }
    Q_EMIT contactsChanged();
  }
  if (auto names = copy->blocked()) {
    for (const std::string& name : *names)
      known(name).person.blocked = true;
    Q_EMIT blockedChanged();
  }
}

void People::stageChanged() {
  load();
  if (session_->online() == online_) return;
  online_ = session_->online();
  ++life_;
  asking_ = 0;
  listed_ = false;
  asked_.clear();
  waiting_.clear();
  if (!online_) {
    for (auto& [name, one] : people_)
      if (std::exchange(one.person.status, protocol::Status::offline) != protocol::Status::offline)
        Q_EMIT personChanged(QString::fromStdString(one.person.username));
    return;
  }
  session_->ask<protocol::ContactsReply>(
      this, protocol::ContactsRequest{.contact_action = protocol::ContactAction::list},
      [this](client::Outcome<protocol::ContactsReply> reply) {
        if (reply) contactsCame(reply->contacts);
      });
  session_->ask<protocol::BlockedReply>(this, protocol::BlockedRequest{},
                                        [this](client::Outcome<protocol::BlockedReply> reply) {
                                          if (reply) blockedCame(reply->users);
                                        });
  for (const auto& [name, times] : looked_at_)
    waiting_.push_back(name);
  soon_.start();
}

People::Known& People::known(const std::string& username) {
  static thread_local Known too_many;
  const std::string key = protocol::fold_name(username);
  const auto found = people_.find(key);
  if (found != people_.end()) return found->second;
  if (people_.size() >= kMostKnown) return too_many = Known{.person = stranger(username)};
  return people_.emplace(key, Known{.person = stranger(username)}).first->second;
}

client::Person People::person(const QString& username) const {
  const auto found = people_.find(key_of(username));
  if (found != people_.end()) return found->second.person;
  if (client::LocalCopy* copy = session_->copy()) {
    if (auto stored = copy->person(username.toStdString()); stored && *stored) {
      client::Person result = std::move(**stored);
      result.status = protocol::Status::offline;
      return result;
    }
  }
  return stranger(username.toStdString());
}

bool People::isKnown(const QString& username) const {
  return people_.contains(key_of(username));
}

bool People::isSelf(const QString& username) const {
  return !username.isEmpty() && username.compare(session_->username(), Qt::CaseInsensitive) == 0;
}

QString People::shownName(const QString& username) const {
  const client::Person one = person(username);
  return QString::fromStdString(one.display_name.empty() ? one.username : one.display_name);
}

std::vector<client::Person> People::contacts() const {
  std::vector<client::Person> result;
  for (const auto& [name, one] : people_)
    if (one.person.contact) result.push_back(one.person);
  std::sort(result.begin(), result.end(), by_shown_name);
  return result;
}

std::vector<client::Person> People::blocked() const {
  std::vector<client::Person> result;
  for (const auto& [name, one] : people_)
    if (one.person.blocked) result.push_back(one.person);
  std::sort(result.begin(), result.end(), by_shown_name);
  return result;
}

std::vector<client::Person> People::matching(const QString& beginning, bool contacts_only) const {
  const QString wanted = folded(beginning);
  const auto begins = [&](const std::string& name) {
    const QString one = folded(QString::fromStdString(name));
    return one.startsWith(wanted) || one.contains(u' ' + wanted);
  };
  std::vector<client::Person> result;
  for (const auto& [name, one] : people_) {
    if (contacts_only && !one.person.contact) continue;
    if (begins(one.person.username) || begins(one.person.display_name)) result.push_back(one.person);
  }
  std::sort(result.begin(), result.end(), [](const client::Person& one, const client::Person& other) {
    return one.contact != other.contact ? one.contact : by_shown_name(one, other);
  });
  return result;
}

QString People::avatar(const QString& username) {
  const client::Person one = person(username);
  return one.avatar && !one.avatar->empty() ? avatars_->url(*one.avatar) : QString();
}

void People::lookAt(const QString& username) {
  if (username.isEmpty()) return;
  const std::string name = key_of(username);
  if (++looked_at_[name] > 1) return;
  if (!people_.contains(name)) {
    // From the copy into the memory, so that what is told of him next has something to change.
    client::Person stored = person(username);
    known(stored.username).person = std::move(stored);
  }
  if (!online_ || asked_.contains(name)) return;
  waiting_.push_back(name);
  soon_.start();
}

void People::lookAway(const QString& username) {
  const auto found = looked_at_.find(key_of(username));
  if (found != looked_at_.end() && --found->second < 1) looked_at_.erase(found);
}

void People::hint(const std::string& username, const std::string& display_name) {
  if (username.empty()) return;
  Known& one = known(username);
  if (one.named || one.person.display_name == display_name || display_name == username) return;
  one.person.display_name = display_name;
  Q_EMIT personChanged(QString::fromStdString(one.person.username));
}

void People::learn(const std::vector<protocol::User>& users) {
  for (const protocol::User& user : users) {
    asked_.insert(protocol::fold_name(user.username));
    const client::Person& before = known(user.username).person;
    take({.username = user.username,
          .display_name = user.display_name,
          .avatar = user.avatar,
          .status = user.status,
          .text = user.text.value_or(std::string()),
          .last_seen = user.last_seen,
          .contact = before.contact,
          .blocked = before.blocked});
  }
}

void People::take(client::Person person) {
  Known& one = known(person.username);
  one.named = true;
  if (one.person == person) return;
  one.person = std::move(person);
  Q_EMIT personChanged(QString::fromStdString(one.person.username));
}

void People::askNext() {
  if (!online_) return;
  std::erase_if(waiting_, [this](const std::string& name) {
    return asked_.contains(name) || !looked_at_.contains(name);
  });
  if (waiting_.size() >= kMany && !listed_) {
    askAll();
    return;
  }
  while (asking_ < kAtATime && !waiting_.empty() && asked_.size() < kMostAsked) {
    const std::string name = std::move(waiting_.front());
    waiting_.pop_front();
    if (asked_.insert(name).second) ask(name);
  }
}

void People::askAll() {
  listed_ = true;
  asking_ += kAtATime;  // nobody is asked for alone until the list is there
  session_->ask<protocol::UsersReply>(this, protocol::UsersRequest{.limit = protocol::limit::page_most},
                                      [this, life = life_](client::Outcome<protocol::UsersReply> reply) {
                                        if (life != life_) return;
                                        asking_ -= kAtATime;
                                        if (reply) learn(reply->users);
                                        askNext();
                                      });
}

void People::ask(const std::string& username) {
  ++asking_;
  session_->ask<protocol::UsersReply>(
      this, protocol::UsersRequest{.query = username},
      [this, username, life = life_](client::Outcome<protocol::UsersReply> reply) {
        if (life != life_) return;
        --asking_;
        if (reply) {
          learn(reply->users);
          askNext();
        } else if (reply.error().retry_after) {
          asked_.erase(username);
          waiting_.push_front(username);
          soon_.start(static_cast<int>(std::min<base::Millis>(*reply.error().retry_after, kMinute)));
          soon_.setInterval(0);
        }
      });
}

void People::eventCame(const protocol::Event& event) {
  if (const auto* presence = std::get_if<protocol::PresenceEvent>(&event)) {
    client::Person person = known(presence->username).person;
    const bool named = known(presence->username).named;
    person.status = presence->status;
    person.text = presence->text.value_or(std::string());
    if (presence->last_seen) person.last_seen = presence->last_seen;
    take(std::move(person));
    known(presence->username).named = named;
  } else if (const auto* profile = std::get_if<protocol::ProfileEvent>(&event)) {
    client::Person person = known(profile->username).person;
    person.display_name = profile->display_name;
    person.avatar = profile->avatar;
    take(std::move(person));
  } else if (const auto* contact = std::get_if<protocol::ContactEvent>(&event)) {
    hint(contact->username, contact->display_name);
    mark(contact->username, &client::Person::contact, !contact->removed);
  } else if (const auto* unblocked = std::get_if<protocol::UnblockedEvent>(&event)) {
    mark(unblocked->username, &client::Person::blocked, false);
  }
}

void People::mark(const std::string& username, bool client::Person::* what, bool value) {
  client::Person& person = known(username).person;
  if (std::exchange(person.*what, value) == value) return;
  Q_EMIT personChanged(QString::fromStdString(person.username));
  if (what == &client::Person::contact) {
    Q_EMIT contactsChanged();
  } else {
    Q_EMIT blockedChanged();
  }
}

void People::contactsCame(const std::vector<protocol::Contact>& contacts) {
  std::set<std::string> there;
  for (const protocol::Contact& one : contacts) {
    const std::string name = protocol::fold_name(one.username);
    there.insert(name);
    asked_.insert(name);
    const bool blocked = known(one.username).person.blocked;
    take({.username = one.username,
          .display_name = one.display_name,
          .avatar = one.avatar,
          .status = one.status,
          .text = one.text.value_or(std::string()),
          .last_seen = one.last_seen,
          .contact = true,
          .blocked = blocked});
  }
  for (auto& [name, one] : people_)
    if (one.person.contact && !there.contains(name)) {
      one.person.contact = false;
      Q_EMIT personChanged(QString::fromStdString(one.person.username));
    }
  Q_EMIT contactsChanged();
}

void People::blockedCame(const std::vector<protocol::BlockedUser>& users) {
  std::set<std::string> there;
  for (const protocol::BlockedUser& one : users) {
    there.insert(protocol::fold_name(one.username));
    mark(one.username, &client::Person::blocked, true);
  }
  std::vector<std::string> no_longer;
  for (const auto& [name, one] : people_)
    if (one.person.blocked && !there.contains(name)) no_longer.push_back(one.person.username);
  for (const std::string& name : no_longer)
    mark(name, &client::Person::blocked, false);
}

void People::setBlocked(const QString& username, bool blocked, Done done) {
  const std::string name = username.toStdString();
  protocol::Request request = protocol::UnblockRequest{.username = name};
  if (blocked) request = protocol::BlockRequest{.username = name};
  session_->request(this, std::move(request),
                    [this, name, blocked, done = std::move(done)](Session::Reply reply) {
                      client::Outcome<void> outcome;
                      if (reply) {
                        mark(name, &client::Person::blocked, blocked);
                      } else {
                        outcome = std::unexpected(std::move(reply.error()));
                      }
                      if (done) done(std::move(outcome));
                    });
}

void People::setContact(const QString& username, bool contact, Done done) {
  using protocol::ContactAction;
  session_->ask<protocol::ContactsReply>(
      this,
      protocol::ContactsRequest{.contact_action = contact ? ContactAction::add : ContactAction::remove,
                                .contact_username = username.toStdString()},
      [this, done = std::move(done)](client::Outcome<protocol::ContactsReply> reply) {
        client::Outcome<void> outcome;
        if (reply) {
          contactsCame(reply->contacts);
        } else {
          outcome = std::unexpected(std::move(reply.error()));
        }
        if (done) done(std::move(outcome));
      });
}

}  // namespace banter::desktop
