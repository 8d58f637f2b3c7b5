#include "client/desktop/timeline/scroll_anchor.hpp"

#include <QMetaObject>
#include <QVariant>
#include <algorithm>
#include <cmath>

namespace banter::desktop {
namespace {

constexpr const char* kContentY = "contentY";
constexpr int kCenter = 1;  // ListView.Center

qreal bottom_of(const QQuickItem& item) {
  return item.y() + item.height();
}

QString key_of(const QQuickItem& item) {
  return item.property("key").toString();
}

}  // namespace

ScrollAnchor::ScrollAnchor(QQuickItem* parent) : QQuickItem(parent) {}

ScrollAnchor::~ScrollAnchor() = default;

void ScrollAnchor::setView(QQuickItem* view) {
  if (view_ == view) return;
  if (view_) view_->disconnect(this);
  view_ = view;
  if (view_) {
    for (const char* changed : {SIGNAL(contentHeightChanged()), SIGNAL(originYChanged()),
                                SIGNAL(countChanged()), SIGNAL(heightChanged()), SIGNAL(widthChanged())})
      connect(view_, changed, this, SLOT(laidOut()));
    connect(view_, SIGNAL(contentYChanged()), this, SLOT(scrolled()));
  }
  Q_EMIT viewChanged();
}

void ScrollAnchor::setBusy(bool busy) {
  if (busy_ == busy) return;
  busy_ = busy;
  if (busy_) setLag(0);
  if (!busy_) choose();
  Q_EMIT busyChanged();
}

void ScrollAnchor::setLag(qreal lag) {
  if (lag_ == lag) return;
  lag_ = lag;
  polish();
  Q_EMIT lagChanged();
}

qreal ScrollAnchor::real(const char* property) const {
  return view_->property(property).toReal();
}

QQuickItem* ScrollAnchor::item_at(int row) const {
  QQuickItem* item = nullptr;
  if (row >= 0)
    QMetaObject::invokeMethod(view_, "itemAtIndex", Q_RETURN_ARG(QQuickItem*, item), Q_ARG(int, row));
  return item;
}

int ScrollAnchor::row_at_bottom() const {
  int row = -1;
  const qreal x = view_->width() / 2;
  const qreal y = real(kContentY) + view_->height();
  for (qreal above = 1; row < 0 && above < view_->height(); above += std::max<qreal>(gap_, 4))
    QMetaObject::invokeMethod(view_, "indexAt", Q_RETURN_ARG(int, row), Q_ARG(qreal, x),
                              Q_ARG(qreal, y - above));
  return row;
}

std::optional<qreal> ScrollAnchor::end() const {
  const QQuickItem* item = newest();
  if (item == nullptr) return std::nullopt;
  return bottom_of(*item) + gap_ - view_->height();
}

void ScrollAnchor::laidOut() {
  polish();
}

void ScrollAnchor::scrolled() {
  if (putting_) return;
  // Where nothing else has changed, somebody has moved the view.
  if (busy_ || !laid_out_anew()) choose();
  polish();
}

bool ScrollAnchor::laid_out_anew() const {
  if (view_size_ != view_->size()) return true;
  return item_ && key_of(*item_) == key_ && item_place_ != QRectF(item_->position(), item_->size());
}

void ScrollAnchor::remember() {
  view_size_ = view_->size();
  item_place_ = item_ ? QRectF(item_->position(), item_->size()) : QRectF();
}

// Whatever is in view now is where it belongs.
void ScrollAnchor::choose() {
  if (!view_) return;
  const qreal top = real(kContentY);
  const qreal bottom = top + view_->height();
  item_ = nullptr;
  key_.clear();
  by_top_ = false;
  for (int row = row_at_bottom(); QQuickItem* item = item_at(row); ++row) {
    if (bottom_of(*item) <= top) break;
    if (item->height() <= 0) continue;
    if (!item_ || bottom_of(*item_) > bottom + 1) item_ = item;
    if (bottom_of(*item_) <= bottom + 1) break;
  }
  if (item_) {
    key_ = key_of(*item_);
    offset_ = bottom_of(*item_) - bottom;
  }
  const auto last = end();
  at_end_ = last && top >= *last - reach_;
  if (QQuickItem* item = newest()) newest_key_ = key_of(*item);
  remember();
  look();
}

QQuickItem* ScrollAnchor::find_held() const {
  if (key_.isEmpty()) return nullptr;
  // A delegate may serve another row by now.
  if (item_ && key_of(*item_) == key_ && item_at(item_->property("index").toInt()) == item_) return item_;
  const int from = std::max(row_at_bottom(), 0);
  for (int row = from; QQuickItem* item = item_at(row); ++row) {
    if (key_of(*item) == key_) return item;
  }
  for (int row = from - 1; QQuickItem* item = item_at(row); --row) {
    if (key_of(*item) == key_) return item;
  }
  return nullptr;
}

void ScrollAnchor::updatePolish() {
  if (!view_ || view_->height() <= 0) return;
  QMetaObject::invokeMethod(view_, "forceLayout");
  if (!busy_) hold();
  look();
}

// Where toRow() has led to; false: that does not hold any more.
bool ScrollAnchor::hold_by_top() {
  if (!by_top_) return false;
  item_ = find_held();
  const QQuickItem* last_item = newest();
  const bool new_rows = last_item != nullptr && key_of(*last_item) != newest_key_;
  by_top_ = item_ && !(new_rows && at_end_ && !newest_key_.isEmpty());
  if (!by_top_) return false;
  put(clamped(item_->y() - offset_ - lag_));
  const auto last = end();
  at_end_ = last && real(kContentY) >= *last - reach_;
  newest_key_ = at_end_ && newest() != nullptr ? key_of(*newest()) : QString();
  remember();
  return true;
}

void ScrollAnchor::hold() {
  if (hold_by_top()) return;
  if (at_end_) {
    auto last = end();
    if (!last) {
      putting_ = true;
      QMetaObject::invokeMethod(view_, "positionViewAtBeginning");
      putting_ = false;
      last = end();
    }
    if (!last) {
      choose();
      at_end_ = true;
      return;
    }
    const QString newest_key = key_of(*newest());
    if (newest_key != newest_key_) {
      const qreal by = *last - real(kContentY);
      const bool first = newest_key_.isEmpty();
      newest_key_ = newest_key;
      if (!first && by > 0.5 && by < view_->height()) {
        lag_ = by;
        Q_EMIT grew(by);
      }
    }
    put(*last - lag_);
    const qreal offset_to_end = lag_;
    choose();
    at_end_ = true;
    lag_ = offset_to_end;
    return;
  }
  item_ = find_held();
  if (!item_) {
    choose();
    return;
  }
  put(clamped(bottom_of(*item_) - view_->height() - offset_ - lag_));
  remember();
}

qreal ScrollAnchor::clamped(qreal content_y) const {
  if (const int count = view_->property("count").toInt(); QQuickItem* oldest = item_at(count - 1))
    content_y = std::max(content_y, oldest->y());
  if (const auto last = end()) content_y = std::min(content_y, *last);
  return content_y;
}

void ScrollAnchor::put(qreal content_y) {
  const qreal wanted = std::round(content_y);
  if (std::abs(wanted - real(kContentY)) < 0.01) return;
  putting_ = true;
  view_->setProperty(kContentY, wanted);
  QMetaObject::invokeMethod(view_, "forceLayout");
  putting_ = false;
}

void ScrollAnchor::toEnd() {
  if (!view_) return;
  at_end_ = true;
  by_top_ = false;
  lag_ = 0;
  newest_key_.clear();
  putting_ = true;
  QMetaObject::invokeMethod(view_, "forceLayout");
  QMetaObject::invokeMethod(view_, "positionViewAtBeginning");
  putting_ = false;
  hold();
  polish();
}

void ScrollAnchor::toRow(int row, qreal top) {
  if (!view_ || row < 0) return;
  lag_ = 0;
  putting_ = true;
  QMetaObject::invokeMethod(view_, "forceLayout");
  QMetaObject::invokeMethod(view_, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, kCenter));
  QMetaObject::invokeMethod(view_, "forceLayout");
  putting_ = false;
  QQuickItem* item = item_at(row);
  if (item == nullptr) {
    choose();
    return;
  }
  item_ = item;
  key_ = key_of(*item);
  offset_ = top;
  by_top_ = true;
  at_end_ = false;
  newest_key_.clear();
  // What comes into view by the move may still have to be made.
  for (int turn = 0; turn < 3 && by_top_; ++turn)
    hold_by_top();
  look();
  polish();
}

