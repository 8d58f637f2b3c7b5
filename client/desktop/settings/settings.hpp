#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQmlPropertyMap>
#include <QSettings>
#include <QString>
#include <QUrl>
#include <QVariant>
#include <memory>
#include <string>

namespace banter::desktop {

/// What the person has set, on this device, for all accounts: a property for each row of setting_table(),
/// readable and writable from QML (`App.settings.textSize = 120`). A change is told at once and stored before
/// the program ends. Beside it, what the window remembers of itself. On the screen's thread.
class Settings : public QQmlPropertyMap {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("The application gives them.")

 public:
  /// `path`: an ini file; it and its folder are made when something is first set.
  explicit Settings(const std::string& path, QObject* parent = nullptr);
  ~Settings() override;

  bool is(const char* name) const { return value(QString::fromLatin1(name)).toBool(); }
  QString word(const char* name) const { return value(QString::fromLatin1(name)).toString(); }
  int number(const char* name) const { return value(QString::fromLatin1(name)).toInt(); }
  /// Nothing where there is no such setting; else as near to `wanted` as it may be.
  Q_INVOKABLE void set(const QString& name, const QVariant& wanted);

  /// Where received files go: what is set, or `received_files` among the person's documents.
  Q_INVOKABLE QString folderForFiles() const;
  /// As a dialog gives it; nothing where it is not on this device.
  Q_INVOKABLE void setFolderForFiles(const QUrl& folder);
  /// A choice's words that may be set.
  Q_INVOKABLE QStringList choicesOf(const QString& name) const;

  /// Something that is no setting, as the width of a pane.
  Q_INVOKABLE void remember(const QString& key, const QVariant& value);
  Q_INVOKABLE QVariant recall(const QString& key, const QVariant& otherwise) const;

 Q_SIGNALS:
  void changed(const QString& name);

 protected:
  QVariant updateValue(const QString& key, const QVariant& input) override;

 private:
  QVariant keep(const QString& name, const QVariant& wanted);

  std::unique_ptr<QSettings> file_;
};

}  // namespace banter::desktop
