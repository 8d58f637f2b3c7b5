#include "client/desktop/theme/system_look.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

namespace banter::desktop {
namespace {

constexpr int kAnswer = 2000;  // ms; who has not said it by then runs no desktop

QString service() {
  return QStringLiteral("org.freedesktop.portal.Desktop");
}
QString path() {
  return QStringLiteral("/org/freedesktop/portal/desktop");
}
QString interface() {
  return QStringLiteral("org.freedesktop.portal.Settings");
}
QString appearance() {
  return QStringLiteral("org.freedesktop.appearance");
}
QString gnome() {
  return QStringLiteral("org.gnome.desktop.interface");
}

/// The portal wraps a value once or twice, as the version has it.
QVariant unwrapped(QVariant value) {
  while (value.userType() == qMetaTypeId<QDBusVariant>())
    value = value.value<QDBusVariant>().variant();
  return value;
}

QString first_of(const QStringList& wanted, QFontDatabase::SystemFont otherwise) {
  for (const QString& family : wanted)
    if (QFontDatabase::hasFamily(family)) return family;
  return QFontDatabase::systemFont(otherwise).family();
}

}  // namespace

SystemLook::SystemLook(QObject* parent) : QObject(parent) {
  if (qGuiApp) qGuiApp->installEventFilter(this);
  // Without the address of a bus Qt would start one.
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(service(), path(), interface(), QStringLiteral("SettingChanged"), this,
              SLOT(hear(QString, QString, QDBusVariant)));
  ask(appearance(), QStringLiteral("color-scheme"));
  ask(appearance(), QStringLiteral("contrast"));
  ask(gnome(), QStringLiteral("enable-animations"));
}

bool SystemLook::dark() const {
  if (portal_says_) return portal_dark_;
  const QPalette palette = QGuiApplication::palette();
  return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QString SystemLook::family(const QStringList& wanted) const {
  return first_of(wanted, QFontDatabase::GeneralFont);
}

QString SystemLook::codeFamily(const QStringList& wanted) const {
  return first_of(wanted, QFontDatabase::FixedFont);
}

bool SystemLook::eventFilter(QObject* watched, QEvent* event) {
  if (watched == qGuiApp && event->type() == QEvent::ApplicationPaletteChange) Q_EMIT changed();
  return QObject::eventFilter(watched, event);
}

void SystemLook::hear(const QString& group, const QString& key, const QDBusVariant& wrapped) {
  const QVariant value = unwrapped(wrapped.variant());
  if (group == appearance() && key == QStringLiteral("color-scheme")) {
    const uint scheme = value.toUInt();  // 1 dark, 2 light, 0 whatever
    portal_says_ = scheme == 1 || scheme == 2;
    portal_dark_ = scheme == 1;
  } else if (group == appearance() && key == QStringLiteral("contrast")) {
    high_contrast_ = value.toUInt() == 1;
  } else if (group == gnome() && key == QStringLiteral("enable-animations")) {
    reduced_motion_ = !value.toBool();
  } else {
    return;
  }
  Q_EMIT changed();
}

void SystemLook::ask(const QString& group, const QString& key) {
  QDBusMessage question =
      QDBusMessage::createMethodCall(service(), path(), interface(), QStringLiteral("Read"));
  question << group << key;
  auto* answer =
      new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, kAnswer), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this,
          [this, group, key](QDBusPendingCallWatcher* done) {
            done->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *done;
            if (!reply.isError()) hear(group, key, reply.value());
          });
}

}  // namespace banter::desktop
