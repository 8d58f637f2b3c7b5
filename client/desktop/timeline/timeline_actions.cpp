// What a person does with messages.
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <functional>

#include "client/desktop/timeline/timeline_model.hpp"

namespace banter::desktop {
namespace {

QString text(const std::string& words) {
  return QString::fromStdString(words);
}

QString moment(base::Millis at) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::ShortFormat);
}

}  // namespace

void TimelineModel::seen(qint64 seq) {
  if (session_ && !conversation_.empty() && seq > 0) session_->markSeen(conversation_, seq);
}

void TimelineModel::react(qint64 seq, const QString& emoji) {
  const int row = indexOf(seq);
  if (row < 0 || !session_) return;
  bool mine = false;
  for (const QVariant& each : reactions_of(at(row))) {
    const QVariantMap reaction = each.toMap();
    if (reaction[QStringLiteral("emoji")].toString() == emoji)
      mine = reaction[QStringLiteral("mine")].toBool();
  }
  session_->request(
      this,
      protocol::ReactRequest{
          .conversation = conversation_, .seq = seq, .emoji = emoji.toStdString(), .remove = mine},
      [this](const Session::Reply& reply) {
        if (!reply) Q_EMIT failed(text(reply.error().sentence));
      });
}

void TimelineModel::remove(qint64 seq) {
  if (!session_) return;
  session_->request(this, protocol::DeleteRequest{.conversation = conversation_, .seq = seq},
                    [this](const Session::Reply& reply) {
                      if (!reply) Q_EMIT failed(text(reply.error().sentence));
                    });
}

void TimelineModel::pin(qint64 seq, bool pinned) {
  if (!session_) return;
  protocol::Request request = protocol::PinRequest{.conversation = conversation_, .seq = seq};
  if (!pinned) request = protocol::UnpinRequest{.conversation = conversation_, .seq = seq};
  session_->request(this, std::move(request), [this](const Session::Reply& reply) {
    if (!reply) Q_EMIT failed(text(reply.error().sentence));
  });
}

bool TimelineModel::mayPin() const {
  return !row_ || row_->kind != protocol::ConversationKind::room || row_->role == protocol::RoomRole::owner ||
         row_->role == protocol::RoomRole::moderator;
}

bool TimelineModel::mayRemove(qint64 seq) const {
  const int row = indexOf(seq);
  if (row < 0 || at(row).message.deleted || at(row).message.hidden) return false;
  if (is_own(at(row))) return true;
  return room() && (row_->role == protocol::RoomRole::owner || row_->role == protocol::RoomRole::moderator);
}

void TimelineModel::retry(const QString& clientId) {
  if (!session_) return;
  const std::string id = clientId.toStdString();
  if (const auto again = session_->client().retry(id); !again) {
    Q_EMIT failed(text(again.error().sentence));
    return;
  }
  if (const int row = outgoing(id); row >= 0) {
    rows_[static_cast<std::size_t>(row)].failure.reset();
    touch(row, {StateRole, StateHintRole, FailureRole, SpokenRole});
  }
}

void TimelineModel::discard(const QString& clientId) {
  if (!session_) return;
  const std::string id = clientId.toStdString();
  if (const auto gone = session_->client().discard(id); !gone) {
    Q_EMIT failed(text(gone.error().sentence));
    return;
  }
  if (const int row = outgoing(id); row >= 0) {
    take_out(row);
    Q_EMIT changed();
  }
}

QString TimelineModel::textOf(const QVariantList& seqs) const {
  std::vector<int> rows;
  for (const QVariant& seq : seqs) {
    if (const int row = indexOf(seq.toLongLong()); row >= 0 && !at(row).message.deleted) rows.push_back(row);
  }
  std::ranges::sort(rows, std::greater<>());
  if (rows.size() == 1) return text(at(rows.front()).message.content);
  QString all;
  for (const int row : rows) {
    const protocol::Message& message = at(row).message;
    if (!all.isEmpty()) all += u'\n';
    all +=
        tr("[%1] %2:").arg(moment(message.sent_at), name_of(message.sender)) + u' ' + text(message.content);
    for (const protocol::Attachment& file : message.attachments)
      all += u' ' + text(file.file_name);
  }
  return all;
}

}  // namespace banter::desktop
