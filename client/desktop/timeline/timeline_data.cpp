// What a row shows, and what a person does with it.
#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "client/desktop/people/people.hpp"
#include "client/desktop/text/marks.hpp"
#include "client/desktop/text/visible.hpp"
#include "client/desktop/timeline/sentences.hpp"
#include "client/desktop/timeline/timeline_model.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr base::Millis kGroup = 5 * 60 * 1'000;
constexpr qsizetype kMostQuoted = 160;
constexpr qsizetype kMostSpoken = 1'000;

QString text(const std::string& words) {
  return QString::fromStdString(words);
}

QString clock(base::Millis at) {
  const QLocale locale;
  // Some say the seconds too.
  const QString format = locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
  return locale.toString(QDateTime::fromMSecsSinceEpoch(at).time(), format);
}

QString moment(base::Millis at) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::ShortFormat);
}

QDate date(base::Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at).date();
}

}  // namespace

QHash<int, QByteArray> TimelineModel::roleNames() const {
  return {{KeyRole, "key"},
          {KindRole, "kind"},
          {SeqRole, "seq"},
          {ClientIdRole, "clientId"},
          {SenderRole, "sender"},
          {SenderNameRole, "senderName"},
          {OwnRole, "own"},
          {ContentRole, "content"},
          {TimeRole, "time"},
          {DayRole, "day"},
          {ThisDayRole, "thisDay"},
          {FirstRole, "first"},
          {LastRole, "last"},
          {UnreadRole, "unread"},
          {StateRole, "state_"},
          {StateHintRole, "stateHint"},
          {FailureRole, "failure"},
          {EditedRole, "edited"},
          {DeletedRole, "deleted"},
          {HiddenRole, "hidden"},
          {PinnedRole, "pinned"},
          {MentionedRole, "mentioned"},
          {MentionsRole, "mentions"},
          {ReplySeqRole, "replySeq"},
          {ReplySenderRole, "replySender"},
          {ReplyTextRole, "replyText"},
          {ReplyUsernameRole, "replyUsername"},
          {ReactionsRole, "reactions"},
          {AttachmentsRole, "attachments"},
          {NoticeRole, "notice"},
          {NoticesRole, "notices"},
          {SpokenRole, "spoken"}};
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : size();
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= size()) return {};
  const int i = index.row();
  const Row& row = at(i);
  const protocol::Message& message = row.message;
  switch (role) {
    case KeyRole:
      if (row.kind == Row::Kind::notices) return QStringLiteral("n%1").arg(row.seq());
      return message.client_id && is_own(row) ? text(*message.client_id)
                                              : QStringLiteral("m%1").arg(message.seq);
    case KindRole:
      return row.is_message() ? QStringLiteral("message") : QStringLiteral("notices");
    case SeqRole:
      return static_cast<qint64>(row.kind == Row::Kind::message ? message.seq : 0);
    case ClientIdRole:
      return row.kind == Row::Kind::outgoing ? text(message.client_id.value_or("")) : QString();
    case SenderRole:
      return text(message.sender);
    case SenderNameRole:
      return row.is_message() && !message.hidden ? name_of(message.sender) : QString();
    case OwnRole:
      return is_own(row);
    case ContentRole:
      return text(message.content);
    case TimeRole:
      return row.at() > 0 ? clock(row.at()) : QString();
    case DayRole:
      return begins_day(i) ? day_in_words(day_of(i), QDate::currentDate()) : QString();
    case ThisDayRole:
      return day_in_words(day_of(i), QDate::currentDate());
    case FirstRole:
      return begins_group(i);
    case LastRole:
      return i == 0 || begins_group(i - 1);
    case UnreadRole:
      return is_unread_begin(i);
    case StateRole: {
      if (!is_own(row) || message.deleted) return QString();
      static const QString kNames[] = {QStringLiteral("waiting"), QStringLiteral("failed"),
                                       QStringLiteral("sent"), QStringLiteral("delivered"),
                                       QStringLiteral("read")};
      return kNames[static_cast<std::size_t>(state_of(row))];
    }
    case StateHintRole:
      if (!is_own(row)) return moment(row.at());
      if (row.kind == Row::Kind::outgoing)
        return row.failure ? QString() : tr("Waits to be sent since %1").arg(moment(row.at()));
      return receipts_.hint(message.seq, message.sent_at);
    case FailureRole:
      return row.failure ? text(row.failure->sentence) : QString();
    case EditedRole:
      return message.edited_at && !message.deleted ? moment(*message.edited_at) : QString();
    case DeletedRole:
      return message.deleted;
    case HiddenRole:
      return hidden_of(i);
    case PinnedRole:
      return message.pinned;
    case MentionedRole:
      return !is_own(row) && std::ranges::any_of(message.mentions, [&](const std::string& name) {
        return name == "@room" ||
               protocol::fold_name(name) == protocol::fold_name(session_->username().toStdString());
      });
    case MentionsRole: {
      QStringList names;
      for (const std::string& name : message.mentions)
        names += text(name);
      return names;
    }
    case ReplySeqRole:
      return static_cast<qint64>(message.deleted ? 0 : message.reply_to.value_or(0));
    case ReplySenderRole:
      return message.reply_to ? name_of(quote_of(*message.reply_to).sender) : QString();
    case ReplyUsernameRole:
      return message.reply_to ? text(quote_of(*message.reply_to).sender) : QString();
    case ReplyTextRole:
      return message.reply_to ? quote_of(*message.reply_to).text : QString();
    case ReactionsRole:
      return reactions_of(row);
    case AttachmentsRole:
      return attachments_of(row);
    case NoticeRole:
      return row.kind == Row::Kind::notices
                 ? summary_of(row.notices, [this](const std::string& name) { return name_of(name); })
                 : QString();
    case NoticesRole: {
      QStringList sentences;
      for (const protocol::Notice& notice : row.notices)
        sentences += sentence_of(notice, [this](const std::string& name) { return name_of(name); });
      return sentences;
    }
    case SpokenRole:
      return spoken(i);
    default:
      return {};
  }
}

