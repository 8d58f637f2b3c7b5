#include "client/desktop/theme/icon_drawing.hpp"

#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

namespace banter::desktop {

QImage drawn_icon(const QString& name, const QColor& color, int pixels) {
  if (name.isEmpty() || pixels <= 0) return {};
  // The same few icons stand in every row of a list: each is drawn once a size and colour.
  const QString key =
      QStringLiteral("banter-icon/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(pixels);
  QPixmap known;
  if (QPixmapCache::find(key, &known)) return known.toImage();
  QFile file(QStringLiteral(":/banter/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) {
    qWarning("There is no icon \"%s\": client/theme/icons.txt lists them.", qUtf8Printable(name));
    return {};
  }
  QByteArray svg = file.readAll();
  svg.replace("currentColor", "#000");
  QSvgRenderer renderer(svg);
  QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  renderer.render(&painter, QRectF(0, 0, pixels, pixels));
  // Coloured as a whole, so that lines that cross in a half transparent colour do not show through each
  // other.
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(image.rect(), color);
  painter.end();
  QPixmapCache::insert(key, QPixmap::fromImage(image));
  return image;
}

IconDrawing::IconDrawing(QQuickItem* parent) : QQuickItem(parent) {
  setFlag(ItemHasContents);
}

void IconDrawing::set_name(const QString& name) {
  if (name_ == name) return;
  name_ = name;
  polish();
  Q_EMIT nameChanged();
}

void IconDrawing::set_color(const QColor& color) {
  if (color_ == color) return;
  color_ = color;
  polish();
  Q_EMIT colorChanged();
}

int IconDrawing::pixels() const {
  const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
  return static_cast<int>(std::lround(std::min(width(), height()) * ratio));
}

void IconDrawing::updatePolish() {
  image_ = drawn_icon(name_, color_, pixels());
  fresh_ = false;
  update();
}

QSGNode* IconDrawing::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  auto* node = static_cast<QSGImageNode*>(old);
  if (image_.isNull()) {
    delete node;
    return nullptr;
  }
  if (!node) {
    node = window()->createImageNode();
    node->setOwnsTexture(true);
    fresh_ = false;
  }
  if (!fresh_) {
    node->setTexture(window()->createTextureFromImage(image_, QQuickWindow::TextureCanUseAtlas));
    fresh_ = true;
  }
  const double side = std::min(width(), height());
  node->setRect(QRectF((width() - side) / 2, (height() - side) / 2, side, side));
  return node;
}

void IconDrawing::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged) polish();
  QQuickItem::itemChange(change, data);
}

void IconDrawing::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  if (now.size() != before.size()) polish();
}

}  // namespace banter::desktop
