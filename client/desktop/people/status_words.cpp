#include "client/desktop/people/status_words.hpp"

#include <QCoreApplication>

namespace banter::desktop {
namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 3'600;
constexpr qint64 kDaysOfAWeek = 7;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Status)
};

QString word_of(protocol::Status status) {
  switch (status) {
    case protocol::Status::online:
      return Words::tr("online");
    case protocol::Status::away:
      return Words::tr("away");
    case protocol::Status::busy:
      return Words::tr("busy");
    case protocol::Status::offline:
      break;
  }
  return Words::tr("offline");
}

/// Hours and minutes as people there write them; some locales would add seconds.
QString clock(const QTime& time, const QLocale& locale) {
  QString format = locale.timeFormat(QLocale::ShortFormat);
  format.remove(QStringLiteral(":ss")).remove(QStringLiteral(".ss"));
  return locale.toString(time, format);
}

}  // namespace

QString status_words(const client::Person& person, const QDateTime& now, const QLocale& locale) {
  if (person.status == protocol::Status::offline) {
    if (!person.last_seen || *person.last_seen <= 0) return word_of(person.status);
    return Words::tr("last seen %1")
        .arg(when_words(QDateTime::fromMSecsSinceEpoch(*person.last_seen), now, locale));
  }
  if (person.text.empty()) return word_of(person.status);
  //: a status and the person's own words: "away: at lunch"
  return Words::tr("%1: %2").arg(word_of(person.status), QString::fromStdString(person.text).simplified());
}

QString when_words(const QDateTime& then, const QDateTime& now, const QLocale& locale) {
  const qint64 seconds = then.secsTo(now);
  // A clock that is a little behind the server's is no reason to speak of the future.
  if (seconds < kMinute && seconds > -kHour) return Words::tr("just now");
  if (seconds >= kMinute && seconds < kHour)
    return Words::tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / kMinute));
  const QString time = clock(then.time(), locale);
  const qint64 days = then.date().daysTo(now.date());
  if (days == 0) return Words::tr("today at %1").arg(time);
  if (days == 1) return Words::tr("yesterday at %1").arg(time);
  if (days > 1 && days < kDaysOfAWeek)
    return Words::tr("on %1 at %2").arg(locale.standaloneDayName(then.date().dayOfWeek()), time);
  return Words::tr("on %1").arg(locale.toString(then.date(), QLocale::ShortFormat));
}

QString short_time(const QDateTime& then, const QDateTime& now, const QLocale& locale) {
  const qint64 days = then.date().daysTo(now.date());
  if (days == 0) return clock(then.time(), locale);
  if (days == 1) return Words::tr("Yesterday");
  if (days > 1 && days < kDaysOfAWeek)
    return locale.standaloneDayName(then.date().dayOfWeek(), QLocale::ShortFormat);
  return locale.toString(then.date(), QLocale::ShortFormat);
}

}  // namespace banter::desktop
