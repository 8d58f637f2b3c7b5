#include "client/desktop/emoji/emoji_habits.hpp"

#include <QSettings>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

#include "client/desktop/emoji/emoji_table.hpp"

namespace banter::desktop {
EmojiHabits::EmojiHabits(QString path) : path_(std::move(path)) {
  if (path_.isEmpty())
    path_ = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
            QStringLiteral("/banter/emoji.ini");
}

QStringList EmojiHabits::recent() const {
  QStringList known;
  for (const QString& emoji :
       QSettings(path_, QSettings::IniFormat).value(QStringLiteral("recent")).toStringList()) {
    if (is_known_emoji(emoji) && known.size() < kMost) known.append(emoji);
  }
  return known;
}

void EmojiHabits::took(const QString& emoji) const {
  QStringList all = recent();
  all.removeAll(emoji);
  all.prepend(emoji);
  QSettings(path_, QSettings::IniFormat)
      .setValue(QStringLiteral("recent"), all.first(std::min(kMost, all.size())));
}

int EmojiHabits::tone() const {
  return std::clamp(QSettings(path_, QSettings::IniFormat).value(QStringLiteral("tone")).toInt(), 0, 5);
}

void EmojiHabits::set_tone(int tone) const {
  QSettings(path_, QSettings::IniFormat).setValue(QStringLiteral("tone"), std::clamp(tone, 0, 5));
}

}  // namespace banter::desktop