bool TimelineModel::is_own(const Row& row) const {
  if (row.kind == Row::Kind::outgoing) return true;
  return row.kind == Row::Kind::message && session_ &&
         protocol::fold_name(row.message.sender) == protocol::fold_name(session_->username().toStdString());
}

QString TimelineModel::name_of(const std::string& username) const {
  const People* people = username.empty() ? nullptr : People::of(session_);
  return people == nullptr ? text(username) : people->shownName(text(username));
}

QDate TimelineModel::day_of(int row) const {
  // Hidden messages have no time of their own.
  for (int older = row; older < size(); ++older) {
    if (at(older).at() > 0) return date(at(older).at());
  }
  for (int newer = row; newer >= 0; --newer) {
    if (at(newer).at() > 0) return date(at(newer).at());
  }
  return QDate::currentDate();
}

bool TimelineModel::begins_day(int row) const {
  // Whether the oldest one here begins its day is known when there is nothing before it.
  return row + 1 < size() ? day_of(row) != day_of(row + 1) : !more_before_;
}

bool TimelineModel::is_unread_begin(int row) const {
  return unread_ > 0 && at(row).kind == Row::Kind::message && at(row).message.seq == unread_;
}

bool TimelineModel::begins_group(int row) const {
  if (row + 1 >= size() || is_unread_begin(row)) return true;
  const Row& here = at(row);
  const Row& older = at(row + 1);
  if (!here.is_message() || !older.is_message()) return true;
  if (here.message.hidden != older.message.hidden) return true;
  if (protocol::fold_name(here.message.sender) != protocol::fold_name(older.message.sender)) return true;
  return here.at() - older.at() >= kGroup || date(here.at()) != date(older.at());
}

