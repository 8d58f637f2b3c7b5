#pragma once

#include <QString>
#include <QStringList>

namespace banter::desktop {

/// Which emojis this person takes, on this device: a small file beside the other settings. Screen's thread.
class EmojiHabits {
 public:
  static constexpr qsizetype kMost = 32;

  /// `path`: of the file; empty: the usual place.
  explicit EmojiHabits(QString path = {});

  /// Taken last first.
  QStringList recent() const;
  void took(const QString& emoji) const;
  /// 0 (none) to 5 (dark).
  int tone() const;
  void set_tone(int tone) const;

 private:
  QString path_;
};

}  // namespace banter::desktop
