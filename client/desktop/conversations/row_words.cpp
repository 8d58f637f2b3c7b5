#include "client/desktop/conversations/row_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "client/desktop/people/status_words.hpp"

namespace banter::desktop {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ConversationList)
};

QString one_line(const std::string& text) {
  return QString::fromStdString(text).simplified();
}

}  // namespace

RowWords::RowWords(const Conversations& conversations, const People& people, const Conversations::Row& row,
                   bool in_view)
    : conversations_(conversations), people_(people), row_(row), in_view_(in_view) {}

QString RowWords::kind() const {
  if (row_.role == protocol::RoomRole::invited) return QStringLiteral("invited");
  if (!conversations_.typing(row_.conversation).isEmpty()) return QStringLiteral("typing");
  if (!in_view_ && row_.draft && !row_.draft->empty()) return QStringLiteral("draft");
  return row_.last_message ? QStringLiteral("message") : QStringLiteral("empty");
}

QString RowWords::lead() const {
  const QString what = kind();
  if (what == QStringLiteral("draft")) return Words::tr("Draft:");
  if (what != QStringLiteral("message") || !row_.last_sender) return {};
  const QString sender = QString::fromStdString(*row_.last_sender);
  if (people_.isSelf(sender))
    return people_.isSelf(QString::fromStdString(row_.receiver)) ? QString() : Words::tr("You:");
  //: who said the last words of a room
  return is_room() ? Words::tr("%1:").arg(people_.shownName(sender)) : QString();
}

QString RowWords::line() const {
  const QString what = kind();
  if (what == QStringLiteral("invited")) return Words::tr("You are invited");
  if (what == QStringLiteral("typing")) return typing_words();
  if (what == QStringLiteral("draft")) return one_line(*row_.draft);
  if (what == QStringLiteral("message")) return one_line(*row_.last_message);
  if (row_.last_seq > row_.cleared_seq) return Words::tr("Message deleted");
  return row_.topic && !row_.topic->empty() ? one_line(*row_.topic) : Words::tr("No messages yet");
}

QString RowWords::typing_words() const {
  const QStringList names = conversations_.typing(row_.conversation);
  if (!is_room()) return Words::tr("typing…");
  if (names.size() == 1) return Words::tr("%1 is typing…").arg(people_.shownName(names.at(0)));
  if (names.size() == 2)
    return Words::tr("%1 and %2 are typing…")
        .arg(people_.shownName(names.at(0)), people_.shownName(names.at(1)));
  return Words::tr("%n people are typing…", nullptr, static_cast<int>(names.size()));
}

QString RowWords::time(const QDateTime& now) const {
  if (!row_.last_sent_at) return {};
  return short_time(QDateTime::fromMSecsSinceEpoch(*row_.last_sent_at), now, QLocale());
}

QString RowWords::description(const QDateTime& now) const {
  QStringList parts{conversations_.title(row_)};
  if (row_.role == protocol::RoomRole::invited) {
    parts.append(line());
  } else {
    if (row_.unread > 0) parts.append(Words::tr("%n unread", nullptr, static_cast<int>(row_.unread)));
    if (row_.mentions > 0)
      parts.append(Words::tr("%n time(s) you are mentioned", nullptr, static_cast<int>(row_.mentions)));
    if (Conversations::isMuted(row_)) parts.append(Words::tr("muted"));
    if (row_.pinned) parts.append(Words::tr("pinned"));
    const QString words = lead().isEmpty() ? line() : lead() + u' ' + line();
    parts.append(kind() == QStringLiteral("message") ? Words::tr("last: %1").arg(words) : words);
  }
  if (const QString when = time(now); !when.isEmpty()) parts.append(when);
  return parts.join(Words::tr(", "));
}

}  // namespace banter::desktop
