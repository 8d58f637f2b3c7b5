#include "client/desktop/theme/logo.hpp"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace banter::desktop {
namespace {

constexpr int kSizes[] = {16, 22, 24, 32, 48, 64, 128, 256};
// Of the light palette, as the logo itself: icons stand on grounds that are not ours.
constexpr QRgb kPaper = 0xFFFAF9F7;
constexpr QRgb kDot = 0xFFB3261E;

QPixmap drawn(QSvgRenderer& logo, int size, bool unread) {
  QPixmap pixmap(size, size);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  logo.render(&painter, QRectF(0, 0, size, size));
  if (unread) {
    const double side = size * 0.42;
    const QRectF dot(size - side, 0, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(kPaper));
    painter.drawEllipse(dot);
    painter.setBrush(QColor(kDot));
    painter.drawEllipse(dot.adjusted(side / 8, side / 8, -side / 8, -side / 8));
  }
  return pixmap;
}

}  // namespace

QIcon logo_icon(bool unread) {
  QSvgRenderer logo(QStringLiteral(":/banter/logo.svg"));
  QIcon icon;
  for (int size : kSizes)
    icon.addPixmap(drawn(logo, size, unread));
  return icon;
}

}  // namespace banter::desktop
