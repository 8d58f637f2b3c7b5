#include "client/desktop/notifications/tray.hpp"

#include <QEvent>
#include <QPainter>
#include <utility>

namespace banter::desktop {
namespace {

constexpr int kSide = 64;
constexpr QColor kDot(0xD9, 0x3A, 0x2B);

QIcon with_dot(const QIcon& icon) {
  QPixmap picture = icon.pixmap(kSide, kSide);
  if (picture.isNull()) return icon;
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  const qreal side = picture.deviceIndependentSize().width();
  painter.setPen(QPen(Qt::white, side / 24));
  painter.setBrush(kDot);
  painter.drawEllipse(QRectF(side * 0.58, side * 0.04, side * 0.38, side * 0.38));
  return picture;
}

}  // namespace

Tray::Tray(Settings& settings, QIcon icon, QObject* parent)
    : QObject(parent), settings_(settings), plain_(std::move(icon)), dotted_(with_dot(plain_)) {
  open_ = menu_.addAction(QString());
  quiet_ = menu_.addAction(QString());
  menu_.addSeparator();
  quit_ = menu_.addAction(QString());
  quiet_->setCheckable(true);
  quiet_->setChecked(settings_.is("doNotDisturb"));
  name_all();
  connect(open_, &QAction::triggered, this, &Tray::openAsked);
  connect(quit_, &QAction::triggered, this, &Tray::quitAsked);
  connect(quiet_, &QAction::toggled, this,
          [this](bool on) { settings_.set(QStringLiteral("doNotDisturb"), on); });
  connect(&settings_, &Settings::changed, this, [this](const QString& name) {
    if (name == QStringLiteral("doNotDisturb")) quiet_->setChecked(settings_.is("doNotDisturb"));
    if (name == QStringLiteral("language")) name_all();
  });
  connect(&tray_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
    if (reason == QSystemTrayIcon::Trigger) Q_EMIT openAsked();
  });
  tray_.setContextMenu(&menu_);
  show_unread(0);
}

Tray::~Tray() = default;

void Tray::name_all() {
  open_->setText(tr("Open Banter"));
  quiet_->setText(tr("Do not disturb"));
  quit_->setText(tr("Quit"));
}

void Tray::show_unread(int count) {
  tray_.setIcon(count > 0 ? dotted_ : plain_);
  tray_.setToolTip(count > 0 ? tr("Banter: %n unread conversation(s)", nullptr, count) : tr("Banter"));
}

TrayNotifications::TrayNotifications(QSystemTrayIcon& tray, QObject* parent)
    : NotificationPort(parent), tray_(tray) {
  connect(&tray_, &QSystemTrayIcon::messageClicked, this, [this] {
    if (!last_.isEmpty()) Q_EMIT opened(std::exchange(last_, {}));
  });
}

void TrayNotifications::show(const Notification& notification) {
  last_ = notification.key;
  tray_.showMessage(notification.title, notification.body, tray_.icon());
}

void TrayNotifications::close(const QString& key) {
  // Qt cannot take a balloon away; that it leads nowhere any more is all there is to do.
  if (last_ == key) last_.clear();
}

}  // namespace banter::desktop
