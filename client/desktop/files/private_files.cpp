#include "client/desktop/files/private_files.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace banter::desktop {

QString private_folder(const Session& session, const QString& kind) {
  const client::ClientOptions& options = session.options();
  const QString path = QDir::cleanPath(QString::fromStdString(
      options.places.state + "/" + kind.toStdString() + "/" + client::file_name_for(options.address.text()) +
      "/" + client::file_name_for(session.username().toStdString())));
  QDir().mkpath(path);
  QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  return path;
}

std::expected<QString, QString> keep_outgoing(const Session& session, const QString& name,
                                              const QByteArray& bytes) {
  // In a folder of its own, so that the file has the name that others will see.
  const QString folder = private_folder(session, QStringLiteral("outgoing")) + u'/' +
                         QUuid::createUuid().toString(QUuid::WithoutBraces);
  const QString path = folder + u'/' + name;
  QSaveFile file(path);
  if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
      !file.commit())
    return std::unexpected(
        QCoreApplication::translate("PrivateFiles", "It cannot be kept on this device's disk: %1.")
            .arg(file.errorString()));
  QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
  return path;
}

void drop_outgoing(const Session& session, const QString& path) {
  const QFileInfo file(path);
  const QDir folder = file.dir();
  if (QFileInfo(folder.path()).dir().path() != private_folder(session, QStringLiteral("outgoing"))) return;
  QFile::remove(path);
  QDir().rmdir(folder.path());
}

}  // namespace banter::desktop
