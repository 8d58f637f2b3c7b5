// The application in a process of its own, that somebody may kill: it does what the lines of its standard
// input say, one after the other, and tells of each when it is done.
//   banter_desktop_robot HOME
//     register SERVER USERNAME PASSWORD      log-in SERVER USERNAME PASSWORD
//     press NAME       see WORDS       miss WORDS       write TEXT       stay (until it is killed)
#include <QApplication>
#include <QQuickStyle>
#include <QStandardPaths>
#include <iostream>
#include <string>

#include "tests/desktop/desk.hpp"

namespace {

using banter::desktop::tests::Desk;

void act(Desk& desk, const QString& line) {
  const QString verb = line.section(QLatin1Char(' '), 0, 0);
  const QString rest = line.section(QLatin1Char(' '), 1);
  if (verb == QLatin1String("register") || verb == QLatin1String("log-in")) {
    const QStringList words = rest.split(QLatin1Char(' '));
    desk.enter(words.value(0).toStdString(), words.value(1), words.mid(2).join(QLatin1Char(' ')),
               verb == QLatin1String("register"));
  } else if (verb == QLatin1String("press")) {
    desk.press(rest);
  } else if (verb == QLatin1String("see")) {
    desk.see(rest);
  } else if (verb == QLatin1String("miss")) {
    desk.miss(rest);
  } else if (verb == QLatin1String("write")) {
    desk.write(rest);
  } else if (verb == QLatin1String("stay")) {
    QCoreApplication::exec();
  } else {
    throw banter::desktop::tests::NotSeen("there is no such verb: " + verb.toStdString());
  }
}

}  // namespace

int main(int count, char** words) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(count, words);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  if (count != 2) return 2;
  try {
    Desk desk(words[1]);
    for (std::string line; std::getline(std::cin, line);) {
      act(desk, QString::fromStdString(line));
      std::cout << "did: " << line << std::endl;
    }
  } catch (const banter::desktop::tests::NotSeen& trouble) {
    std::cout << "failed: " << trouble.what() << std::endl;
    return 1;
  }
  return 0;
}
