#include "client/desktop/settings/settings.hpp"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <fstream>
#include <set>
#include <string>

#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/settings/setting_table.hpp"

namespace banter::desktop {
namespace {

struct SettingsTest : ::testing::Test {
  client::testing::TempDir folder;
  std::string path = folder / "deep/config/desktop.ini";
};

TEST_F(SettingsTest, EveryRowHasANameOfItsOwnAndAPresetThatFits) {
  std::set<std::string> names;
  for (const Setting& setting : setting_table()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_EQ(fitted(setting, setting.preset), setting.preset) << setting.name;
  }
}

TEST_F(SettingsTest, WhatIsSetIsThereAfterARestart) {
  {
    Settings settings(path);
    EXPECT_EQ(settings.number("textSize"), 100);
    settings.set(QStringLiteral("textSize"), 150);
    settings.set(QStringLiteral("mode"), QStringLiteral("dark"));
    settings.set(QStringLiteral("notify"), false);
    settings.remember(QStringLiteral("width"), 812);
  }
  Settings settings(path);
  EXPECT_EQ(settings.number("textSize"), 150);
  EXPECT_EQ(settings.word("mode"), QStringLiteral("dark"));
  EXPECT_FALSE(settings.is("notify"));
  EXPECT_TRUE(settings.is("notifySound"));
  EXPECT_EQ(settings.recall(QStringLiteral("width"), 100), QVariant(812));
  EXPECT_EQ(settings.recall(QStringLiteral("height"), 100), QVariant(100));
}

TEST_F(SettingsTest, KeepsToTypeAndRange) {
  Settings settings(path);
  settings.set(QStringLiteral("textSize"), 5'000);
  EXPECT_EQ(settings.number("textSize"), 200);
  settings.set(QStringLiteral("textSize"), QStringLiteral("large"));
  EXPECT_EQ(settings.number("textSize"), 100);
  settings.set(QStringLiteral("mode"), QStringLiteral("plaid"));
  EXPECT_EQ(settings.word("mode"), QStringLiteral("system"));
  settings.set(QStringLiteral("quietFromAt"), QStringLiteral("25:00"));
  EXPECT_EQ(settings.word("quietFromAt"), QStringLiteral("22:00"));
  settings.set(QStringLiteral("no such"), 1);
  EXPECT_FALSE(settings.contains(QStringLiteral("no such")));
}

TEST_F(SettingsTest, AFileOfNonsenseGivesThePresets) {
  {
    Settings make(path);
  }
  std::ofstream(path)
      << "textSize=huge\nmode=\"@Invalid()\"\nnotify=@ByteArray(x)\n[window\nwidth=@Rect(1)\n";
  Settings settings(path);
  EXPECT_EQ(settings.number("textSize"), 100);
  EXPECT_EQ(settings.word("mode"), QStringLiteral("system"));
}

TEST_F(SettingsTest, AChangeIsTold) {
  Settings settings(path);
  QSignalSpy changed(&settings, &Settings::changed);
  settings.set(QStringLiteral("accent"), QStringLiteral("blue"));
  ASSERT_EQ(changed.count(), 1);
  EXPECT_EQ(changed.first().first().toString(), QStringLiteral("accent"));
  // As QML does it.
  EXPECT_TRUE(settings.setProperty("accent", QStringLiteral("rose")));
  EXPECT_TRUE(QTest::qWaitFor([&] { return changed.count() == 2; }));
  EXPECT_EQ(settings.word("accent"), QStringLiteral("rose"));
}

}  // namespace
}  // namespace banter::desktop