Receipts::State TimelineModel::state_of(const Row& row) const {
  if (row.kind == Row::Kind::outgoing)
    return row.failure ? Receipts::State::failed : Receipts::State::waiting;
  if (row_ && row_->kind == protocol::ConversationKind::direct &&
      protocol::fold_name(row_->receiver) == protocol::fold_name(row.message.sender))
    return Receipts::State::read;  // to oneself
  return receipts_.state_of(row.message.seq);
}

int TimelineModel::hidden_of(int row) const {
  if (!at(row).message.hidden) return 0;
  if (row > 0 && at(row - 1).message.hidden) return -1;
  int count = 1;
  while (row + count < size() && at(row + count).message.hidden)
    ++count;
  return count;
}

const TimelineModel::Quote& TimelineModel::quote_of(std::int64_t seq) const {
  auto [quote, fresh] = quotes_.try_emplace(seq);
  if (fresh) look_up(seq);
  return quotes_.find(seq)->second;
}

void TimelineModel::look_up(std::int64_t seq) const {
  auto* self = const_cast<TimelineModel*>(this);  // what is looked up is only remembered
  if (const int row = indexOf(seq); row >= 0) {
    self->keep_quote(seq, at(row).message);
    return;
  }
  // While a row is drawn nothing may tell of changes.
  QMetaObject::invokeMethod(
      self,
      [self, seq] {
        if (!self->pages_) return;
        self->pages_->one(seq, [self, seq](std::optional<protocol::Message> message) {
          self->keep_quote(seq, std::move(message));
          for (int row = 0; row < self->size(); ++row) {
            if (self->at(row).message.reply_to == seq) self->touch(row, {ReplySenderRole, ReplyTextRole});
          }
        });
      },
      Qt::QueuedConnection);
}

void TimelineModel::keep_quote(std::int64_t seq, std::optional<protocol::Message> message) {
  Quote& quote = quotes_[seq];
  quote.known = true;
  quote.gone = !message || message->deleted || message->hidden;
  if (quote.gone) {
    quote.sender.clear();
    quote.text = message && message->hidden ? tr("A message of somebody you have blocked")
                                            : tr("A message that was taken back");
    return;
  }
  quote.sender = message->sender;
  quote.text = plain_line(text(message->content), kMostQuoted);
  if (quote.text.isEmpty() && !message->attachments.empty())
    quote.text = tr("File: %1").arg(isolated(text(message->attachments.front().file_name)));
}

QVariantList TimelineModel::reactions_of(const Row& row) const {
  QVariantList list;
  for (const protocol::Reaction& reaction : row.message.reactions) {
    bool mine = false;
    QStringList who;
    for (const std::string& name : reaction.usernames) {
      const bool me = protocol::fold_name(name) == protocol::fold_name(session_->username().toStdString());
      mine = mine || me;
      who += me ? tr("You") : isolated(name_of(name));
    }
    if (const auto others = reaction.count - who.size(); others > 0)
      who += tr("%n others", nullptr, static_cast<int>(others));
    list += QVariantMap{{QStringLiteral("emoji"), text(reaction.emoji)},
                        {QStringLiteral("count"), static_cast<qint64>(reaction.count)},
                        {QStringLiteral("mine"), mine},
                        {QStringLiteral("who"), who.join(QStringLiteral(", "))}};
  }
  return list;
}

QVariantList TimelineModel::attachments_of(const Row& row) const {
  QVariantList list;
  for (const protocol::Attachment& file : row.message.attachments) {
    list += QVariantMap{{QStringLiteral("fileId"), text(file.file_id)},
                        {QStringLiteral("fileName"),
                         // What is in the outbox only knows its ids.
                         file.file_name.empty() ? tr("A file") : text(file.file_name)},
                        {QStringLiteral("size"), static_cast<qint64>(file.size)},
                        {QStringLiteral("mediaType"), text(file.media_type)},
                        {QStringLiteral("sha256"), text(file.sha256)},
                        {QStringLiteral("width"), static_cast<qint64>(file.width.value_or(0))},
                        {QStringLiteral("height"), static_cast<qint64>(file.height.value_or(0))},
                        {QStringLiteral("preview"), text(file.preview.value_or(""))}};
  }
  return list;
}

