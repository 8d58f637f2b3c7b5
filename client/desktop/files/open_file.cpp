#include "client/desktop/files/open_file.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace banter::desktop {
namespace {

bool harmless(const QMimeType& type) {
  const QString name = type.name();
  // A drawing in SVG is a page with scripts.
  if (name.startsWith(QStringLiteral("image/"))) return !name.contains(QStringLiteral("svg"));
  if (name.startsWith(QStringLiteral("audio/")) || name.startsWith(QStringLiteral("video/"))) return true;
  for (const char* known :
       {"text/plain", "text/csv", "text/markdown", "application/pdf", "application/epub+zip",
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"}) {
    if (name == QString::fromLatin1(known)) return true;
  }
  return false;
}

}  // namespace

bool opens_harmlessly(const QString& path) {
  if (QFileInfo(path).isExecutable()) return false;
  const QMimeDatabase types;
  // What it is called decides which program gets it, what it is what that one may do.
  if (!harmless(types.mimeTypeForFile(path, QMimeDatabase::MatchExtension))) return false;
  const QMimeType content = types.mimeTypeForFile(path, QMimeDatabase::MatchContent);
  // Documents are archives by their content, and sound often has no mark of its own.
  return harmless(content) || content.isDefault() || content.name() == QStringLiteral("application/zip");
}

void verify_file(QObject* context, const QString& path, const QString& sha256,
                 std::function<void(bool)> done) {
  QThreadPool::globalInstance()->start(
      [context = QPointer<QObject>(context), path, sha256, done = std::move(done)] {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const bool right = file.open(QIODevice::ReadOnly) && hash.addData(&file) &&
                           QString::fromLatin1(hash.result().toHex()) == sha256;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [context, done, right] {
              if (context) done(right);
            },
            Qt::QueuedConnection);
      });
}

bool open_file(const QString& path) {
  return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void show_in_folder(const QString& path) {
  const auto open_folder = [folder = QFileInfo(path).absolutePath()] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
  };
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return open_folder();
  QDBusMessage message = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
      QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
  message << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), QCoreApplication::instance());
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, open_folder] {
    if (QDBusPendingReply<>(*watcher).isError()) open_folder();
    watcher->deleteLater();
  });
}

}  // namespace banter::desktop
