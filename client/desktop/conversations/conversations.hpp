#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "client/desktop/people/people.hpp"
#include "client/desktop/session/session.hpp"
#include "protocol/generated/cpp/conversations.hpp"

namespace banter::desktop {

/// The conversations of one account, as they stand now: what the copy has at once, then what happens. It is
/// what lists, titles and badges are made of. On the screen's thread.
class Conversations : public QObject {
  Q_OBJECT

 public:
  using Row = protocol::ConversationRow;
  using Done = std::function<void(client::Outcome<void>)>;

  /// Those of a session, which keeps them; made at the first call. Null for none.
  static Conversations* of(Session* session);

  /// Null: not known, or left.
  const Row* find(const std::string& conversation) const;
  const std::unordered_map<std::string, Row>& all() const { return rows_; }
  /// By id, `#room` or a username; null: there is none.
  const Row* named(const QString& name) const;
  /// What it is called on the screen. Foreign text.
  QString title(const Row& row) const;
  /// Who is writing there now, the first to begin first.
  QStringList typing(const std::string& conversation) const;

  /// Nothing was known, and the first list has not come yet.
  bool loading() const { return loading_; }
  /// Conversations with something to be read of which one wants to hear.
  int unreadCount() const;
  static bool isMuted(const Row& row);
  /// Whether it counts as something to be read.
  static bool calls(const Row& row);

  /// Changes what is one's own of a conversation: shown at once, and taken back when the server refuses.
  void arrange(protocol::ArrangeRequest request, Done done);
  /// Empties one's own view.
  void clear(const std::string& conversation, Done done);
  /// All that is there counts as read.
  void markRead(const std::string& conversation);
  /// Joins a room, which may be one that one is invited to.
  void join(const std::string& conversation, Done done);
  /// Leaves a room, or declines an invitation.
  void leave(const std::string& conversation, Done done);
  /// Begins the direct conversation with somebody, or finds it; tells its id.
  void start(QObject* context, const QString& username, std::function<void(client::Outcome<QString>)> done);
  /// Something of it was changed on this device without the server, as a draft.
  void lookAgain(const std::string& conversation);

 Q_SIGNALS:
  /// Rows that are new or different.
  void changed(const std::vector<std::string>& conversations);
  void gone(const std::string& conversation);
  /// Everything may be different.
  void reset();
  void loadingChanged();

 private:
  struct Typing {
    QString username;
    qint64 until = 0;  // by the steady clock
  };

  explicit Conversations(Session* session);
  void load();
  void rowsCame(const std::vector<Row>& rows);
  void newsCame(const client::News& news);
  void eventCame(const protocol::Event& event);
  void typingCame(const protocol::TypingEvent& event);
  void stopTyping(const std::string& conversation, const std::string& username);
  void endTyping();
  void put(Row row);
  void drop(const std::string& conversation);
  void touch(const std::string& conversation, bool read_copy);
  void flush();
  Row merged(Row row) const;

  Session* session_;
  People* people_;
  std::unordered_map<std::string, Row> rows_;
  std::unordered_map<std::string, std::string> partners_;  // direct conversations by folded username
  std::unordered_map<std::string, std::int64_t> seen_;     // here, maybe not in the copy yet
  std::map<std::string, std::vector<Typing>> typing_;
  std::set<std::string> touched_;  // to be told of
  std::set<std::string> stale_;    // to be read from the copy
  QTimer soon_;
  QTimer typing_ends_;
  bool loading_ = true;
  bool loaded_ = false;
};

}  // namespace banter::desktop
