#include "client/desktop/files/downloads.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include "client/desktop/files/attached_file.hpp"
#include "client/desktop/files/private_files.hpp"

namespace banter::desktop {
namespace {

using client::transfers::Progress;
using client::transfers::ReceivedFile;

QString id_of(const QVariantMap& file) {
  return file.value(QStringLiteral("fileId")).toString();
}

/// How a file is called in the notes: ids are the server's words.
QString key_of(const QString& file_id) {
  return QString::fromLatin1(file_id.toUtf8().toHex());
}

}  // namespace

Downloads* Downloads::of(Session* session) {
  if (!session) return nullptr;
  auto* downloads = session->findChild<Downloads*>(QString(), Qt::FindDirectChildrenOnly);
  return downloads ? downloads : new Downloads(session);
}

Downloads::Downloads(Session* session) : QObject(session), session_(session) {}

QString Downloads::notes() const {
  return private_folder(*session_, QStringLiteral("received")) + QStringLiteral("/received.ini");
}

FileDownload Downloads::find(const QVariantMap& file) const {
  const QString id = id_of(file);
  const auto found = files_.find(id);
  if (found != files_.end()) return found->second;
  FileDownload known;
  if (id.isEmpty()) return known;
  const QString path = QSettings(notes(), QSettings::IniFormat).value(key_of(id)).toString();
  const QFileInfo there(path);
  if (!path.isEmpty() && there.isFile() && there.size() == file.value(QStringLiteral("size")).toLongLong()) {
    known.state = FileDownload::State::there;
    known.path = path;
  }
  return known;
}

void Downloads::fetch(const QVariantMap& file, const QString& folder) {
  client::transfers::Transfers* transfers = session_->transfers();
  auto wanted = wanted_file(file);
  const QString id = id_of(file);
  FileDownload& download = files_[id];
  if (download.id != 0) return;
  if (!transfers || !wanted) {
    download.state = FileDownload::State::failed;
    download.reason = tr("The message does not say enough of this file to fetch it.");
    Q_EMIT changed(id);
    return;
  }
  QDir().mkpath(folder);
  download = {
      .state = FileDownload::State::moving, .progress = {.total = *wanted->size}, .reason = {}, .path = {}};
  client::transfers::TransferHandlers<ReceivedFile> handlers;
  handlers.on_progress = [this, id](const Progress& progress) {
    FileDownload& moved = files_[id];
    moved.progress = progress;
    moved.reason = QString::fromStdString(progress.trouble);
    Q_EMIT changed(id);
  };
  handlers.on_word = [this, id](const std::string& sentence) {
    files_[id].reason = QString::fromStdString(sentence);
    Q_EMIT changed(id);
  };
  handlers.on_end = [this, id](client::Outcome<ReceivedFile> received) {
    FileDownload& done = files_[id];
    done.id = 0;
    if (received) {
      done.state = FileDownload::State::there;
      done.reason.clear();
      done.path = QFileInfo(QString::fromStdString(received->path)).absoluteFilePath();
      QSettings(notes(), QSettings::IniFormat).setValue(key_of(id), done.path);
    } else if (done.state != FileDownload::State::paused) {
      done.state = FileDownload::State::failed;
      done.reason = QString::fromStdString(received.error().sentence);
    }
    Q_EMIT changed(id);
  };
  download.id =
      transfers->fetch(std::move(*wanted), QDir::cleanPath(folder).toStdString(), true, std::move(handlers));
  Q_EMIT changed(id);
}

void Downloads::pause(const QVariantMap& file) {
  const auto found = files_.find(id_of(file));
  if (found == files_.end() || found->second.id == 0) return;
  found->second.state = FileDownload::State::paused;
  found->second.reason.clear();
  if (client::transfers::Transfers* transfers = session_->transfers()) transfers->stop(found->second.id);
  Q_EMIT changed(found->first);
}

}  // namespace banter::desktop
