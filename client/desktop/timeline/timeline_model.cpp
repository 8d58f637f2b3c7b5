#include "client/desktop/timeline/timeline_model.hpp"

#include <algorithm>
#include <utility>

#include "client/desktop/people/people.hpp"

namespace banter::desktop {
namespace {

/// So many messages are fetched before the one that is to be shown, so that there is something above it.
constexpr std::int64_t kContext = 30;

}  // namespace

TimelineModel::TimelineModel(QObject* parent) : QAbstractListModel(parent) {}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setSession(Session* session) {
  if (session_ == session) return;
  if (session_) {
    session_->disconnect(this);
    People::of(session_)->disconnect(this);
  }
  session_ = session;
  if (session_) listen();
  Q_EMIT sessionChanged();
  open();
}

void TimelineModel::setConversation(const QString& conversation) {
  std::string wanted = conversation.toStdString();
  if (conversation_ == wanted) return;
  conversation_ = std::move(wanted);
  Q_EMIT conversationChanged();
  open();
}

void TimelineModel::open() {
  // What was missed in it is asked for before all else.
  if (session_ != nullptr && !conversation_.empty()) session_->client().attend(conversation_);
  beginResetModel();
  rows_.clear();
  quotes_.clear();
  row_.reset();
  pages_.reset();
  failure_.clear();
  more_before_ = more_after_ = older_asked_ = newer_asked_ = false;
  last_seq_ = unread_ = 0;
  loading_ = session_ && !conversation_.empty();
  endResetModel();
  Q_EMIT unreadSeqChanged();
  Q_EMIT changed();
  if (!loading_) return;
  pages_ = std::make_unique<Pages>(session_, conversation_);
  if (client::LocalCopy* copy = session_->copy()) {
    if (auto row = copy->conversation(conversation_); row && *row) row_ = std::move(**row);
  }
  receipts_.begin(session_->username().toStdString(), room(), row_ ? row_->member_count : 2);
  ask_receipts();
  if (row_) last_seq_ = row_->last_seq;
  // Unread ones are what one has come for.
  const std::int64_t around = row_ && row_->unread > 0 ? row_->read_seq + 1 : 0;
  if (around == 0) {
    pages_->newest(kPage, [this](auto page) { opened(std::move(page), 0); });
  } else {
    pages_->after(std::max<std::int64_t>(around - 1 - kContext, 0), kPage + kContext,
                  [this, around](auto page) { opened(std::move(page), around); });
  }
}

void TimelineModel::opened(client::Outcome<client::CopiedPage> page, std::int64_t around) {
  if (!page && around > 0) {
    // Where one left off is not on this device; what is here can be read all the same.
    pages_->newest(kPage, [this](auto newest) { opened(std::move(newest), 0); });
    return;
  }
  loading_ = false;
  if (!page) {
    failure_ = QString::fromStdString(page.error().sentence);
    Q_EMIT changed();
    return;
  }
  failure_.clear();
  put(std::move(*page));
  if (around > 0) {
    const auto self = session_->username().toStdString();
    for (auto row = rows_.crbegin(); row != rows_.crend() && unread_ == 0; ++row) {
      if (row->kind == Row::Kind::message && row->seq() >= around && !row->message.hidden && !is_own(*row))
        unread_ = row->seq();
    }
    Q_EMIT unreadSeqChanged();
  }
  settle();
  Q_EMIT placed(unread_ > 0 ? indexOf(unread_) : -1);
}

/// What has happened while a page was on its way.
void TimelineModel::settle() {
  last_seq_ = std::max(last_seq_, newest_seq());
  if (!more_after_ && newest_seq() < last_seq_) more_after_ = true;
  Q_EMIT changed();
}

void TimelineModel::put(client::CopiedPage page) {
  beginResetModel();
  more_before_ = page.more_before;
  more_after_ = page.more_after;
  older_asked_ = newer_asked_ = false;
  rows_ = rows_of(std::move(page));
  if (!more_after_) put_outgoing();
  endResetModel();
}

void TimelineModel::put_outgoing() {
  const auto outbox = session_->client().outbox();
  if (!outbox) return;
  std::vector<client::OutboxRow> rows;
  for (const auto state : {client::OutboxRow::State::waiting, client::OutboxRow::State::refused}) {
    if (auto some = (*outbox)->all(state)) rows.insert(rows.end(), some->begin(), some->end());
  }
  std::ranges::sort(rows, {}, &client::OutboxRow::number);
  for (const client::OutboxRow& row : rows) {
    if (is_here(row.draft)) rows_.push_front(row_of(row, conversation_, session_->username().toStdString()));
  }
}

std::deque<Row> TimelineModel::rows_of(client::CopiedPage page) const {
  std::deque<Row> rows;
  auto notice = page.notices.begin();
  std::ranges::sort(page.notices, {},
                    [](const protocol::Notice& one) { return std::pair(one.after_seq, one.version); });
  const auto notices_before = [&](std::int64_t seq) {
    for (; notice != page.notices.end() && notice->after_seq < seq; ++notice) {
      if (rows.empty() || rows.front().kind != Row::Kind::notices || rows.front().seq() != notice->after_seq)
        rows.push_front({.kind = Row::Kind::notices});
      rows.front().notices.push_back(std::move(*notice));
    }
  };
  for (protocol::Message& message : page.messages) {
    notices_before(message.seq);
    rows.push_front(row_of(std::move(message)));
  }
  notices_before(std::numeric_limits<std::int64_t>::max());
  return rows;
}

int TimelineModel::first_settled() const {
  const auto at = std::ranges::find_if(rows_, [](const Row& row) { return row.kind != Row::Kind::outgoing; });
  return static_cast<int>(at - rows_.begin());
}

std::int64_t TimelineModel::newest_seq() const {
  const int first = first_settled();
  return first == size() ? 0 : at(first).seq();
}

std::int64_t TimelineModel::oldest_seq() const {
  for (auto row = rows_.crbegin(); row != rows_.crend(); ++row) {
    if (row->kind == Row::Kind::message) return row->seq();
  }
  return 0;
}

void TimelineModel::older() {
  if (!pages_ || !more_before_ || older_asked_ || rows_.empty() || oldest_seq() == 0) return;
  older_asked_ = true;
  pages_->before(oldest_seq(), kPage, [this](auto page) { older_came(std::move(page)); });
}

void TimelineModel::older_came(client::Outcome<client::CopiedPage> page) {
  older_asked_ = false;
  if (!page) return;  // asked for again when it is looked for again
  more_before_ = page->more_before && !page->messages.empty();
  std::deque<Row> rows = rows_of(std::move(*page));
  // Notices behind the last message of the page may be there already.
  while (!rows.empty() && rows.front().kind == Row::Kind::notices && !rows_.empty() &&
         rows_.back().kind == Row::Kind::notices && rows_.back().seq() == rows.front().seq())
    rows.pop_front();
  if (!rows.empty()) {
    const int begin = size();
    beginInsertRows({}, begin, begin + static_cast<int>(rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(rows_));
    endInsertRows();
    touch(begin - 1);
    trim_newest();
  } else if (!rows_.empty()) {
    touch(size() - 1);
  }
  Q_EMIT changed();
}

void TimelineModel::newer() {
  if (!pages_ || !more_after_ || newer_asked_) return;
  newer_asked_ = true;
  pages_->after(newest_seq(), kPage, [this](auto page) { newer_came(std::move(page)); });
}

void TimelineModel::newer_came(client::Outcome<client::CopiedPage> page) {
  newer_asked_ = false;
  if (!page) return;
  const bool nothing = page->messages.empty();
  more_after_ = page->more_after && !nothing;
  const std::int64_t newest = newest_seq();
  std::deque<Row> rows = rows_of(std::move(*page));
  while (!rows.empty() && (rows.back().kind == Row::Kind::notices
                               ? rows.back().seq() < newest ||
                                     (!rows_.empty() && at(first_settled()).kind == Row::Kind::notices &&
                                      rows.back().seq() == newest)
                               : rows.back().seq() <= newest))
    rows.pop_back();
  if (!rows.empty()) {
    const int begin = first_settled();
    beginInsertRows({}, begin, begin + static_cast<int>(rows.size()) - 1);
    rows_.insert(rows_.begin() + begin, std::make_move_iterator(rows.begin()),
                 std::make_move_iterator(rows.end()));
    endInsertRows();
    touch_around(begin + static_cast<int>(rows.size()));
    trim_oldest();
  }
  if (!more_after_ && first_settled() == 0) {
    std::deque<Row> settled;
    std::swap(settled, rows_);
    put_outgoing();
    std::deque<Row> outgoing;
    std::swap(outgoing, rows_);
    std::swap(settled, rows_);
    if (!outgoing.empty()) {
      beginInsertRows({}, 0, static_cast<int>(outgoing.size()) - 1);
      rows_.insert(rows_.begin(), std::make_move_iterator(outgoing.begin()),
                   std::make_move_iterator(outgoing.end()));
      endInsertRows();
    }
  }
  if (nothing) {
    Q_EMIT changed();
  } else {
    settle();
  }
}

void TimelineModel::trim_newest() {
  const int over = size() - kMostRows;
  if (over <= 0) return;
  beginRemoveRows({}, 0, over - 1);
  rows_.erase(rows_.begin(), rows_.begin() + over);
  endRemoveRows();
  more_after_ = true;
}

void TimelineModel::trim_oldest() {
  const int over = size() - kMostRows;
  if (over <= 0) return;
  beginRemoveRows({}, kMostRows, size() - 1);
  rows_.erase(rows_.begin() + kMostRows, rows_.end());
  endRemoveRows();
  more_before_ = true;
}

int TimelineModel::indexOf(qint64 seq) const {
  const auto at = std::ranges::find_if(
      rows_, [&](const Row& row) { return row.kind == Row::Kind::message && row.message.seq == seq; });
  return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

qint64 TimelineModel::seqAt(int row) const {
  return row >= 0 && row < size() && at(row).kind == Row::Kind::message ? at(row).message.seq : 0;
}

void TimelineModel::goTo(qint64 seq) {
  if (!pages_) return;
  if (const int row = indexOf(seq); row >= 0) {
    Q_EMIT placed(row);
    return;
  }
  pages_->drop();
  older_asked_ = newer_asked_ = false;
  pages_->after(std::max<std::int64_t>(seq - 1 - kContext, 0), kPage + kContext, [this, seq](auto page) {
    if (!page) {
      Q_EMIT notFound(QString::fromStdString(page.error().sentence));
      return;
    }
    const bool found = std::ranges::any_of(page->messages, [&](const auto& each) { return each.seq == seq; });
    if (!found) {
      Q_EMIT notFound(tr("That message is no longer there."));
      return;
    }
    put(std::move(*page));
    settle();
    Q_EMIT placed(indexOf(seq));
  });
}

void TimelineModel::goToNewest() {
  if (!pages_) return;
  if (!more_after_) {
    Q_EMIT placed(-1);
    return;
  }
  pages_->drop();
  pages_->newest(kPage, [this](auto page) {
    if (!page) {
      older_asked_ = newer_asked_ = false;
      return;
    }
    put(std::move(*page));
    settle();
    Q_EMIT placed(-1);
  });
}

void TimelineModel::goToOldest() {
  if (!pages_) return;
  if (!more_before_) {
    Q_EMIT placed(size() - 1);
    return;
  }
  pages_->drop();
  pages_->after(row_ ? row_->cleared_seq : 0, kPage, [this](auto page) {
    older_asked_ = newer_asked_ = false;
    if (!page) {
      Q_EMIT notFound(QString::fromStdString(page.error().sentence));
      return;
    }
    page->more_before = false;
    put(std::move(*page));
    settle();
    Q_EMIT placed(size() - 1);
  });
}

}  // namespace banter::desktop
