#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// One conversation as QML sees it, kept up to date, with what its owner may do with it. Texts are foreign.
/// Whatever is asked for and refused comes as refused().
class ConversationInfo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// Its id.
  Q_PROPERTY(QString conversation READ conversation WRITE setConversation NOTIFY conversationChanged)
  /// It is in the list.
  Q_PROPERTY(bool known READ known NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  /// The partner's username, or `#room`.
  Q_PROPERTY(QString receiver READ receiver NOTIFY changed)
  Q_PROPERTY(QString topic READ topic NOTIFY changed)
  Q_PROPERTY(bool isRoom READ isRoom NOTIFY changed)
  Q_PROPERTY(bool isPublic READ isPublic NOTIFY changed)
  /// The room that everybody is in; its name is fixed.
  Q_PROPERTY(bool isGeneral READ isGeneral NOTIFY changed)
  /// With oneself.
  Q_PROPERTY(bool isOwn READ isOwn NOTIFY changed)
  Q_PROPERTY(int memberCount READ memberCount NOTIFY changed)
  /// "owner", "moderator", "member" or "invited"; empty in a direct conversation.
  Q_PROPERTY(QString role READ role NOTIFY changed)
  Q_PROPERTY(bool mayModerate READ mayModerate NOTIFY changed)
  Q_PROPERTY(bool mayOwn READ mayOwn NOTIFY changed)
  Q_PROPERTY(bool mayInvite READ mayInvite NOTIFY changed)
  Q_PROPERTY(bool invited READ invited NOTIFY changed)
  Q_PROPERTY(bool pinned READ pinned NOTIFY changed)
  Q_PROPERTY(bool muted READ muted NOTIFY changed)
  /// "until 10:42", "until Tuesday", or "for ever"; empty when it is not muted.
  Q_PROPERTY(QString mutedText READ mutedText NOTIFY changed)
  Q_PROPERTY(bool mentionsOnly READ mentionsOnly NOTIFY changed)
  Q_PROPERTY(int unread READ unread NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

 public:
  explicit ConversationInfo(QObject* parent = nullptr) : QObject(parent) {}

  Session* session() const { return session_; }
  void setSession(Session* session);
  QString conversation() const { return id_; }
  void setConversation(const QString& conversation);

  bool known() const { return known_; }
  QString title() const;
  QString receiver() const { return QString::fromStdString(row_.receiver); }
  QString topic() const { return QString::fromStdString(row_.topic.value_or(std::string())); }
  bool isRoom() const { return known_ && row_.kind == protocol::ConversationKind::room; }
  bool isPublic() const { return row_.visibility == protocol::Visibility::public_; }
  bool isGeneral() const;
  bool isOwn() const;
  int memberCount() const { return static_cast<int>(row_.member_count); }
  QString role() const;
  bool mayModerate() const { return mayOwn() || row_.role == protocol::RoomRole::moderator; }
  bool mayOwn() const { return row_.role == protocol::RoomRole::owner; }
  bool mayInvite() const { return isRoom() && !invited() && (isPublic() || mayModerate()); }
  bool invited() const { return row_.role == protocol::RoomRole::invited; }
  bool pinned() const { return row_.pinned; }
  bool muted() const { return Conversations::isMuted(row_); }
  QString mutedText() const;
  bool mentionsOnly() const { return row_.mentions_only; }
  int unread() const { return static_cast<int>(row_.unread); }
  bool busy() const { return busy_ > 0; }

  /// For so many hours; 0: no longer, below 0: for ever.
  Q_INVOKABLE void mute(int hours);
  Q_INVOKABLE void muteUntil(const QDateTime& then);
  /// Tomorrow at 8 in the morning.
  Q_INVOKABLE QDateTime tomorrowMorning() const;
  Q_INVOKABLE void setPinned(bool pinned);
  Q_INVOKABLE void setMentionsOnly(bool only);
  Q_INVOKABLE void markRead();
  /// To the clipboard.
  Q_INVOKABLE void copyName() const;
  Q_INVOKABLE void clear();
  Q_INVOKABLE void join();
  Q_INVOKABLE void leave();
  Q_INVOKABLE void setTopic(const QString& topic);
  /// `name` with or without `#`.
  Q_INVOKABLE void rename(const QString& name);
  Q_INVOKABLE void invite(const QString& username);

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void changed();
  void busyChanged();
  /// What was asked for has happened: "join", "leave", "clear", "topic", "name", "invite" or "arrange".
  void succeeded(const QString& what);
  /// Why it did not, in a sentence. Foreign text.
  void refused(const QString& what, const QString& sentence);

 private:
  void watch(Session* session, const QString& conversation);
  void read();
  void arrange(protocol::ArrangeRequest request);
  void ask(const QString& what, protocol::Request request);
  Conversations::Done done(const QString& what);

  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QString id_;
  Conversations::Row row_;
  bool known_ = false;
  int busy_ = 0;
};

}  // namespace banter::desktop
