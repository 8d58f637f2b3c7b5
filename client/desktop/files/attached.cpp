#include "client/desktop/files/attached.hpp"

#include <QFile>
#include <QSaveFile>

#include "client/desktop/files/attached_file.hpp"
#include "client/desktop/files/open_file.hpp"

namespace banter::desktop {
namespace {

constexpr const char* kStates[] = {"none", "moving", "paused", "failed", "there"};

QString hash_of(const QVariantMap& file) {
  return file.value(QStringLiteral("sha256")).toString();
}

}  // namespace

Attached::Attached(QObject* parent) : QObject(parent) {}

Attached::~Attached() {
  if (cache_ && wanted_) cache_->not_now(file_);
}

void Attached::set_session(Session* session) {
  if (session_ == session) return;
  if (downloads_) downloads_->disconnect(this);
  if (cache_) cache_->disconnect(this);
  session_ = session;
  downloads_ = Downloads::of(session);
  cache_ = PictureCache::of(session);
  if (session) {
    connect(downloads_, &Downloads::changed, this, [this](const QString& file_id) {
      if (file_id != file_.value(QStringLiteral("fileId")).toString()) return;
      download_ = downloads_->find(file_);
      Q_EMIT changed();
    });
    connect(cache_, &PictureCache::came, this, [this](const QString& sha256, const QString& path) {
      if (sha256 != hash_of(file_)) return;
      shown_path_ = path;
      say({});
      Q_EMIT changed();
    });
    connect(cache_, &PictureCache::failed, this, [this](const QString& sha256, const QString& sentence) {
      if (sha256 == hash_of(file_)) say(sentence);
    });
  }
  look();
}

void Attached::set_file(const QVariantMap& file) {
  if (file_ == file) return;
  if (cache_ && wanted_) cache_->not_now(file_);
  file_ = file;
  look();
}

void Attached::look() {
  reason_.clear();
  shown_path_ = cache_ ? cache_->path_of(file_) : QString();
  download_ = downloads_ ? downloads_->find(file_) : FileDownload();
  Q_EMIT fileChanged();
  Q_EMIT changed();
  if (wanted_) {
    wanted_ = false;
    set_wanted(true);
  }
}

bool Attached::is_picture() const {
  return says_picture(file_);
}

void Attached::set_wanted(bool wanted) {
  if (wanted_ == wanted) return;
  wanted_ = wanted;
  Q_EMIT wantedChanged();
  if (!cache_ || !is_picture() || !shown_path_.isEmpty()) return;
  if (!wanted) return cache_->not_now(file_);
  if (file_.value(QStringLiteral("size")).toLongLong() <= PictureCache::kByItself) cache_->want(file_);
}

QString Attached::state() const {
  return QString::fromLatin1(kStates[static_cast<std::size_t>(download_.state)]);
}

void Attached::fetch(const QString& folder) {
  say({});
  if (downloads_) downloads_->fetch(file_, folder);
}

void Attached::pause() {
  if (downloads_) downloads_->pause(file_);
}

void Attached::open(bool asked) {
  if (download_.state != FileDownload::State::there) return;
  verify_file(this, download_.path, hash_of(file_), [this, asked, path = download_.path](bool right) {
    if (!right)
      return say(tr("This file is not the one of the message any more: it was changed on this device."));
    if (!asked && !opens_harmlessly(path)) {
      Q_EMIT questioned();
      return;
    }
    if (!open_file(path)) say(tr("There is no program for such files."));
  });
}

void Attached::showInFolder() {
  if (download_.state == FileDownload::State::there) show_in_folder(download_.path);
}

void Attached::fetchPicture() {
  say({});
  if (cache_) cache_->want(file_);
}

void Attached::saveAs(const QUrl& url) {
  if (!url.isLocalFile() || shown_path_.isEmpty()) return;
  QFile from(shown_path_);
  QSaveFile to(url.toLocalFile());
  if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
    return say(tr("The picture cannot be saved there: %1.").arg(to.errorString()));
  constexpr qint64 kPiece = qint64{1} << 20;
  while (!from.atEnd()) {
    const QByteArray piece = from.read(kPiece);
    if (piece.isEmpty() || to.write(piece) != piece.size()) break;
  }
  if (!from.atEnd() || !to.commit())
    return say(tr("The picture cannot be saved there: %1.").arg(to.errorString()));
  say({});
}

void Attached::say(const QString& reason) {
  if (reason_ == reason) return;
  reason_ = reason;
  Q_EMIT changed();
}

}  // namespace banter::desktop
