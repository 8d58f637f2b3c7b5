#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPointer>
#include <QQuickItem>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <optional>

namespace banter::desktop {

/// Holds what a person reads where it is: whatever changes the layout of a list of messages (BottomToTop, the
/// newest is row 0), the lowest message that was wholly in view keeps its distance from the lower edge. It
/// works between the layout and the drawing of a frame, so that no frame shows anything else. At the end
/// (within `reach`) the view goes along with new rows. Delegates must have `key`, a text that stays with the
/// row.
class ScrollAnchor : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  /// The ListView.
  Q_PROPERTY(QQuickItem* view READ view WRITE setView NOTIFY viewChanged)
  /// The person moves the view now: what he does is followed, not held.
  Q_PROPERTY(bool busy READ busy WRITE setBusy NOTIFY busyChanged)
  /// Free room below the newest row, in px.
  Q_PROPERTY(qreal gap MEMBER gap_ NOTIFY gapChanged)
  /// How near to the end counts as at the end, in px.
  Q_PROPERTY(qreal reach MEMBER reach_ NOTIFY reachChanged)
  /// How far the view still is from where it belongs; animated to 0, it gets there smoothly.
  Q_PROPERTY(qreal lag READ lag WRITE setLag NOTIFY lagChanged)
  Q_PROPERTY(bool atEnd READ atEnd NOTIFY moved)
  /// The message that is held; empty: none.
  Q_PROPERTY(QString held READ held NOTIFY moved)
  /// The lowest and the highest row that is in view, -1: none.
  Q_PROPERTY(int lowest READ lowest NOTIFY moved)
  Q_PROPERTY(int highest READ highest NOTIFY moved)

 public:
  explicit ScrollAnchor(QQuickItem* parent = nullptr);
  ~ScrollAnchor() override;

  QQuickItem* view() const { return view_; }
  void setView(QQuickItem* view);
  bool busy() const { return busy_; }
  void setBusy(bool busy);
  qreal lag() const { return lag_; }
  void setLag(qreal lag);
  bool atEnd() const { return at_end_; }
  QString held() const { return key_; }
  int lowest() const { return lowest_; }
  int highest() const { return highest_; }

  /// To the newest row.
  Q_INVOKABLE void toEnd();
  /// Puts a row so that its upper edge is `top` px below the view's; nearer where there is not so much.
  Q_INVOKABLE void toRow(int row, qreal top);
  /// Moves the view by so many px, downwards where they are above 0, as far as there are rows.
  Q_INVOKABLE void scrollBy(qreal px);
  /// Brings a row into view by the shortest way.
  Q_INVOKABLE void reveal(int row);

 Q_SIGNALS:
  void viewChanged();
  void busyChanged();
  void gapChanged();
  void reachChanged();
  void lagChanged();
  /// The view is somewhere else, or other rows are in it.
  void moved();
  /// New rows have come in below the end that is held; `by` px, to be caught up with through `lag`.
  void grew(qreal by);

 protected:
  void updatePolish() override;

 private Q_SLOTS:
  void scrolled();
  void laidOut();

 private:
  qreal real(const char* property) const;
  QQuickItem* item_at(int row) const;
  QQuickItem* newest() const { return item_at(0); }
  int row_at_bottom() const;
  QQuickItem* find_held() const;
  bool laid_out_anew() const;
  void remember();
  bool hold_by_top();
  void choose();
  void hold();
  void put(qreal content_y);
  qreal clamped(qreal content_y) const;
  std::optional<qreal> end() const;
  void look();

  QPointer<QQuickItem> view_;
  QPointer<QQuickItem> item_;
  QString key_;
  qreal offset_ = 0;     // of the held item's lower edge from the view's …
  bool by_top_ = false;  // … or of the upper ones, as long as nobody has moved from where toRow() has led
  qreal gap_ = 0;
  qreal reach_ = 40;
  qreal lag_ = 0;
  bool at_end_ = true;
  bool busy_ = false;
  bool putting_ = false;
  int lowest_ = -1;
  int highest_ = -1;
  QString newest_key_;
  QRectF item_place_;  // of the held item, when the view was put where it is
  QSizeF view_size_;   // then
};

}  // namespace banter::desktop
