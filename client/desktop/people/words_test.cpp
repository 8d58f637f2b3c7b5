#include <gtest/gtest.h>

#include "client/desktop/people/folding.hpp"
#include "client/desktop/people/initials.hpp"
#include "client/desktop/people/status_words.hpp"

namespace banter::desktop {
namespace {

QDateTime at(int day, int hour, int minute) {
  return {QDate(2026, 5, day), QTime(hour, minute)};
}

const QLocale kLocale(QLocale::German, QLocale::Germany);

TEST(Initials, AreWhatReadersTakeForLetters) {
  EXPECT_EQ(initials_of(QStringLiteral("Anna Bell")), QStringLiteral("AB"));
  EXPECT_EQ(initials_of(QStringLiteral("anna.maria_bell-3")), QStringLiteral("A"));
  EXPECT_EQ(initials_of(QStringLiteral("#general")), QStringLiteral("G"));
  EXPECT_EQ(initials_of(QStringLiteral("éric zola")).normalized(QString::NormalizationForm_C),
            QStringLiteral("ÉZ"));
  EXPECT_EQ(initials_of(QStringLiteral("👩‍🚀 Nova")), QStringLiteral("👩‍🚀"));
  EXPECT_EQ(initials_of(QStringLiteral("مريم حداد")), QStringLiteral("مح"));
  EXPECT_EQ(initials_of(QStringLiteral("--")), QStringLiteral("-"));
  EXPECT_EQ(initials_of(QString()), QString());
  EXPECT_LE(initials_of(u'a' + QString(10'000, QChar(0x301))).size(), 16);
}

TEST(Folding, ForgetsCaseAndAccents) {
  EXPECT_EQ(folded(QStringLiteral("Ångström ＡＢ")), QStringLiteral("angstrom ab"));
  EXPECT_EQ(folded(QStringLiteral("STRASSE")), folded(QStringLiteral("straße")));
}

TEST(StatusWords, TellTheStatusAndThePersonsOwnWords) {
  EXPECT_EQ(status_words({.username = "a", .status = protocol::Status::online}, at(5, 12, 0), kLocale),
            QStringLiteral("online"));
  EXPECT_EQ(status_words({.username = "a", .status = protocol::Status::away, .text = "at\nlunch"},
                         at(5, 12, 0), kLocale),
            QStringLiteral("away: at lunch"));
  EXPECT_EQ(status_words({.username = "a", .status = protocol::Status::offline}, at(5, 12, 0), kLocale),
            QStringLiteral("offline"));
  EXPECT_EQ(status_words({.username = "a",
                          .status = protocol::Status::offline,
                          .last_seen = at(4, 10, 42).toMSecsSinceEpoch()},
                         at(5, 12, 0), kLocale),
            QStringLiteral("last seen yesterday at 10:42"));
}

TEST(WhenWords, GoFromMinutesToDates) {
  const QDateTime now = at(20, 12, 0);
  EXPECT_EQ(when_words(now.addSecs(-20), now, kLocale), QStringLiteral("just now"));
  EXPECT_EQ(when_words(now.addSecs(90), now, kLocale), QStringLiteral("just now"));
  EXPECT_EQ(when_words(at(20, 9, 5), now, kLocale), QStringLiteral("today at 09:05"));
  EXPECT_EQ(when_words(at(18, 9, 5), now, kLocale), QStringLiteral("on Montag at 09:05"));
  EXPECT_EQ(when_words(at(1, 9, 5), now, kLocale), QStringLiteral("on 01.05.26"));
}

TEST(ShortTime, FitsIntoAList) {
  const QDateTime now = at(20, 12, 0);
  EXPECT_EQ(short_time(at(20, 9, 5), now, kLocale), QStringLiteral("09:05"));
  EXPECT_EQ(short_time(at(20, 9, 5), now, QLocale::c()), QStringLiteral("09:05"));
  EXPECT_EQ(short_time(at(19, 9, 5), now, kLocale), QStringLiteral("Yesterday"));
  EXPECT_EQ(short_time(at(18, 9, 5), now, kLocale), QStringLiteral("Mo"));
  EXPECT_EQ(short_time(at(1, 9, 5), now, kLocale), QStringLiteral("01.05.26"));
}

}  // namespace
}  // namespace banter::desktop
