#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "client/core/copy/person.hpp"
#include "client/core/failure.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

class Avatars;

/// Everybody that one account has heard of: names, pictures, presence, who is a contact and who is blocked.
/// It begins with what the copy has, follows what the server tells, and asks for those who are looked at and
/// not known: once a connection each, a few at a time. Names are compared without case. On the screen's
/// thread.
class People : public QObject {
  Q_OBJECT

 public:
  using Done = std::function<void(client::Outcome<void>)>;

  /// Those of a session, which keeps them; made at the first call. Null for none.
  static People* of(Session* session);
  ~People() override;

  /// What is known; of a stranger only the name. The status is `offline` while there is no connection.
  client::Person person(const QString& username) const;
  bool isKnown(const QString& username) const;
  bool isSelf(const QString& username) const;
  /// The display name, or else the username. Foreign text.
  QString shownName(const QString& username) const;
  /// In order of the name that is shown.
  std::vector<client::Person> contacts() const;
  std::vector<client::Person> blocked() const;
  /// Those of whom a name, or a word of it, begins so: contacts first, then by the name that is shown.
  std::vector<client::Person> matching(const QString& beginning, bool contacts_only) const;
  /// The local file with a picture; empty: there is none, or not yet (personChanged tells).
  QString avatar(const QString& username);

  /// Somebody is being shown: who he is and how he is is asked for unless it is known.
  void lookAt(const QString& username);
  void lookAway(const QString& username);

  /// A name that came along with something else; what the server says of the person itself counts more.
  void hint(const std::string& username, const std::string& display_name);
  /// People as a reply told of them.
  void learn(const std::vector<protocol::User>& users);

  // Both change what is shown at once, when the server has agreed. `done` may be empty.
  void setBlocked(const QString& username, bool blocked, Done done);
  void setContact(const QString& username, bool contact, Done done);

 Q_SIGNALS:
  void personChanged(const QString& username);
  void contactsChanged();
  void blockedChanged();
  /// Words like "5 minutes ago" are not true any more.
  void minutePassed();

 private:
  struct Known {
    client::Person person;
    bool named = false;  // the name is the server's word, not a hint
  };

  explicit People(Session* session);
  void load();
  void stageChanged();
  void eventCame(const protocol::Event& event);
  void take(client::Person person);
  void contactsCame(const std::vector<protocol::Contact>& contacts);
  void blockedCame(const std::vector<protocol::BlockedUser>& users);
  void mark(const std::string& username, bool client::Person::* what, bool value);
  Known& known(const std::string& username);
  void askNext();
  void ask(const std::string& username);
  void askAll();

  Session* session_;
  std::unique_ptr<Avatars> avatars_;
  std::map<std::string, Known> people_;   // by folded name
  std::map<std::string, int> looked_at_;  // by folded name
  std::set<std::string> asked_;           // on this connection
  std::deque<std::string> waiting_;       // to be asked for
  int asking_ = 0;
  bool listed_ = false;  // the first page of everybody was asked for
  bool online_ = false;
  bool loaded_ = false;
  std::uint64_t life_ = 0;  // counts connections
  QTimer soon_;
  QTimer minute_;
};

}  // namespace banter::desktop
