#include "client/desktop/files/picture_cache.hpp"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "client/desktop/files/attached_file.hpp"
#include "client/desktop/files/private_files.hpp"

namespace banter::desktop {
namespace {

using client::transfers::ReceivedFile;

QString hash_of(const QVariantMap& file) {
  return file.value(QStringLiteral("sha256")).toString();
}

QString folder_of(const Session& session) {
  return private_folder(session, QStringLiteral("pictures"));
}

}  // namespace

PictureCache* PictureCache::of(Session* session) {
  if (!session) return nullptr;
  auto* cache = session->findChild<PictureCache*>(QString(), Qt::FindDirectChildrenOnly);
  return cache ? cache : new PictureCache(session);
}

PictureCache::PictureCache(Session* session) : QObject(session), session_(session) {
  sweep();
}

QString PictureCache::path_of(const QVariantMap& file) const {
  // The name is a hash, or there is none: nothing of a message can lead to another file.
  const auto wanted = wanted_file(file);
  if (!wanted) return {};
  const QFileInfo there(folder_of(*session_) + u'/' + QString::fromStdString(wanted->sha256));
  return there.isFile() && !there.isSymLink() && there.size() == *wanted->size ? there.filePath() : QString();
}

void PictureCache::want(const QVariantMap& file) {
  if (!wanted_file(file)) return;
  const QString hash = hash_of(file);
  if (const QString path = path_of(file); !path.isEmpty()) {
    Q_EMIT came(hash, path);
    return;
  }
  if (under_way_.contains(hash)) return;
  std::erase_if(waiting_, [&](const QVariantMap& one) { return hash_of(one) == hash; });
  waiting_.push_back(file);
  pump();
}

void PictureCache::not_now(const QVariantMap& file) {
  const QString hash = hash_of(file);
  std::erase_if(waiting_, [&](const QVariantMap& one) { return hash_of(one) == hash; });
}

void PictureCache::pump() {
  client::transfers::Transfers* transfers = session_->transfers();
  if (!transfers) return;
  while (!waiting_.empty() && under_way_.size() < kAtATime) {
    auto wanted = wanted_file(waiting_.back());
    waiting_.pop_back();
    const QString hash = QString::fromStdString(wanted->sha256);
    wanted->file_name = wanted->sha256;
    under_way_.insert(hash);
    client::transfers::TransferHandlers<ReceivedFile> handlers;
    handlers.on_end = [this, hash](client::Outcome<ReceivedFile> received) {
      under_way_.erase(hash);
      if (received) {
        Q_EMIT came(hash, QString::fromStdString(received->path));
        sweep();
      } else {
        Q_EMIT failed(hash, QString::fromStdString(received.error().sentence));
      }
      pump();
    };
    transfers->fetch(std::move(*wanted), folder_of(*session_).toStdString(), false, std::move(handlers));
  }
}

void PictureCache::sweep() const {
  const QFileInfoList files =
      QDir(folder_of(*session_)).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Time);  // newest first
  qint64 bytes = 0;
  for (const QFileInfo& file : files) {
    bytes += file.size();
    if (bytes > kMostBytes) QFile::remove(file.filePath());
  }
}

}  // namespace banter::desktop
