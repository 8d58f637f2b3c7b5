#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QString>

namespace banter::desktop {

/// Draws the icon `name` of client/theme/icons.txt in `pixels` x `pixels`, every line in `color`; a null
/// image when there is none of that name.
QImage drawn_icon(const QString& name, const QColor& color, int pixels);

/// An icon in QML, square and sharp at any scale of text or screen; `Icon` in qml/controls is it in the
/// theme's size and colour.
/// }`. It has no accessible name of its own: the control around it has.
class IconDrawing : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString name READ name WRITE set_name NOTIFY nameChanged)
  Q_PROPERTY(QColor color READ color WRITE set_color NOTIFY colorChanged)

 public:
  explicit IconDrawing(QQuickItem* parent = nullptr);

  const QString& name() const { return name_; }
  const QColor& color() const { return color_; }
  void set_name(const QString& name);
  void set_color(const QColor& color);

 Q_SIGNALS:
  void nameChanged();
  void colorChanged();

 protected:
  void updatePolish() override;
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;
  void geometryChange(const QRectF& now, const QRectF& before) override;

 private:
  int pixels() const;

  QString name_;
  QColor color_ = Qt::black;
  QImage image_;
  bool fresh_ = false;  // whether the scene has image_
};

}  // namespace banter::desktop