void ScrollAnchor::reveal(int row) {
  if (!view_ || row < 0) return;
  QQuickItem* item = item_at(row);
  if (item == nullptr) {
    toRow(row, view_->height() / 3);
    return;
  }
  const qreal top = real(kContentY);
  qreal wanted = top;
  if (bottom_of(*item) + gap_ > top + view_->height()) wanted = bottom_of(*item) + gap_ - view_->height();
  if (item->y() < wanted) wanted = item->y();
  if (wanted != top) scrollBy(wanted - top);
}

void ScrollAnchor::scrollBy(qreal px) {
  if (!view_) return;
  lag_ = 0;
  // In steps of less than the view, so that the rows between are made and their heights known.
  const qreal step = std::max<qreal>(view_->height() / 2, 1);
  while (std::abs(px) > 0.5) {
    const qreal before = real(kContentY);
    const qreal by = std::clamp(px, -step, step);
    put(clamped(before + by));
    if (std::abs(real(kContentY) - before) < 0.5) break;
    px -= by;
  }
  choose();
  polish();
}

// Which rows are in view.
void ScrollAnchor::look() {
  const qreal top = real(kContentY);
  int row = row_at_bottom();
  const int lowest = row;
  int highest = row;
  for (; QQuickItem* item = item_at(row); ++row) {
    if (bottom_of(*item) <= top) break;
    highest = row;
  }
  lowest_ = lowest;
  highest_ = highest;
  Q_EMIT moved();
}

}  // namespace banter::desktop
