#include "client/desktop/pictures/picture.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QThreadPool>
#include <algorithm>
#include <cmath>

#include "client/desktop/pictures/picture_reading.hpp"

namespace banter::desktop {
namespace {

// Pictures are large while they are decoded: few at a time.
constexpr int kReaders = 2;
constexpr int kSettle = 60;  // milliseconds

QThreadPool& readers() {
  static QThreadPool pool;
  pool.setMaxThreadCount(kReaders);
  return pool;
}

/// `picture` in an image of that size: filled, or whole, with round corners.
QImage fitted(const QImage& picture, QSize size, bool whole, qreal radius) {
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QSizeF inside =
      QSizeF(picture.size()).scaled(size, whole ? Qt::KeepAspectRatio : Qt::KeepAspectRatioByExpanding);
  if (whole && inside.width() > picture.width()) inside = picture.size();
  const QRectF place(QPointF((size.width() - inside.width()) / 2, (size.height() - inside.height()) / 2),
                     inside);
  QPainter painter(&image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  if (radius > 0) {
    QPainterPath corners;
    corners.addRoundedRect(place.intersected(QRectF(QPointF(), size)), radius, radius);
    painter.setClipPath(corners);
  }
  painter.drawImage(place, picture);
  return image;
}

}  // namespace

Picture::Picture(QQuickItem* parent) : QQuickItem(parent) {
  setFlag(ItemHasContents);
  settle_.setSingleShot(true);
  settle_.setInterval(kSettle);
  connect(&settle_, &QTimer::timeout, this, &Picture::load);
}

void Picture::set_path(const QString& path) {
  if (path_ == path) return;
  path_ = path;
  picture_ = {};
  read_for_ = {};
  trouble_.clear();
  load();
  show();
  Q_EMIT pathChanged();
  Q_EMIT readyChanged();
}

void Picture::set_preview(const QString& preview) {
  if (preview_text_ == preview) return;
  preview_text_ = preview;
  preview_ = read_preview(preview);
  show();
  Q_EMIT previewChanged();
  Q_EMIT readyChanged();
}

void Picture::set_radius(qreal radius) {
  if (qFuzzyCompare(radius_, radius)) return;
  radius_ = radius;
  show();
  Q_EMIT radiusChanged();
}

void Picture::set_whole(bool whole) {
  if (whole_ == whole) return;
  whole_ = whole;
  show();
  Q_EMIT wholeChanged();
}

QSize Picture::room() const {
  const qreal dense = window() ? window()->effectiveDevicePixelRatio() : 1;
  return QSize(static_cast<int>(std::ceil(width() * dense)), static_cast<int>(std::ceil(height() * dense)));
}

void Picture::load() {
  const QSize wanted = room();
  if (path_.isEmpty() || wanted.isEmpty() || !window()) return;
  if (!read_for_.isEmpty() && wanted.width() <= read_for_.width() && wanted.height() <= read_for_.height())
    return;
  read_for_ = wanted;
  readers().start([this_one = QPointer<Picture>(this), path = path_, wanted, asked = ++asked_] {
    auto read = read_picture(path, wanted);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [this_one, asked, read = std::move(read)] {
          // Looked at on the screen's thread only, where the item ends.
          if (!this_one || this_one->asked_ != asked) return;
          if (read)
            this_one->picture_ = *read;
          else
            this_one->trouble_ = read.error();
          this_one->show();
          Q_EMIT this_one->readyChanged();
        },
        Qt::QueuedConnection);
  });
}

void Picture::show() {
  const QImage& best = picture_.isNull() ? preview_ : picture_;
  const QSize size = room();
  if (best.isNull() || size.isEmpty() || !window()) {
    drawn_ = {};
  } else {
    drawn_ = fitted(best, size, whole_, radius_ * window()->effectiveDevicePixelRatio());
  }
  redraw_ = true;
  update();
}

void Picture::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  if (now.size() == before.size()) return;
  show();
  settle_.start();
}

void Picture::itemChange(ItemChange change, const ItemChangeData& data) {
  QQuickItem::itemChange(change, data);
  if (change != ItemSceneChange && change != ItemDevicePixelRatioHasChanged) return;
  load();
  show();
}

QSGNode* Picture::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  auto* node = static_cast<QSGImageNode*>(old);
  if (drawn_.isNull() || !window()) {
    delete node;
    return nullptr;
  }
  if (!node) {
    node = window()->createImageNode();
    node->setOwnsTexture(true);
    redraw_ = true;
  }
  if (redraw_) {
    node->setTexture(window()->createTextureFromImage(drawn_));
    redraw_ = false;
  }
  node->setFiltering(QSGTexture::Linear);
  node->setRect(boundingRect());
  return node;
}

}  // namespace banter::desktop
