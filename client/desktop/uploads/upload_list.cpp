#include "client/desktop/uploads/upload_list.hpp"

#include <QFileInfo>
#include <algorithm>

namespace banter::desktop {
namespace {

QString state_word(Upload::State state) {
  if (state == Upload::State::paused) return QStringLiteral("paused");
  return state == Upload::State::failed ? QStringLiteral("failed") : QStringLiteral("moving");
}

QStringList names_of(const Upload& upload) {
  QStringList names;
  for (const std::string& path : upload.paths)
    names.append(QFileInfo(QString::fromStdString(path)).fileName());
  return names;
}

}  // namespace

UploadList::UploadList(QObject* parent) : QAbstractListModel(parent) {}

void UploadList::set_session(Session* session) {
  if (session_ == session) return;
  if (uploads_) uploads_->disconnect(this);
  session_ = session;
  uploads_ = Uploads::of(session);
  if (uploads_) {
    connect(uploads_, &Uploads::listChanged, this, &UploadList::fill);
    connect(uploads_, &Uploads::changed, this, [this](const std::string& client_id) {
      const auto found = std::ranges::find(ids_, client_id);
      if (found == ids_.end()) return;
      const QModelIndex row = index(static_cast<int>(found - ids_.begin()));
      Q_EMIT dataChanged(row, row);
    });
  }
  fill();
  Q_EMIT sessionChanged();
}

void UploadList::set_conversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  conversation_ = conversation;
  fill();
  Q_EMIT conversationChanged();
}

/// Rows come and go one by one, so that what is seen of the others stays.
void UploadList::fill() {
  std::vector<std::string> now;
  if (uploads_) {
    const std::string here = conversation_.toStdString();
    for (const Upload& upload : uploads_->all()) {
      if (!upload.gone && upload.draft.conversation == here) now.push_back(upload.client_id);
    }
  }
  for (int row = count() - 1; row >= 0; --row) {
    if (std::ranges::find(now, ids_[static_cast<std::size_t>(row)]) != now.end()) continue;
    beginRemoveRows({}, row, row);
    ids_.erase(ids_.begin() + row);
    endRemoveRows();
  }
  for (const std::string& id : now) {
    if (std::ranges::find(ids_, id) != ids_.end()) continue;
    beginInsertRows({}, count(), count());
    ids_.push_back(id);
    endInsertRows();
  }
  Q_EMIT countChanged();
}

const Upload* UploadList::at(int row) const {
  if (!uploads_ || row < 0 || row >= count()) return nullptr;
  const auto found =
      std::ranges::find(uploads_->all(), ids_[static_cast<std::size_t>(row)], &Upload::client_id);
  return found == uploads_->all().end() ? nullptr : &*found;
}

void UploadList::pause(const QString& client_id) {
  if (uploads_) uploads_->pause(client_id.toStdString());
}

void UploadList::resume(const QString& client_id) {
  if (uploads_) uploads_->resume(client_id.toStdString());
}

void UploadList::cancel(const QString& client_id) {
  if (uploads_) uploads_->cancel(client_id.toStdString());
}

int UploadList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant UploadList::data(const QModelIndex& index, int role) const {
  const Upload* upload = at(index.row());
  if (!upload) return {};
  switch (role) {
    case ClientIdRole:
      return QString::fromStdString(upload->client_id);
    case NamesRole:
      return names_of(*upload);
    case PathRole:
      return upload->picture;
    case ContentRole:
      return QString::fromStdString(upload->draft.content);
    case DoneRole:
      return static_cast<qint64>(upload->progress.done);
    case TotalRole:
      return static_cast<qint64>(upload->progress.total);
    case SpeedRole:
      return static_cast<qint64>(upload->progress.speed);
    case LeftRole:
      return static_cast<qint64>(upload->progress.left.value_or(-1));
    case StateRole:
      return state_word(upload->state);
    case ReasonRole:
      return upload->reason;
    default:
      return {};
  }
}

QHash<int, QByteArray> UploadList::roleNames() const {
  return {{ClientIdRole, "clientId"}, {NamesRole, "names"},  {PathRole, "path"},   {ContentRole, "content"},
          {DoneRole, "done"},         {TotalRole, "total"},  {SpeedRole, "speed"}, {LeftRole, "left"},
          {StateRole, "state"},       {ReasonRole, "reason"}};
}

}  // namespace banter::desktop
