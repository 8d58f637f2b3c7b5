#include <QApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include "client/desktop/app/app.hpp"
#include "client/desktop/theme/logo.hpp"

int main(int count, char** words) {
  QApplication application(count, words);
  QApplication::setApplicationName(QStringLiteral("Banter"));
  QApplication::setDesktopFileName(QStringLiteral("banter-desktop"));
  QApplication::setWindowIcon(banter::desktop::logo_icon());
  // Letters as sharp as those of the programs beside it; they only move as a whole.
  QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  banter::desktop::App app(banter::client::Places::of_this_person());
  QQmlApplicationEngine engine;
  app.serve(engine);
  engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
  return engine.rootObjects().isEmpty() ? 1 : QApplication::exec();
}
