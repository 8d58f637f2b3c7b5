#include "client/desktop/settings/settings.hpp"

#include <QDir>
#include <QStandardPaths>
#include <algorithm>

#include "base/platform/file.hpp"
#include "client/desktop/settings/setting_table.hpp"

namespace banter::desktop {
namespace {

const QString kWindow = QStringLiteral("window/");

const Setting* setting_called(const QString& name) {
  const auto found = std::ranges::find_if(
      setting_table(), [&](const Setting& setting) { return name == QLatin1String(setting.name); });
  return found == setting_table().end() ? nullptr : &*found;
}

}  // namespace

Settings::Settings(const std::string& path, QObject* parent) : QQmlPropertyMap(this, parent) {
  const std::size_t slash = path.rfind('/');
  // What cannot be made cannot be written either, and then nothing is remembered.
  if (slash != std::string::npos && slash > 0) (void)base::make_private_dir(path.substr(0, slash));
  file_ = std::make_unique<QSettings>(QString::fromStdString(path), QSettings::IniFormat);
  for (const Setting& setting : setting_table()) {
    const QString name = QString::fromLatin1(setting.name);
    insert(name, fitted(setting, file_->value(name, setting.preset)));
  }
}

Settings::~Settings() = default;

void Settings::set(const QString& name, const QVariant& wanted) {
  if (setting_called(name) == nullptr) return;
  insert(name, keep(name, wanted));
  Q_EMIT changed(name);
}

QVariant Settings::updateValue(const QString& key, const QVariant& input) {
  if (setting_called(key) == nullptr) return value(key);
  const QVariant kept = keep(key, input);
  // Told when the property has its new value.
  QMetaObject::invokeMethod(this, [this, key] { Q_EMIT changed(key); }, Qt::QueuedConnection);
  return kept;
}

QVariant Settings::keep(const QString& name, const QVariant& wanted) {
  const QVariant kept = fitted(*setting_called(name), wanted);
  file_->setValue(name, kept);
  return kept;
}

QString Settings::folderForFiles() const {
  const QString set = word("filesFolder");
  if (!set.isEmpty()) return set;
  QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (documents.isEmpty() || !QDir(documents).exists()) documents = QDir::homePath();
  return documents + QStringLiteral("/received_files");
}

void Settings::setFolderForFiles(const QUrl& folder) {
  if (folder.isLocalFile()) set(QStringLiteral("filesFolder"), folder.toLocalFile());
}

QStringList Settings::choicesOf(const QString& name) const {
  const Setting* setting = setting_called(name);
  return setting == nullptr ? QStringList() : setting->choices;
}

void Settings::remember(const QString& key, const QVariant& value) {
  file_->setValue(kWindow + key, value);
}

QVariant Settings::recall(const QString& key, const QVariant& otherwise) const {
  const QVariant found = file_->value(kWindow + key);
  if (!found.isValid()) return otherwise;
  // The file holds words only.
  QVariant typed = found;
  return otherwise.isValid() && !typed.convert(otherwise.metaType()) ? otherwise : typed;
}

}  // namespace banter::desktop