QString TimelineModel::spoken(int i) const {
  const Row& row = at(i);
  if (row.kind == Row::Kind::notices)
    return summary_of(row.notices, [this](const std::string& name) { return name_of(name); });
  const protocol::Message& message = row.message;
  if (message.hidden) return tr("Hidden message of somebody you have blocked");
  QStringList parts{is_own(row) ? tr("You") : isolated(name_of(message.sender)), clock(row.at())};
  if (message.reply_to && !message.deleted)
    parts += tr("answering %1").arg(isolated(name_of(quote_of(*message.reply_to).sender)));
  if (message.deleted) {
    parts += tr("message taken back");
  } else if (!message.content.empty()) {
    parts += plain_line(text(message.content), kMostSpoken);
  }
  for (const protocol::Attachment& file : message.attachments)
    parts += tr("file %1").arg(isolated(text(file.file_name)));
  if (message.edited_at && !message.deleted) parts += tr("edited");
  if (message.pinned) parts += tr("pinned");
  for (const protocol::Reaction& reaction : message.reactions)
    parts += text(reaction.emoji) + u' ' + QString::number(reaction.count);
  if (is_own(row) && !message.deleted) {
    switch (state_of(row)) {
      case Receipts::State::waiting:
        parts += tr("waiting to be sent");
        break;
      case Receipts::State::failed:
        parts += tr("not sent: %1").arg(text(row.failure->sentence));
        break;
      case Receipts::State::sent:
        parts += tr("sent");
        break;
      case Receipts::State::delivered:
        parts += room()
                     ? tr("read by %n people", nullptr, static_cast<int>(receipts_.readers_of(message.seq)))
                     : tr("delivered");
        break;
      case Receipts::State::read:
        parts += tr("read");
        break;
    }
  }
  return parts.join(QStringLiteral(", "));
}

QVariantMap TimelineModel::messageAt(int row) const {
  if (row < 0 || row >= size() || !at(row).is_message()) return {};
  const QHash<int, QByteArray> names = roleNames();
  QVariantMap map;
  for (const int role :
       {KeyRole, SeqRole, ClientIdRole, SenderRole, SenderNameRole, OwnRole, ContentRole, TimeRole, StateRole,
        StateHintRole, FailureRole, EditedRole, DeletedRole, HiddenRole, PinnedRole, AttachmentsRole})
    map.insert(QString::fromLatin1(names[role]), data(index(row), role));
  return map;
}

qint64 TimelineModel::seqUpTo(int row) const {
  for (int each = std::max(row, 0); row >= 0 && each < size(); ++each) {
    if (at(each).kind == Row::Kind::message) return at(each).message.seq;
  }
  return 0;
}

QString TimelineModel::dayAt(int row) const {
  return row >= 0 && row < size() ? day_in_words(day_of(row), QDate::currentDate()) : QString();
}

QVariantMap TimelineModel::lastOwn(qint64 seq) const {
  for (int row = 0; row < size(); ++row) {
    const Row& each = at(row);
    if (each.kind == Row::Kind::message && is_own(each) && !each.message.deleted &&
        !each.message.content.empty() && (seq <= 0 || each.message.seq < seq))
      return messageAt(row);
  }
  return {};
}

QVariantMap TimelineModel::neighbour(qint64 seq, int step) const {
  const int from = indexOf(seq);
  for (int row = from < 0 ? 0 : from + step; row >= 0 && row < size(); row += step) {
    const Row& each = at(row);
    if (each.kind == Row::Kind::message && !each.message.deleted && !each.message.hidden)
      return messageAt(row);
  }
  return {};
}

}  // namespace banter::desktop
