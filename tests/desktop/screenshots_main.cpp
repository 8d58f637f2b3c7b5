// Pictures of the main states of the application, light and dark, for people to look at:
//   banter_desktop_screenshots FOLDER [STATE...]
// Whoever changes a screen looks at its pictures before and after; `./dev screenshots` calls this.
#include <QApplication>
#include <QDir>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTest>
#include <cstdio>
#include <set>

#include "client/desktop/settings/settings.hpp"
#include "tests/desktop/desk.hpp"
#include "tests/desktop/world.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::desktop::tests {
namespace {

struct Look {
  const char* name;
  const char* mode;
  QSize size;
  double scale;
};

constexpr Look kLooks[] = {{"light", "light", {1100, 720}, 1},
                           {"dark", "dark", {1100, 720}, 1},
                           {"narrow", "light", {360, 720}, 1},
                           {"large", "dark", {1440, 900}, 1.5}};

class Photographer {
 public:
  Photographer(QString folder, std::set<QString> wanted)
      : folder_(std::move(folder)), wanted_(std::move(wanted)) {}

  // One state in one look; `act` brings it about.
  void take(Desk& desk, const QString& state, const Look& look, const std::function<void()>& act) {
    if (!wanted_.empty() && !wanted_.contains(state)) return;
    try {
      act();
    } catch (const NotSeen& trouble) {
      std::fprintf(stderr, "%s, %s: %s\n", qPrintable(state), look.name, trouble.what());
    }
    // What moves has come to rest.
    QTest::qWait(400);
    const QString path = QStringLiteral("%1/%2-%3.png").arg(folder_, state, QString::fromLatin1(look.name));
    desk.picture().save(path);
    std::printf("%s\n", qPrintable(path));
  }

 private:
  QString folder_;
  std::set<QString> wanted_;
};

void shoot(Photographer& photographer, World& world, const std::string& home, const Look& look) {
  const bool narrow = look.size.width() < 600;
  const auto back = [narrow](Desk& desk) {
    if (narrow) desk.press(QStringLiteral("Back to the list"));
  };
  Desk desk(home, look.size);
  desk.set_look(QString::fromLatin1(look.mode), look.scale);
  photographer.take(desk, QStringLiteral("01-first"), look, [&] { desk.see(QStringLiteral("Username")); });
  photographer.take(desk, QStringLiteral("02-error"), look, [&] {
    desk.enter(world.server().address().text(), QStringLiteral("anna"), QStringLiteral("wrong horse"), false);
    desk.wait(QStringLiteral("a refusal"), [&] { return desk.shows(QStringLiteral("password")); });
    QTest::qWait(500);
  });
  desk.enter(world.server().address().text(), QStringLiteral("anna"), QStringLiteral("correct horse"), false);
  desk.see(QStringLiteral("#bridge"));
  photographer.take(desk, QStringLiteral("03-list"), look, [] {});
  photographer.take(desk, QStringLiteral("04-room"), look, [&] {
    desk.press(QStringLiteral("#bridge"));
    desk.see(QStringLiteral("Fine with me"));
  });
  photographer.take(desk, QStringLiteral("05-members"), look, [&] {
    desk.press(narrow ? QStringLiteral("About the room") : QStringLiteral("Members"));
    desk.see(narrow ? QStringLiteral("Leave") : QStringLiteral("Search members"));
  });
  desk.press(QStringLiteral("Close the panel"));
  photographer.take(desk, QStringLiteral("06-search"), look, [&] {
    desk.key(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("the"));
    QTest::qWait(500);
  });
  desk.key(Qt::Key_Escape);
  desk.key(Qt::Key_Escape);
  photographer.take(desk, QStringLiteral("07-emoji"), look, [&] { desk.press(QStringLiteral("Emoji")); });
  desk.key(Qt::Key_Escape);
  photographer.take(desk, QStringLiteral("08-direct"), look, [&] {
    back(desk);
    desk.press_beginning(QStringLiteral("Ben Okafor, "));
    desk.see(QStringLiteral("whales"));
  });
  photographer.take(desk, QStringLiteral("09-settings"), look,
                    [&] { desk.key(Qt::Key_Comma, Qt::ControlModifier); });
  desk.key(Qt::Key_Escape);
  desk.miss(QStringLiteral("Appearance"));
  photographer.take(desk, QStringLiteral("10-switcher"), look,
                    [&] { desk.key(Qt::Key_K, Qt::ControlModifier); });
  desk.key(Qt::Key_Escape);
  bool is_killed = false;
  photographer.take(desk, QStringLiteral("11-off-line"), look, [&] {
    world.server().kill();
    is_killed = true;
    desk.see(QStringLiteral("messages will be sent when back"));
    desk.write(QStringLiteral("I will write more when the line is back."));
  });
  if (is_killed) world.server().start();
}

}  // namespace
}  // namespace banter::desktop::tests

int main(int count, char** words) {
  using namespace banter::desktop::tests;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(count, words);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  if (count < 2) {
    std::fprintf(stderr, "usage: %s FOLDER [STATE...]\n", words[0]);
    return 2;
  }
  const QString folder = QString::fromLocal8Bit(words[1]);
  QDir().mkpath(folder);
  std::set<QString> wanted;
  for (int i = 2; i < count; ++i)
    wanted.insert(QString::fromLocal8Bit(words[i]));
  const banter::harness::TempFolder temporary;
  World world(temporary.path() + "/data");
  Photographer photographer(folder, std::move(wanted));
  for (const Look& look : kLooks)
    shoot(photographer, world, temporary.path() + "/" + look.name, look);
  return 0;
}
