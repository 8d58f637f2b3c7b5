#include "client/desktop/search/message_hits.hpp"

#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <utility>

#include "client/desktop/people/status_words.hpp"
#include "client/desktop/search/snippet.hpp"

namespace banter::desktop {
namespace {

constexpr qsizetype kSnippet = 200;  // UTF-16 units

}  // namespace

void MessageHits::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  conversations_ = Conversations::of(session);
  people_ = People::of(session);
  begin();
  Q_EMIT sessionChanged();
}

void MessageHits::setConversation(const QString& conversation) {
  if (conversation == conversation_) return;
  conversation_ = conversation;
  begin();
  Q_EMIT conversationChanged();
}

void MessageHits::show(std::vector<protocol::Message> hits) {
  const auto [mine, theirs] = std::mismatch(hits_.begin(), hits_.end(), hits.begin(), hits.end());
  const int same = static_cast<int>(mine - hits_.begin());
  if (same < count()) {
    beginRemoveRows({}, same, count() - 1);
    hits_.resize(static_cast<std::size_t>(same));
    endRemoveRows();
  }
  if (theirs != hits.end()) {
    beginInsertRows({}, same, static_cast<int>(hits.size()) - 1);
    hits_ = std::move(hits);
    endInsertRows();
  }
  Q_EMIT countChanged();
}

int MessageHits::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> MessageHits::roleNames() const {
  return {{ConversationRole, "conversation"},
          {SeqRole, "seq"},
          {PlaceRole, "place"},
          {SenderRole, "sender"},
          {SenderNameRole, "senderName"},
          {TimeRole, "time"},
          {TextRole, "words"},
          {HighlightsRole, "highlights"},
          {FileNameRole, "fileName"},
          {DescriptionRole, "description"}};
}

QVariant MessageHits::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count() || !conversations_) return {};
  const protocol::Message& hit = hits_[static_cast<std::size_t>(index.row())];
  const auto snippet = [&] {
    return snippet_of(QString::fromStdString(hit.content), hit.highlights, kSnippet);
  };
  switch (role) {
    case ConversationRole:
      return QString::fromStdString(hit.conversation);
    case SeqRole:
      return static_cast<double>(hit.seq);
    case PlaceRole: {
      const Conversations::Row* row = conversations_->find(hit.conversation);
      return row != nullptr ? conversations_->title(*row) : QString::fromStdString(hit.receiver);
    }
    case SenderRole:
      return QString::fromStdString(hit.sender);
    case SenderNameRole: {
      const QString sender = QString::fromStdString(hit.sender);
      return people_->isSelf(sender) ? tr("You") : people_->shownName(sender);
    }
    case TimeRole:
      return short_time(QDateTime::fromMSecsSinceEpoch(hit.sent_at), QDateTime::currentDateTime(), QLocale());
    case Qt::DisplayRole:
    case TextRole:
      return snippet().text;
    case HighlightsRole: {
      QVariantList places;
      for (const protocol::Highlight& one : snippet().highlights)
        places.append(QVariantMap{{QStringLiteral("start"), static_cast<int>(one.start)},
                                  {QStringLiteral("length"), static_cast<int>(one.length)}});
      return places;
    }
    case FileNameRole:
      return hit.attachments.empty() ? QString()
                                     : QString::fromStdString(hit.attachments.front().file_name).simplified();
    case DescriptionRole: {
      QStringList parts{data(index, SenderNameRole).toString()};
      if (conversation_.isEmpty()) parts.append(tr("in %1").arg(data(index, PlaceRole).toString()));
      parts.append(data(index, TimeRole).toString());
      parts.append(data(index, TextRole).toString());
      parts.append(data(index, FileNameRole).toString());
      parts.removeAll(QString());
      return parts.join(tr(", "));
    }
    default:
      return {};
  }
}

}  // namespace banter::desktop
