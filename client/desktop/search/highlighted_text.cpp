#include "client/desktop/search/highlighted_text.hpp"

#include <QPainter>
#include <QTextOption>
#include <cmath>

namespace banter::desktop {

HighlightedText::HighlightedText(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
  connect(this, &HighlightedText::changed, this, &HighlightedText::arrange);
}

void HighlightedText::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickPaintedItem::geometryChange(now, before);
  if (now.width() != before.width()) arrange();
}

void HighlightedText::arrange() {
  layout_.clearLayout();
  layout_.setText(text_);
  layout_.setFont(font_);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setTextDirection(text_.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
  layout_.setTextOption(option);
  QList<QTextLayout::FormatRange> ranges;
  for (const QVariant& one : highlights_) {
    const QVariantMap place = one.toMap();
    QTextCharFormat format;
    format.setBackground(back_);
    format.setForeground(front_);
    ranges.append({.start = place.value(QStringLiteral("start")).toInt(),
                   .length = place.value(QStringLiteral("length")).toInt(),
                   .format = format});
  }
  layout_.setFormats(ranges);
  qreal height = 0;
  layout_.beginLayout();
  for (int lines = 0; lines < most_lines_; ++lines) {
    QTextLine line = layout_.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(std::max(1.0, width()));
    line.setPosition({0, height});
    height += std::ceil(line.height() * 1.15);
  }
  layout_.endLayout();
  setImplicitHeight(height);
  update();
}

void HighlightedText::paint(QPainter* painter) {
  painter->setPen(color_);
  layout_.draw(painter, {0, 0});
}

}  // namespace banter::desktop
