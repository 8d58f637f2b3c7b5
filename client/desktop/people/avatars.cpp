#include "client/desktop/people/avatars.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>
#include <memory>
#include <utility>

#include "client/core/account_files.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kAtATime = 3;
constexpr std::size_t kMost = 5'000;
// Larger pictures are not decoded: a picture of 1 MiB may claim any number of pixels.
constexpr int kLongestSide = 8'000;
constexpr int kMostUneven = 8;  // one side by the other
constexpr int kMostMegabytes = 160;

}  // namespace

Avatars::Avatars(Session* session)
    : session_(session),
      folder_(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/avatars/") +
              QString::fromStdString(client::file_name_for(session->options().address.text()))) {}

QString Avatars::path_of(const std::string& file_id) const {
  return folder_ + u'/' + QString::fromStdString(client::file_name_for(file_id)) + QStringLiteral(".png");
}

QString Avatars::url(const std::string& file_id) {
  const auto found = known_.find(file_id);
  if (found != known_.end()) return found->second;
  if (file_id.size() > protocol::limit::reference_bytes || known_.size() >= kMost) return {};
  const QString path = path_of(file_id);
  if (QFileInfo::exists(path)) return known_[file_id] = QUrl::fromLocalFile(path).toString();
  if (!session_->online() || session_->transfers() == nullptr) return {};
  known_[file_id] = QString();
  waiting_.push_back(file_id);
  fetchNext();
  return {};
}

void Avatars::fetchNext() {
  while (fetching_ < kAtATime && !waiting_.empty()) {
    const std::string file_id = std::move(waiting_.front());
    waiting_.pop_front();
    fetch(file_id);
  }
}

void Avatars::fetch(const std::string& file_id) {
  const QString incoming = folder_ + QStringLiteral("/incoming");
  client::transfers::Transfers* transfers = session_->transfers();
  if (transfers == nullptr || !QDir().mkpath(incoming)) return;
  QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  ++fetching_;
  auto id = std::make_shared<client::transfers::Transfers::Id>(0);
  client::transfers::TransferHandlers<client::transfers::ReceivedFile> told;
  told.on_progress = [transfers, id](const client::transfers::Progress& progress) {
    if (std::max(progress.total, progress.done) > protocol::limit::avatar_bytes) transfers->stop(*id);
  };
  told.on_end = [this, file_id](client::Outcome<client::transfers::ReceivedFile> outcome) {
    --fetching_;
    if (outcome) fetched(file_id, QString::fromStdString(outcome->path));
    fetchNext();
  };
  *id = transfers->fetch({.file_id = file_id, .file_name = "picture"}, incoming.toStdString(), false,
                         std::move(told));
}

void Avatars::fetched(const std::string& file_id, const QString& path) {
  QThreadPool::globalInstance()->start([this, file_id, path, to = path_of(file_id), post = session_->post()] {
    const bool kept = keep(path, to);
    QFile::remove(path);
    // Whoever is told is a child of the session, and post() tells nobody after its end.
    if (kept)
      post([this, file_id, to] {
        known_[file_id] = QUrl::fromLocalFile(to).toString();
        Q_EMIT came(file_id);
      });
  });
}

bool Avatars::keep(const QString& from, const QString& to) {
  if (QFileInfo(from).size() > protocol::limit::avatar_bytes) return false;
  QImageReader reader(from);
  reader.setDecideFormatFromContent(true);
  reader.setAutoTransform(true);
  QImageReader::setAllocationLimit(kMostMegabytes);
  const QByteArray format = reader.format();
  if (format != "png" && format != "jpeg" && format != "webp") return false;
  const QSize whole = reader.size();
  if (!whole.isValid() || whole.width() > kLongestSide || whole.height() > kLongestSide) return false;
  if (whole.width() > kMostUneven * whole.height() || whole.height() > kMostUneven * whole.width())
    return false;
  reader.setScaledSize(whole.scaled(side, side, Qt::KeepAspectRatioByExpanding));
  const QImage picture = reader.read();
  if (picture.isNull()) return false;
  QImage round(side, side, QImage::Format_ARGB32_Premultiplied);
  round.fill(Qt::transparent);
  QPainter painter(&round);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  QPainterPath circle;
  circle.addEllipse(0, 0, side, side);
  painter.setClipPath(circle);
  painter.drawImage((side - picture.width()) / 2, (side - picture.height()) / 2, picture);
  painter.end();
  QSaveFile file(to);
  return file.open(QIODevice::WriteOnly) && round.save(&file, "PNG") && file.commit();
}

}  // namespace banter::desktop
