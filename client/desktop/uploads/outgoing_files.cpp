#include "client/desktop/uploads/outgoing_files.hpp"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QLocale>
#include <QMimeData>
#include <utility>

#include "client/desktop/files/private_files.hpp"
#include "client/desktop/pictures/picture_reading.hpp"
#include "client/desktop/uploads/uploads.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {

OutgoingFiles::OutgoingFiles(QObject* parent) : QAbstractListModel(parent) {}

void OutgoingFiles::set_session(Session* session) {
  if (session_ == session) return;
  beginResetModel();
  session_ = session;
  files_.clear();
  endResetModel();
  Q_EMIT sessionChanged();
  Q_EMIT countChanged();
}

void OutgoingFiles::set_conversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  beginResetModel();
  conversation_ = conversation;
  endResetModel();
  Q_EMIT conversationChanged();
  Q_EMIT countChanged();
}

const std::vector<OutgoingFiles::File>& OutgoingFiles::here() const {
  static const std::vector<File> none;
  const auto found = files_.find(conversation_);
  return found == files_.end() ? none : found->second;
}

QString OutgoingFiles::add(const QList<QUrl>& urls) {
  QStringList objections;
  for (const QUrl& url : urls) {
    const QString objection =
        url.isLocalFile() ? add_path(url.toLocalFile()) : tr("Only files of this machine can be sent.");
    if (!objection.isEmpty() && !objections.contains(objection)) objections.append(objection);
  }
  return objections.join(u' ');
}

QString OutgoingFiles::add_path(const QString& path) {
  const QFileInfo file(path);
  const QString name = file.fileName();
  if (!session_ || conversation_.isEmpty()) return {};
  if (count() >= protocol::limit::attachments)
    return tr("A message takes %n files at most.", nullptr, static_cast<int>(protocol::limit::attachments));
  if (file.isDir()) return tr("%1 is a folder: only files can be sent.").arg(name);
  if (!file.isFile() || !file.isReadable()) return tr("%1 cannot be read.").arg(name);
  const auto& greeting = session_->greeting();
  if (greeting && file.size() > greeting->limits.file_bytes) {
    const QLocale locale;
    return tr("%1 is too large: %2; this server takes files up to %3.")
        .arg(name, locale.formattedDataSize(file.size()),
             locale.formattedDataSize(greeting->limits.file_bytes));
  }
  for (const File& there : here()) {
    if (there.path == file.absoluteFilePath()) return {};
  }
  const int row = count();
  beginInsertRows({}, row, row);
  files_[conversation_].push_back({.path = file.absoluteFilePath(),
                                   .name = name,
                                   .size = file.size(),
                                   .picture = picture_size(path).isValid()});
  endInsertRows();
  Q_EMIT countChanged();
  return {};
}

QString OutgoingFiles::onClipboard() const {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (!data) return {};
  if (data->hasUrls()) {
    for (const QUrl& url : data->urls()) {
      if (url.isLocalFile()) return QStringLiteral("files");
    }
  }
  // What is copied from a table or a page is text and a picture of it: the text is meant.
  return data->hasImage() && !data->hasText() ? QStringLiteral("picture") : QString();
}

QString OutgoingFiles::addFromClipboard() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (!data || !session_) return {};
  if (onClipboard() == QStringLiteral("files")) return add(data->urls());
  const auto picture = qvariant_cast<QImage>(data->imageData());
  if (picture.isNull()) return tr("The clipboard holds no picture.");
  QByteArray bytes;
  QBuffer buffer(&bytes);
  if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
    return tr("The picture cannot be taken from the clipboard.");
  const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
  return keep(QStringLiteral("picture-%1.png").arg(time), bytes);
}

QString OutgoingFiles::addText(const QString& text) {
  return keep(QStringLiteral("message.txt"), text.toUtf8());
}

QString OutgoingFiles::keep(const QString& name, const QByteArray& bytes) {
  if (!session_ || conversation_.isEmpty()) return {};
  const auto path = keep_outgoing(*session_, name, bytes);
  if (!path) return path.error();
  const QString objection = add_path(*path);
  if (!objection.isEmpty()) drop_outgoing(*session_, *path);
  return objection;
}

void OutgoingFiles::remove(int row) {
  if (row < 0 || row >= count()) return;
  std::vector<File>& files = files_[conversation_];
  if (session_) drop_outgoing(*session_, files[static_cast<std::size_t>(row)].path);
  beginRemoveRows({}, row, row);
  files.erase(files.begin() + row);
  endRemoveRows();
  Q_EMIT countChanged();
}

bool OutgoingFiles::send(const QString& text, qint64 reply_to) {
  if (!session_ || here().empty()) return false;
  Uploads* uploads = Uploads::of(session_);
  client::Draft draft{.conversation = conversation_.toStdString(), .content = text.toStdString()};
  if (reply_to > 0) draft.reply_to = reply_to;
  std::vector<std::string> paths;
  for (const File& file : here())
    paths.push_back(file.path.toStdString());
  if (!uploads->begin(std::move(draft), std::move(paths))) return false;
  beginResetModel();
  files_.erase(conversation_);
  endResetModel();
  Q_EMIT countChanged();
  return true;
}

int OutgoingFiles::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant OutgoingFiles::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const File& file = here()[static_cast<std::size_t>(index.row())];
  switch (role) {
    case NameRole:
      return file.name;
    case SizeRole:
      return file.size;
    case PathRole:
      return file.path;
    case PictureRole:
      return file.picture;
    default:
      return {};
  }
}

QHash<int, QByteArray> OutgoingFiles::roleNames() const {
  return {{NameRole, "name"}, {SizeRole, "size"}, {PathRole, "path"}, {PictureRole, "picture"}};
}

}  // namespace banter::desktop
