// Runs tests that need an application: without a screen, and with nothing of the person who runs them.
#include <gtest/gtest.h>

#include <QApplication>
#include <QQuickStyle>
#include <QStandardPaths>

int main(int count, char** words) {
  ::testing::InitGoogleTest(&count, words);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(count, words);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  return RUN_ALL_TESTS();
}
