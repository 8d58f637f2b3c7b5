#include "client/desktop/settings/setting_table.hpp"

#include <QTime>
#include <algorithm>

namespace banter::desktop {
namespace {

QStringList words(std::initializer_list<const char*> list) {
  QStringList result;
  for (const char* word : list)
    result.append(QString::fromLatin1(word));
  return result;
}

bool is_time(const Setting& setting) {
  return QByteArrayView(setting.name).endsWith("At");
}

}  // namespace

const std::vector<Setting>& setting_table() {
  static const std::vector<Setting> table{
      // How it looks. The names of colours are Theme.accentNames.
      {.name = "mode",
       .preset = QStringLiteral("system"),
       .choices = words({"system", "light", "dark", "contrast"})},
      {.name = "accent",
       .preset = QStringLiteral("teal"),
       .choices = words({"teal", "blue", "violet", "rose", "amber", "graphite"})},
      {.name = "textSize", .preset = 100, .least = 80, .most = 200},
      {.name = "language", .preset = QString(), .choices = words({"", "en", "de", "es"})},
      {.name = "bubblesLeft", .preset = false},
      {.name = "reduceMotion", .preset = false},
      // Messages and files.
      {.name = "ctrlEnterSends", .preset = false},
      {.name = "filesFolder", .preset = QString()},
      // Notifications.
      {.name = "notify", .preset = true},
      {.name = "notifyContent", .preset = true},
      {.name = "notifySound", .preset = true},
      {.name = "doNotDisturb", .preset = false},
      {.name = "quiet", .preset = false},
      {.name = "quietFromAt", .preset = QStringLiteral("22:00")},
      {.name = "quietUntilAt", .preset = QStringLiteral("07:00")},
      // The local copy of an account, in MiB; 0: as large as it gets.
      {.name = "copyLimit", .preset = 2'048, .least = 0, .most = 1'048'576},
      {.name = "hideToTray", .preset = true},
  };
  return table;
}

QVariant fitted(const Setting& setting, const QVariant& value) {
  switch (setting.preset.typeId()) {
    case QMetaType::Bool:
      // As read from the file, it is a word.
      return value.canConvert<bool>() ? QVariant(value.toBool()) : setting.preset;
    case QMetaType::Int: {
      bool fine = false;
      const int number = value.toInt(&fine);
      return fine ? std::clamp(number, setting.least, setting.most) : setting.preset;
    }
    default: {
      const QString word = value.toString();
      if (is_time(setting))
        return QTime::fromString(word, QStringLiteral("HH:mm")).isValid() ? word : setting.preset;
      return setting.choices.isEmpty() || setting.choices.contains(word) ? word : setting.preset;
    }
  }
}

}  // namespace banter::desktop
