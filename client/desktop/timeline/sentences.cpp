#include "client/desktop/timeline/sentences.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "client/desktop/text/visible.hpp"

namespace banter::desktop {
namespace {

constexpr qsizetype kMostWords = 200;

QString tr(const char* text, int count = -1) {
  return QCoreApplication::translate("Sentences", text, nullptr, count);
}

QString words_of(const std::string& text) {
  QString words = QString::fromStdString(text);
  if (words.size() > kMostWords) words = words.left(kMostWords) + QChar(u'…');
  return isolated(words);
}

QString role_of(const std::string& role) {
  if (role == "owner") return tr("owner");
  if (role == "moderator") return tr("moderator");
  if (role == "member") return tr("member");
  return isolated(QString::fromStdString(role));
}

// What several people may have in common.
QString group_sentence(protocol::NoticeKind kind, const QString& who, int count) {
  switch (kind) {
    case protocol::NoticeKind::join:
      return tr("%1 came in", count).arg(who);
    case protocol::NoticeKind::leave:
      return tr("%1 left", count).arg(who);
    default:
      return {};
  }
}

}  // namespace

QString day_in_words(const QDate& day, const QDate& today) {
  if (day == today) return tr("Today");
  if (day == today.addDays(-1)) return tr("Yesterday");
  const QLocale locale;
  if (day.year() == today.year()) return locale.toString(day, tr("dddd, d MMMM"));
  return locale.toString(day, tr("d MMMM yyyy"));
}

QString sentence_of(const protocol::Notice& notice, const Naming& naming) {
  const QString who = isolated(naming(notice.username));
  const QString by = isolated(naming(notice.by));
  switch (notice.kind) {
    case protocol::NoticeKind::join:
      return tr("%1 came in").arg(who);
    case protocol::NoticeKind::leave:
      return tr("%1 left").arg(who);
    case protocol::NoticeKind::kick:
      return tr("%1 was put out by %2").arg(who, by);
    case protocol::NoticeKind::ban:
      return tr("%1 was put out for good by %2").arg(who, by);
    case protocol::NoticeKind::unban:
      return tr("%1 may come again, says %2").arg(who, by);
    case protocol::NoticeKind::role:
      return tr("%1 is now %2").arg(who, role_of(notice.text));
    case protocol::NoticeKind::topic:
      return notice.text.empty() ? tr("%1 took the topic away").arg(by)
                                 : tr("%1 set the topic: %2").arg(by, words_of(notice.text));
    case protocol::NoticeKind::name:
      return tr("%1 renamed the room to %2").arg(by, words_of(notice.text));
    case protocol::NoticeKind::other:
      break;
  }
  return tr("Something changed that this version does not know");
}

QString summary_of(const std::vector<protocol::Notice>& notices, const Naming& naming) {
  QStringList parts;
  for (std::size_t at = 0; at < notices.size();) {
    std::size_t end = at + 1;
    while (end < notices.size() && notices[end].kind == notices[at].kind)
      ++end;
    const std::size_t count = end - at;
    if (count > 1 && !group_sentence(notices[at].kind, {}, 0).isEmpty()) {
      const QString first = isolated(naming(notices[at].username));
      const QString second = isolated(naming(notices[at + 1].username));
      const QString who = count == 2
                              ? tr("%1 and %2").arg(first, second)
                              : tr("%1, %2 and %n others", static_cast<int>(count) - 2).arg(first, second);
      parts += group_sentence(notices[at].kind, who, static_cast<int>(count));
    } else {
      for (std::size_t each = at; each < end; ++each)
        parts += sentence_of(notices[each], naming);
    }
    at = end;
  }
  if (parts.size() > 3) {
    const auto more = static_cast<int>(parts.size()) - 2;
    parts = parts.mid(0, 2);
    parts += tr("%n more changes", more);
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace banter::desktop
