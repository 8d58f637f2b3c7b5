#include "client/desktop/emoji/emoji_table.hpp"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <set>

#include "client/desktop/emoji/emoji_habits.hpp"
#include "client/desktop/emoji/emoji_list.hpp"

namespace banter::desktop {
namespace {

QString first(const char* query, bool names_only = false) {
  const auto found = find_emojis(QString::fromUtf8(query), 5, names_only);
  return found.empty() ? QString() : found.front()->emoji;
}

TEST(EmojiTable, HasAllGroupsAndNothingTwice) {
  std::set<QString> seen;
  std::set<int> groups;
  for (const EmojiEntry& entry : emoji_table()) {
    EXPECT_TRUE(seen.insert(entry.emoji).second) << entry.title.toStdString();
    EXPECT_FALSE(entry.names.isEmpty());
    EXPECT_FALSE(entry.title.isEmpty());
    EXPECT_LE(entry.emoji.toUtf8().size(), 32)
        << "larger than a reaction may be: " << entry.title.toStdString();
    groups.insert(entry.group);
  }
  EXPECT_EQ(groups.size(), static_cast<std::size_t>(kEmojiGroups));
  EXPECT_GT(seen.size(), 1'800U);
}

TEST(EmojiTable, IsFoundByShortNameByWordAndInThreeLanguages) {
  EXPECT_EQ(first("thumbsup"), QString::fromUtf8("👍"));
  EXPECT_EQ(first("+1"), QString::fromUtf8("👍"));
  EXPECT_EQ(first("Daumen hoch"), QString::fromUtf8("👍"));
  EXPECT_EQ(first("pulgar hacia arriba"), QString::fromUtf8("👍"));
  EXPECT_EQ(first("tada", true), QString::fromUtf8("🎉"));
  EXPECT_EQ(first("corazón rojo"), first("corazon rojo"));
  EXPECT_EQ(first("lachende", true), QString());
  EXPECT_EQ(first(""), QString());
}

TEST(EmojiTable, ToneStandsBehindTheFirstSign) {
  const EmojiEntry* thumb = find_emojis(QStringLiteral("thumbsup"), 1).front();
  EXPECT_EQ(with_tone(*thumb, 1), QString::fromUtf8("👍🏻"));
  EXPECT_EQ(with_tone(*thumb, 0), QString::fromUtf8("👍"));
  EXPECT_EQ(with_tone(*find_emojis(QStringLiteral("point_up"), 1).front(), 5), QString::fromUtf8("☝🏿"));
  EXPECT_EQ(with_tone(*find_emojis(QStringLiteral("fire"), 1).front(), 3), QString::fromUtf8("🔥"));
  EXPECT_TRUE(is_known_emoji(QString::fromUtf8("👍🏻")));
  EXPECT_FALSE(is_known_emoji(QStringLiteral("x")));
}

TEST(EmojiHabits, TakenLastComesFirstAndOnlyEmojisAreBelieved) {
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("emoji.ini"));
  const EmojiHabits habits(path);
  habits.took(QString::fromUtf8("🔥"));
  habits.took(QString::fromUtf8("👍🏻"));
  habits.took(QString::fromUtf8("🔥"));
  habits.took(QStringLiteral("<img src=x>"));
  EXPECT_EQ(EmojiHabits(path).recent(), (QStringList{QString::fromUtf8("🔥"), QString::fromUtf8("👍🏻")}));
  habits.set_tone(9);
  EXPECT_EQ(EmojiHabits(path).tone(), 5);
}

TEST(EmojiList, ShowsAGroupOrWhatIsFound) {
  EmojiList list;
  list.set_group(8);
  const int flags = list.count();
  EXPECT_GT(flags, 200);
  list.set_query(QStringLiteral("rocket"));
  ASSERT_GT(list.count(), 0);
  EXPECT_EQ(list.data(list.index(0), EmojiList::EmojiRole).toString(), QString::fromUtf8("🚀"));
  list.set_query({});
  EXPECT_EQ(list.count(), flags);
}

}  // namespace
}  // namespace banter::desktop
