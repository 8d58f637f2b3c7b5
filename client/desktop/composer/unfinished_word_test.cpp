#include "client/desktop/composer/unfinished_word.hpp"

#include <gtest/gtest.h>

namespace banter::desktop {
namespace {

QString word(const char* text) {
  const QString all = QString::fromUtf8(text);
  const auto found = unfinished_word(all, static_cast<int>(all.size()));
  return found ? found->sign + found->rest : QString();
}

TEST(UnfinishedWord, BeginsWhereAWordBegins) {
  EXPECT_EQ(word("@"), QStringLiteral("@"));
  EXPECT_EQ(word("hello @al"), QStringLiteral("@al"));
  EXPECT_EQ(word("(@al"), QStringLiteral("@al"));
  EXPECT_EQ(word("see #dev-ops"), QStringLiteral("#dev-ops"));
  EXPECT_EQ(word("mail@example"), QString());
  EXPECT_EQ(word("@al "), QString());
  EXPECT_EQ(word("https://x"), QString());
}

TEST(UnfinishedWord, ACommandStandsInFront) {
  EXPECT_EQ(word("/to"), QStringLiteral("/to"));
  EXPECT_EQ(word("a /to"), QString());
  EXPECT_EQ(word("/etc/pass"), QString());
}

TEST(UnfinishedWord, SmileysAndTimesAreLeftAlone) {
  EXPECT_EQ(word(":)"), QString());
  EXPECT_EQ(word(":D"), QString());
  EXPECT_EQ(word("10:30"), QString());
  EXPECT_EQ(word(":smi"), QStringLiteral(":smi"));
}

TEST(UnfinishedWord, NothingWithoutAText) {
  EXPECT_FALSE(unfinished_word(QString(), 0));
  EXPECT_FALSE(unfinished_word(QStringLiteral("@a"), 9));
  EXPECT_FALSE(finished_emoji_name(QStringLiteral("::"), 2));
}

TEST(UnfinishedWord, AColonEndsAName) {
  const QString text = QStringLiteral("so :tada:");
  const auto found = finished_emoji_name(text, 9);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->rest, QStringLiteral("tada"));
  EXPECT_EQ(found->start, 3);
  EXPECT_EQ(found->end, 9);
}

}  // namespace
}  // namespace banter::desktop
