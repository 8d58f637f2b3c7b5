#include "client/desktop/files/shared_files.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/files/attached_file.hpp"

namespace banter::desktop {

SharedFiles::SharedFiles(QObject* parent) : QAbstractListModel(parent) {}

void SharedFiles::set_session(Session* session) {
  if (session_ == session) return;
  if (session_) session_->disconnect(this);
  session_ = session;
  if (session_) connect(session_, &Session::newsCame, this, &SharedFiles::heard);
  begin();
  Q_EMIT sessionChanged();
}

void SharedFiles::set_conversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  conversation_ = conversation;
  begin();
  Q_EMIT conversationChanged();
}

void SharedFiles::set_kind(const QString& kind) {
  if (kind_ == kind) return;
  kind_ = kind;
  begin();
  Q_EMIT kindChanged();
}

bool SharedFiles::belongs(const QVariantMap& file) const {
  if (kind_ == QStringLiteral("pictures")) return says_picture(file);
  return kind_ != QStringLiteral("files") || !says_picture(file);
}

void SharedFiles::begin() {
  beginResetModel();
  rows_.clear();
  before_ = 0;
  more_ = true;
  rows_ = next();
  endResetModel();
  Q_EMIT countChanged();
}

/// The next page that has something of this kind.
std::vector<SharedFiles::Row> SharedFiles::next() {
  std::vector<Row> found;
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  while (found.empty() && more_) {
    more_ = false;
    if (!copy || conversation_.isEmpty()) break;
    const auto page =
        copy->files(conversation_.toStdString(), before_ > 0 ? std::optional(before_) : std::nullopt, kPage);
    if (!page || page->empty()) break;
    more_ = static_cast<std::int64_t>(page->size()) >= kPage && page->back().seq != before_;
    before_ = page->back().seq;
    for (const client::CopiedFile& one : *page) {
      const QVariantMap file = map_of(one.file);
      if (belongs(file))
        found.push_back({file, static_cast<qint64>(one.seq), QString::fromStdString(one.sender),
                         static_cast<qint64>(one.sent_at)});
    }
  }
  return found;
}

void SharedFiles::heard(const client::News& news) {
  const std::string here = conversation_.toStdString();
  const auto* come = std::get_if<client::NewMessage>(&news);
  const auto* changed = std::get_if<client::ChangedMessage>(&news);
  const bool ours =
      (come && come->message.conversation == here && !come->message.attachments.empty()) ||
      (changed && changed->conversation == here && changed->what == client::ChangedMessage::What::deleted &&
       std::ranges::any_of(rows_, [&](const Row& row) { return row.seq == changed->seq; }));
  if (ours) begin();
}

QVariantMap SharedFiles::at(int row) const {
  return row >= 0 && row < count() ? rows_[static_cast<std::size_t>(row)].file : QVariantMap();
}

int SharedFiles::rowOf(const QString& file_id) const {
  const auto found = std::ranges::find_if(
      rows_, [&](const Row& row) { return row.file.value(QStringLiteral("fileId")).toString() == file_id; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int SharedFiles::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant SharedFiles::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case FileRole:
      return row.file;
    case SeqRole:
      return row.seq;
    case SenderRole:
      return row.sender;
    case SentAtRole:
      return row.sent_at;
    default:
      return {};
  }
}

QHash<int, QByteArray> SharedFiles::roleNames() const {
  return {{FileRole, "file"}, {SeqRole, "seq"}, {SenderRole, "sender"}, {SentAtRole, "sentAt"}};
}

bool SharedFiles::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && more_;
}

void SharedFiles::fetchMore(const QModelIndex& parent) {
  if (parent.isValid()) return;
  std::vector<Row> rows = next();
  if (rows.empty()) return;
  beginInsertRows({}, count(), count() + static_cast<int>(rows.size()) - 1);
  std::ranges::move(rows, std::back_inserter(rows_));
  endInsertRows();
  Q_EMIT countChanged();
}

}  // namespace banter::desktop
