#pragma once

#include <QAccessible>
#include <QImage>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QString>
#include <functional>
#include <memory>
#include <string>

#include "client/desktop/app/app.hpp"

namespace banter::desktop::tests {

// Something was not to be seen, or did not happen in time.
struct NotSeen : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One instance of the application with a window of its own, and somebody in front of it who finds things by
// what a screen reader would say, and acts by mouse and keyboard. Several may stand in one process. Every
// wait ends as soon as what is waited for is there; NotSeen tells what was on the screen instead.
class Desk {
 public:
  // `home`: where this person's files are; the same folder again is the same person after a restart.
  explicit Desk(const std::string& home, QSize size = {1100, 720});
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // Where the folders of a person are, below `home`.
  static client::Places places(const std::string& home);

  QQuickWindow& window() { return *window_; }
  App& app() { return *app_; }

  // Whether something on the screen is called `words`, or says them: what stands in a field included.
  bool shows(const QString& words);
  // Waits until it is there, or gone.
  void see(const QString& words);
  void miss(const QString& words);
  void wait(const QString& what, const std::function<bool()>& happened);

  // Clicks what is called `name`.
  void press(const QString& name);
  // What is called by a whole sentence, by how that begins.
  void press_beginning(const QString& words);
  // The same with the other button.
  void press_for_menu(const QString& name);
  // Replaces what stands in the field.
  void fill(const QString& field, const QString& text);
  // Types behind what stands there; any characters.
  void type(const QString& text);
  void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  QString value(const QString& field);

  // Log in or register from the first screen.
  void enter(const std::string& server, const QString& username, const QString& password, bool is_new);
  // Writes in the conversation that is open.
  void write(const QString& text);

  void resize(QSize size);
  // `mode`: "light", "dark", "contrast"; `scale` of all text, 0.8 to 2.
  void set_look(const QString& mode, double scale);
  QImage picture();
  // All that a screen reader would find, a line each, for a failure's story.
  QString inventory();

 private:
  // There may be several windows, of which one is in front.
  void turn_to();
  using Wanted = std::function<bool(const QString& name)>;
  QAccessibleInterface* find(const Wanted& wanted);
  QPoint place_of(const QString& what, const Wanted& wanted);
  QPoint place_of(const QString& name);

  std::unique_ptr<App> app_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
  QPointer<QQuickWindow> window_;
};

}  // namespace banter::desktop::tests
