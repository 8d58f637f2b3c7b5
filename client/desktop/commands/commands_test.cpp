#include "client/desktop/commands/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QKeySequence>
#include <map>
#include <set>
#include <string>

namespace banter::desktop {
namespace {

std::set<std::string> ids_of(const QString& part) {
  Commands commands;
  commands.set_part(part);
  std::set<std::string> ids;
  for (int row = 0; row < commands.rowCount(); ++row)
    ids.insert(commands.data(commands.index(row), Commands::id_role).toString().toStdString());
  return ids;
}

TEST(CommandTable, IdsAreOfTheirOwnAndMenusExist) {
  std::set<std::string> ids;
  const QStringList menus = Commands::menus();
  for (const Command& command : command_table()) {
    EXPECT_TRUE(ids.insert(command.id).second) << command.id;
    EXPECT_TRUE(command.menu[0] == '\0' || menus.contains(QLatin1String(command.menu))) << command.id;
    EXPECT_FALSE(command.menu[0] == '\0' && command.keys.isEmpty()) << command.id << " cannot be reached";
  }
}

TEST(CommandTable, NoTwoCommandsHearTheSameKeys) {
  std::map<std::string, std::string> taken;
  for (const Command& command : command_table()) {
    for (const QString& keys : command.keys) {
      const QKeySequence sequence(keys, QKeySequence::PortableText);
      ASSERT_FALSE(sequence.isEmpty()) << command.id;
      EXPECT_EQ(sequence.toString(QKeySequence::PortableText), keys) << command.id;
      const auto [other, fresh] = taken.emplace(keys.toStdString(), command.id);
      EXPECT_TRUE(fresh) << keys.toStdString() << ": " << other->second << " and " << command.id;
    }
  }
}

TEST(Commands, TheMenusHoldEveryCommandThatNamesOne) {
  std::set<std::string> in_menus;
  for (const QString& menu : Commands::menus()) {
    EXPECT_FALSE(ids_of(menu).empty()) << menu.toStdString();
    in_menus.merge(ids_of(menu));
  }
  for (const Command& command : command_table())
    EXPECT_EQ(in_menus.contains(command.id), command.menu[0] != '\0') << command.id;
}

TEST(Commands, TheListHoldsEveryCommandWithKeysAndTheWindowHearsItsOwn) {
  const std::set<std::string> listed = ids_of(QStringLiteral("keys"));
  std::set<std::string> heard;
  for (const QVariant& one : Commands::shortcuts())
    heard.insert(one.toMap().value(QStringLiteral("command")).toString().toStdString());
  for (const Command& command : command_table()) {
    EXPECT_EQ(listed.contains(command.id), !command.keys.isEmpty()) << command.id;
    EXPECT_EQ(heard.contains(command.id), !command.keys.isEmpty() && command.heard_by == HeardBy::window)
        << command.id;
  }
}

TEST(Commands, NineKeysAreNineShortcuts) {
  QStringList keys;
  for (const QVariant& one : Commands::shortcuts()) {
    const QVariantMap map = one.toMap();
    if (map.value(QStringLiteral("command")) == QStringLiteral("pinned"))
      keys += map.value(QStringLiteral("keys")).toStringList();
  }
  ASSERT_EQ(keys.size(), 9);
  EXPECT_EQ(keys.first(), QStringLiteral("Ctrl+1"));
  EXPECT_EQ(keys.last(), QStringLiteral("Ctrl+9"));
}

// What people who come from other clients have in their hands.
TEST(Commands, TheKeysAreTheOnesThatHandsKnow) {
  const std::map<std::string, QStringList> wanted{
      {"quick_switcher", {QStringLiteral("Ctrl+K")}},
      {"previous_conversation",
       {QStringLiteral("Alt+Up"), QStringLiteral("Ctrl+Shift+Tab"), QStringLiteral("Ctrl+PgUp")}},
      {"next_conversation",
       {QStringLiteral("Alt+Down"), QStringLiteral("Ctrl+Tab"), QStringLiteral("Ctrl+PgDown")}},
      {"previous_unread", {QStringLiteral("Alt+Shift+Up")}},
      {"next_unread", {QStringLiteral("Alt+Shift+Down")}},
      {"find", {QStringLiteral("Ctrl+F")}},
      {"find_everywhere", {QStringLiteral("Ctrl+Shift+F")}},
      {"escape", {QStringLiteral("Esc")}},
      {"oldest_unread", {QStringLiteral("Shift+PgUp")}},
      {"attach", {QStringLiteral("Ctrl+Shift+U")}},
      {"contacts", {QStringLiteral("Ctrl+J")}},
      {"settings", {QStringLiteral("Ctrl+,")}},
      {"shortcuts", {QStringLiteral("Ctrl+/")}},
      {"mute", {QStringLiteral("Ctrl+Shift+M")}},
      {"minimise", {QStringLiteral("Ctrl+M")}},
      {"close_window", {QStringLiteral("Ctrl+W")}},
      {"quit", {QStringLiteral("Ctrl+Q")}},
      {"next_landmark", {QStringLiteral("F6")}},
      {"previous_landmark", {QStringLiteral("Shift+F6")}},
      {"back", {QStringLiteral("Alt+Left")}},
      {"forward", {QStringLiteral("Alt+Right")}},
      {"bold", {QStringLiteral("Ctrl+B")}},
      {"quote", {QStringLiteral("Ctrl+Shift+>")}},
  };
  for (const auto& [id, keys] : wanted) {
    const auto found =
        std::ranges::find_if(command_table(), [&](const Command& one) { return id == one.id; });
    ASSERT_NE(found, command_table().end()) << id;
    EXPECT_EQ(found->keys, keys) << id;
  }
}

}  // namespace
}  // namespace banter::desktop
