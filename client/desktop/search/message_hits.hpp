#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <vector>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/people/people.hpp"

namespace banter::desktop {

/// Messages that stand alone in a list, each with its place: what was found, what is pinned.
class MessageHits : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// Only there; empty: in all conversations.
  Q_PROPERTY(QString conversation READ conversation WRITE setConversation NOTIFY conversationChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role {
    ConversationRole = Qt::UserRole + 1,
    SeqRole,
    PlaceRole,       ///< the conversation's title
    SenderRole,      ///< a username
    SenderNameRole,  ///< "You" for oneself
    TimeRole,
    TextRole,        ///< on one line, around what was found
    HighlightsRole,  ///< places in it: {start, length}
    FileNameRole,    ///< of the first file; empty: there is none
    DescriptionRole  ///< all of it as one sentence
  };

  explicit MessageHits(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  Session* session() const { return session_; }
  void setSession(Session* session);
  QString conversation() const { return conversation_; }
  void setConversation(const QString& conversation);
  int count() const { return static_cast<int>(hits_.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void countChanged();

 protected:
  /// Session or conversation are others now.
  virtual void begin() = 0;
  /// Newest first. The first rows that are as they were stay where they are.
  void show(std::vector<protocol::Message> hits);
  const std::vector<protocol::Message>& hits() const { return hits_; }

 private:
  QPointer<Session> session_;
  QPointer<Conversations> conversations_;
  QPointer<People> people_;
  QString conversation_;
  std::vector<protocol::Message> hits_;
};

}  // namespace banter::desktop
