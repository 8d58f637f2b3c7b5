#include "client/desktop/composer/split_text.hpp"

#include <gtest/gtest.h>

namespace banter::desktop {
namespace {

TEST(SplitText, BytesAreThoseOfUtf8) {
  const QString text = QStringLiteral("aä€") + QString::fromUtf8("😀");
  EXPECT_EQ(utf8_bytes(text), text.toUtf8().size());
}

TEST(SplitText, WhatFitsIsOnePart) {
  EXPECT_EQ(split_text(QStringLiteral("  code\n"), 100), QStringList{QStringLiteral("  code")});
  EXPECT_TRUE(split_text(QStringLiteral(" \n\t "), 100).isEmpty());
}

TEST(SplitText, BetweenParagraphsFirst) {
  const QString text = QString(60, u'a') + QStringLiteral("\n\n") + QString(20, u'b') + QStringLiteral(" ") +
                       QString(60, u'c');
  const QStringList parts = split_text(text, 100);
  ASSERT_EQ(parts.size(), 2);
  EXPECT_EQ(parts[0], QString(60, u'a'));
}

TEST(SplitText, NeverThroughACharacterAndNothingIsLost) {
  // A family of four is seven code points that people see as one.
  const QString family = QString::fromUtf8("👨‍👩‍👧‍👦");
  QString text;
  for (int i = 0; i < 40; ++i)
    text += family;
  const QStringList parts = split_text(text, 100);
  EXPECT_GT(parts.size(), 1);
  for (const QString& part : parts) {
    EXPECT_LE(utf8_bytes(part), 100);
    EXPECT_EQ(part.size() % family.size(), 0);
  }
  EXPECT_EQ(parts.join(QString()), text);
}

TEST(SplitText, ACharacterLargerThanAMessageIsStillSplit) {
  QString pile(QStringLiteral("e"));
  for (int i = 0; i < 200; ++i)
    pile += QChar(0x301);
  const QStringList parts = split_text(pile, 100);
  EXPECT_EQ(parts.join(QString()), pile);
  for (const QString& part : parts)
    EXPECT_LE(utf8_bytes(part), 100);
}

}  // namespace
}  // namespace banter::desktop
