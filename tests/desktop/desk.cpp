#include "tests/desktop/desk.hpp"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QTest>
#include <QTimer>
#include <chrono>

#include "client/desktop/settings/settings.hpp"

namespace banter::desktop::tests {
namespace {

using Clock = std::chrono::steady_clock;

// Long enough for a loaded machine and for sanitizers; reached only when something is wrong.
constexpr std::chrono::seconds kPatience{30};

bool is_seen(const QAccessibleInterface& one) {
  const QAccessible::State state = one.state();
  return !state.invisible && !state.offscreen;
}

QString said_by(const QAccessibleInterface& one) {
  return one.text(QAccessible::Name) + QLatin1Char('\n') + one.text(QAccessible::Value) + QLatin1Char('\n') +
         one.text(QAccessible::Description);
}

// Depth first, from the root; ends when `visit` says that it has enough.
bool walk(QAccessibleInterface* one, const std::function<bool(QAccessibleInterface&)>& visit) {
  if (one == nullptr || !one->isValid()) return false;
  if (is_seen(*one) && visit(*one)) return true;
  for (int i = 0; i < one->childCount(); ++i) {
    if (walk(one->child(i), visit)) return true;
  }
  return false;
}

}  // namespace

client::Places Desk::places(const std::string& home) {
  return {.config = home + "/config", .state = home + "/state"};
}

Desk::Desk(const std::string& home, QSize size) {
  QAccessible::setActive(true);
  app_ = std::make_unique<App>(places(home));
  engine_ = std::make_unique<QQmlApplicationEngine>();
  app_->serve(*engine_);
  engine_->load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
  if (engine_->rootObjects().isEmpty()) throw NotSeen("the window could not be made");
  window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().constFirst());
  resize(size);
  window_->requestActivate();
  wait(QStringLiteral("the window"), [this] { return window_->isExposed() && window_->isActive(); });
}

Desk::~Desk() {
  // The QML first: it still asks the application while it goes.
  engine_.reset();
  app_.reset();
}

void Desk::wait(const QString& what, const std::function<bool()>& happened) {
  const auto until = Clock::now() + kPatience;
  // Not everything that is waited for is an event.
  QTimer look;
  look.start(5);
  while (!happened()) {
    if (Clock::now() > until)
      throw NotSeen(
          QStringLiteral("Waited in vain for %1. On the screen:\n%2").arg(what, inventory()).toStdString());
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
}

bool Desk::shows(const QString& words) {
  return walk(QAccessible::queryAccessibleInterface(window_),
              [&](QAccessibleInterface& one) { return said_by(one).contains(words); });
}

void Desk::see(const QString& words) {
  wait(QStringLiteral("“%1”").arg(words), [&] { return shows(words); });
}

void Desk::miss(const QString& words) {
  wait(QStringLiteral("“%1” to go").arg(words), [&] { return !shows(words); });
}

QAccessibleInterface* Desk::find(const Wanted& wanted) {
  QAccessibleInterface* found = nullptr;
  walk(QAccessible::queryAccessibleInterface(window_), [&](QAccessibleInterface& one) {
    if (!wanted(one.text(QAccessible::Name))) return false;
    // A control rather than the words beside it.
    if (found == nullptr || found->role() == QAccessible::StaticText) found = &one;
    return found->role() != QAccessible::StaticText;
  });
  return found;
}

QPoint Desk::place_of(const QString& what, const Wanted& wanted) {
  QRect rect;
  wait(QStringLiteral("something called “%1”").arg(what), [&] {
    QAccessibleInterface* found = find(wanted);
    if (found == nullptr || found->state().disabled) return false;
    rect = found->rect();
    return !rect.isEmpty();
  });
  return window_->mapFromGlobal(rect.center());
}

QPoint Desk::place_of(const QString& name) {
  return place_of(name, [&](const QString& called) { return called == name; });
}

void Desk::turn_to() {
  if (window_->isActive()) return;
  window_->requestActivate();
  wait(QStringLiteral("the window to be in front"), [this] { return window_->isActive(); });
}

void Desk::press(const QString& name) {
  turn_to();
  QTest::mouseClick(window_, Qt::LeftButton, Qt::NoModifier, place_of(name));
}

void Desk::press_beginning(const QString& words) {
  turn_to();
  const QPoint place = place_of(words, [&](const QString& called) { return called.startsWith(words); });
  QTest::mouseClick(window_, Qt::LeftButton, Qt::NoModifier, place);
}

void Desk::press_for_menu(const QString& name) {
  turn_to();
  QTest::mouseClick(window_, Qt::RightButton, Qt::NoModifier, place_of(name));
}

void Desk::type(const QString& text) {
  turn_to();
  wait(QStringLiteral("the keyboard's focus"), [this] { return window_->activeFocusItem() != nullptr; });
  QInputMethodEvent typed;
  typed.setCommitString(text);
  QCoreApplication::sendEvent(window_->activeFocusItem(), &typed);
}

void Desk::fill(const QString& field, const QString& text) {
  press(field);
  key(Qt::Key_A, Qt::ControlModifier);
  key(Qt::Key_Delete);
  if (!text.isEmpty()) type(text);
}

void Desk::key(int key, Qt::KeyboardModifiers modifiers) {
  turn_to();
  QTest::keyClick(window_, static_cast<Qt::Key>(key), modifiers);
}

QString Desk::value(const QString& field) {
  QAccessibleInterface* found = find([&](const QString& called) { return called == field; });
  return found == nullptr ? QString() : found->text(QAccessible::Value);
}

void Desk::enter(const std::string& server, const QString& username, const QString& password, bool is_new) {
  see(QStringLiteral("Username"));
  if (is_new) press(QStringLiteral("Register"));
  fill(QStringLiteral("Server"), QString::fromStdString(server));
  fill(QStringLiteral("Username"), username);
  fill(QStringLiteral("Password"), password);
  key(Qt::Key_Return);
}

void Desk::write(const QString& text) {
  press(QStringLiteral("Message"));
  type(text);
  key(Qt::Key_Return);
}

void Desk::resize(QSize size) {
  window_->resize(size);
}

void Desk::set_look(const QString& mode, double scale) {
  app_->settings()->set(QStringLiteral("mode"), mode);
  app_->settings()->set(QStringLiteral("textSize"), qRound(scale * 100));
}

QImage Desk::picture() {
  return window_->grabWindow();
}

QString Desk::inventory() {
  QString lines;
  walk(QAccessible::queryAccessibleInterface(window_), [&](QAccessibleInterface& one) {
    const QString said = said_by(one).simplified();
    if (!said.isEmpty()) lines += QStringLiteral("  [%1] %2\n").arg(int(one.role())).arg(said);
    return false;
  });
  return lines;
}

}  // namespace banter::desktop::tests
