#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QString>
#include <QTextLayout>
#include <QVariantList>

namespace banter::desktop {

/// Plain text with some places made visible: drawn from ranges, so that nothing of the text is ever read as
/// markup. As high as its lines.
class HighlightedText : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString text MEMBER text_ NOTIFY changed)
  /// Each {start, length}, in UTF-16 units.
  Q_PROPERTY(QVariantList highlights MEMBER highlights_ NOTIFY changed)
  Q_PROPERTY(QFont font MEMBER font_ NOTIFY changed)
  Q_PROPERTY(QColor color MEMBER color_ NOTIFY changed)
  /// Behind the places, and the letters in them.
  Q_PROPERTY(QColor back MEMBER back_ NOTIFY changed)
  Q_PROPERTY(QColor front MEMBER front_ NOTIFY changed)
  Q_PROPERTY(int maximumLineCount MEMBER most_lines_ NOTIFY changed)

 public:
  explicit HighlightedText(QQuickItem* parent = nullptr);
  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void changed();

 protected:
  void geometryChange(const QRectF& now, const QRectF& before) override;

 private:
  void arrange();

  QString text_;
  QVariantList highlights_;
  QFont font_;
  QColor color_;
  QColor back_;
  QColor front_;
  int most_lines_ = 3;
  QTextLayout layout_;
};

}  // namespace banter::desktop
