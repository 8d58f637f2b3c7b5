#pragma once

#include <QDateTime>
#include <QString>

#include "client/desktop/conversations/conversations.hpp"

namespace banter::desktop {

/// What a row of the list says, in words. All but times may hold foreign text.
class RowWords {
 public:
  /// `in_view`: it is the one that is open, so its draft stands elsewhere.
  RowWords(const Conversations& conversations, const People& people, const Conversations::Row& row,
           bool in_view);

  /// "message", "draft", "typing", "invited" or "empty".
  QString kind() const;
  QString lead() const;
  QString line() const;
  QString time(const QDateTime& now) const;
  /// "Anna, 3 unread, muted, last: You: hello, 10:42"
  QString description(const QDateTime& now) const;

 private:
  bool is_room() const { return row_.kind == protocol::ConversationKind::room; }
  QString typing_words() const;

  const Conversations& conversations_;
  const People& people_;
  const Conversations::Row& row_;
  bool in_view_;
};

}  // namespace banter::desktop
