#include "client/desktop/app/app.hpp"

#include <QJSEngine>
#include <QQmlEngine>
#include <QVariant>

// Written by Qt's build; without a mention the linker leaves it out of a static library.
extern void qml_register_types_Banter();

namespace banter::desktop {
namespace {

constexpr const char* kProperty = "banterApp";

}  // namespace

App::App(client::Places places, QObject* parent)
    : QObject(parent), settings_(places.config + "/desktop.ini"), accounts_(std::move(places)) {
  connect(&accounts_, &Accounts::currentChanged, this, &App::sessionChanged);
  accounts_.restore();
}

App::~App() = default;

void App::serve(QQmlEngine& engine) {
  qml_register_types_Banter();
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  engine.setProperty(kProperty, QVariant::fromValue<QObject*>(this));
}

App* App::create(QQmlEngine* engine, QJSEngine*) {
  auto* app = qobject_cast<App*>(engine->property(kProperty).value<QObject*>());
  QJSEngine::setObjectOwnership(app, QJSEngine::CppOwnership);
  return app;
}

void App::enter(const client::Address& address, const std::string& user) {
  accounts_.add(address, user);
}

}  // namespace banter::desktop
