#include "client/desktop/app/app.hpp"

#include <QGuiApplication>
#include <QJSEngine>
#include <QQmlEngine>
#include <QVariant>
#include <limits>
#include <utility>

#include "client/desktop/conversations/conversations.hpp"

// Written by Qt's build; without a mention the linker leaves it out of a static library.
extern void qml_register_types_Banter();

namespace banter::desktop {
namespace {

constexpr const char* kProperty = "banterApp";
constexpr std::int64_t kMiB = std::int64_t{1} << 20;

}  // namespace

App::App(client::Places places, QObject* parent)
    : QObject(parent), settings_(places.config + "/desktop.ini"), accounts_(std::move(places)) {
  translations_.speak(settings_.word("language"));
  connect(&translations_, &Translations::changed, this, &App::languageChanged);
  connect(&settings_, &Settings::changed, this, [this](const QString& name) {
    if (name == QStringLiteral("language")) translations_.speak(settings_.word("language"));
  });
  connect(&accounts_, &Accounts::currentChanged, this, &App::sessionChanged);
  connect(&accounts_, &Accounts::added, this, &App::watch);
  connect(&accounts_, &Accounts::countChanged, this, &App::count_unread);
  connect(&notifier_, &Notifier::asked, this, &App::show);
  connect(&notifier_, &Notifier::failed, &accounts_, &Accounts::failed);
  if (const std::int64_t limit = settings_.number("copyLimit"); limit > 0)
    accounts_.set_copy_limit(limit * kMiB);
  else
    accounts_.set_copy_limit(std::numeric_limits<std::int64_t>::max());
  accounts_.restore();
}

App::~App() = default;

void App::serve(QQmlEngine& engine) {
  qml_register_types_Banter();
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  engine.setProperty(kProperty, QVariant::fromValue<QObject*>(this));
  connect(this, &App::languageChanged, &engine, &QQmlEngine::retranslate);
}

App* App::create(QQmlEngine* engine, QJSEngine*) {
  auto* app = qobject_cast<App*>(engine->property(kProperty).value<QObject*>());
  QJSEngine::setObjectOwnership(app, QJSEngine::CppOwnership);
  return app;
}

QString App::version() const {
  return QStringLiteral(BANTER_VERSION);
}

bool App::right_to_left() const {
  return QGuiApplication::isRightToLeft();
}

void App::set_hides_to_tray(bool hides) {
  if (std::exchange(hides_to_tray_, hides) == hides) return;
  QGuiApplication::setQuitOnLastWindowClosed(!hides);
  Q_EMIT hidesToTrayChanged();
}

void App::enter(const client::Address& address, const std::string& user) {
  accounts_.add(address, user);
}

void App::show(Session* session, const QString& conversation) {
  for (int row = 0; row < accounts_.count(); ++row) {
    if (accounts_.at(row) == session) accounts_.show(row);
  }
  Q_EMIT comeForward();
  if (accounts_.session() == session && !conversation.isEmpty()) Q_EMIT conversationAsked(conversation);
}

void App::watch(Session* session) {
  notifier_.watch(session);
  const Conversations* conversations = Conversations::of(session);
  connect(conversations, &Conversations::changed, this, &App::count_unread);
  connect(conversations, &Conversations::gone, this, &App::count_unread);
  connect(conversations, &Conversations::reset, this, &App::count_unread);
}

void App::count_unread() {
  int count = 0;
  for (int row = 0; row < accounts_.count(); ++row)
    count += Conversations::of(accounts_.at(row))->unreadCount();
  if (std::exchange(unread_count_, count) != count) Q_EMIT unreadCountChanged();
}

}  // namespace banter::desktop
