#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QQuickItem>
#include <QString>
#include <QTimer>

namespace banter::desktop {

/// A picture of the disk, drawn by us and not by the item of Qt that takes addresses: nothing that comes here
/// can be anything but a file that the program itself has put there, or a preview. Decoded on another thread,
/// no larger than it is shown.
class Picture : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  /// From the root; empty: none yet.
  Q_PROPERTY(QString path READ path WRITE set_path NOTIFY pathChanged)
  /// What is seen until then: a JPEG in base64, as a message brings it.
  Q_PROPERTY(QString preview READ preview WRITE set_preview NOTIFY previewChanged)
  Q_PROPERTY(qreal radius READ radius WRITE set_radius NOTIFY radiusChanged)
  /// The whole picture is seen, with empty edges; otherwise it fills the item and loses its own.
  Q_PROPERTY(bool whole READ whole WRITE set_whole NOTIFY wholeChanged)
  /// The picture itself is seen.
  Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)
  /// Why it is not, as a sentence.
  Q_PROPERTY(QString trouble READ trouble NOTIFY readyChanged)
  /// Something is seen, be it the preview.
  Q_PROPERTY(bool seen READ seen NOTIFY readyChanged)

 public:
  explicit Picture(QQuickItem* parent = nullptr);

  QString path() const { return path_; }
  void set_path(const QString& path);
  QString preview() const { return preview_text_; }
  void set_preview(const QString& preview);
  qreal radius() const { return radius_; }
  void set_radius(qreal radius);
  bool whole() const { return whole_; }
  void set_whole(bool whole);
  bool ready() const { return !picture_.isNull(); }
  bool seen() const { return ready() || !preview_.isNull(); }
  QString trouble() const { return trouble_; }

 Q_SIGNALS:
  void pathChanged();
  void previewChanged();
  void radiusChanged();
  void wholeChanged();
  void readyChanged();

 protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;

 private:
  QSize room() const;
  void load();
  void show();

  QString path_, preview_text_, trouble_;
  qreal radius_ = 0;
  bool whole_ = false;
  QImage preview_;  // as it came
  QImage picture_;  // as it was read
  QImage drawn_;    // as large as the item, in pixels of the screen
  bool redraw_ = false;
  QSize read_for_;     // what picture_ is large enough for
  quint64 asked_ = 0;  // counts readings, of which the last one counts
  QTimer settle_;      // sizes come in rows while a window is pulled
};

}  // namespace banter::desktop
