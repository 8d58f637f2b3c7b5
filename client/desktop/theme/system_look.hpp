#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDBusVariant>
#include <QObject>
#include <QString>
#include <QStringList>

namespace banter::desktop {

/// How the person's desktop looks: light or dark, high contrast, with or without motion, and its typefaces.
/// Asked of the desktop portal where there is one, otherwise read off the palette that Qt was given. What the
/// portal says arrives a moment later, without anybody waiting for it. On the screen's thread.
class SystemLook : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(bool dark READ dark NOTIFY changed)
  Q_PROPERTY(bool highContrast READ high_contrast NOTIFY changed)
  Q_PROPERTY(bool reducedMotion READ reduced_motion NOTIFY changed)

 public:
  explicit SystemLook(QObject* parent = nullptr);

  bool dark() const;
  bool high_contrast() const { return high_contrast_; }
  bool reduced_motion() const { return reduced_motion_; }

  /// The first of these that is installed; else the system's own.
  Q_INVOKABLE QString family(const QStringList& wanted) const;
  /// The same among typefaces of one width.
  Q_INVOKABLE QString codeFamily(const QStringList& wanted) const;

 Q_SIGNALS:
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private Q_SLOTS:
  /// One setting of the portal's.
  void hear(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask(const QString& group, const QString& key);

  bool portal_says_ = false;  // whether it tells of light and dark at all
  bool portal_dark_ = false;
  bool high_contrast_ = false;
  bool reduced_motion_ = false;
};

}  // namespace banter::desktop
