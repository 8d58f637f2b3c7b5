// What happens in a conversation while it is shown.
#include <QDateTime>
#include <algorithm>

#include "client/desktop/people/people.hpp"
#include "client/desktop/timeline/timeline_model.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

bool same_name(std::string_view one, std::string_view other) {
  return protocol::fold_name(one) == protocol::fold_name(other);
}

// The reaction of `username` as the event tells of it.
void change_reaction(protocol::Message& message, const client::ChangedMessage& change) {
  auto at = std::ranges::find(message.reactions, change.emoji, &protocol::Reaction::emoji);
  if (at == message.reactions.end()) {
    if (!change.removed) message.reactions.push_back({change.emoji, 1, {change.username}});
    return;
  }
  const auto who =
      std::ranges::find_if(at->usernames, [&](const auto& name) { return same_name(name, change.username); });
  if (!change.removed && who == at->usernames.end()) {
    ++at->count;
    at->usernames.push_back(change.username);
  } else if (change.removed) {
    if (who != at->usernames.end()) at->usernames.erase(who);
    if (--at->count <= 0) message.reactions.erase(at);
  }
}

}  // namespace

void TimelineModel::listen() {
  connect(session_, &Session::newsCame, this, [this](const client::News& news) { news_came(news); });
  connect(session_, &Session::eventCame, this, [this](const protocol::Event& event) { event_came(event); });
  connect(session_, &Session::rowsCame, this, [this](const auto& rows) { rows_came(rows); });
  connect(session_, &Session::messageStored, this, [this](const client::OutboxRow& row) { stored(row); });
  connect(session_, &Session::outboxChanged, this,
          [this](const client::OutboxNews& news) { outbox_came(news); });
  connect(session_, &Session::copyChanged, this, [this](const std::string& conversation) {
    if (pages_ && conversation == conversation_) copy_changed();
  });
  connect(People::of(session_), &People::personChanged, this, &TimelineModel::name_changed);
  connect(session_, &Session::changed, this, [this] {
    if (session_->online() && (!failure_.isEmpty() || (loading_ && rows_.empty()))) open();
  });
}

void TimelineModel::copy_changed() {
  if (rows_.empty() && (loading_ || !failure_.isEmpty())) {
    open();
    return;
  }
  std::vector<std::int64_t> hidden;
  for (const Row& row : rows_) {
    if (row.message.hidden) hidden.push_back(row.seq());
  }
  for (const std::int64_t seq : hidden)
    refresh(seq);
}

void TimelineModel::news_came(const client::News& news) {
  if (!pages_) return;
  if (const auto* message = std::get_if<client::NewMessage>(&news)) {
    if (message->message.conversation == conversation_) take(message->message, message->live);
  } else if (const auto* change = std::get_if<client::ChangedMessage>(&news)) {
    if (change->conversation == conversation_) take(*change);
  } else if (const auto* notice = std::get_if<client::NewNotice>(&news)) {
    if (notice->conversation == conversation_) take(notice->notice);
  } else if (const auto* skipped = std::get_if<client::Skipped>(&news)) {
    if (skipped->conversation != conversation_) return;
    last_seq_ = std::max(last_seq_, skipped->last_seq);
    if (newest_seq() < skipped->last_seq && !loading_) {
      more_after_ = true;
      Q_EMIT changed();
    }
  }
}

void TimelineModel::take(const protocol::Message& message, bool live) {
  const std::int64_t newest = newest_seq();
  last_seq_ = std::max(last_seq_, message.seq);
  if (loading_ || message.seq < newest || indexOf(message.seq) >= 0) {
    Q_EMIT changed();
    return;
  }
  const bool own = same_name(message.sender, session_->username().toStdString());
  const int sending = own && message.client_id ? outgoing(*message.client_id) : -1;
  const int begin = first_settled();
  // Not next to the newest one here: a page is on its way or must be asked for.
  const bool gap = begin == size() ? more_after_ : message.seq > newest + 1;
  if (sending >= 0 && !gap && sending == begin - 1) {
    rows_[static_cast<std::size_t>(sending)] = row_of(message);
    touch(sending);
    touch_around(sending);
  } else {
    if (sending >= 0) {
      beginRemoveRows({}, sending, sending);
      rows_.erase(rows_.begin() + sending);
      endRemoveRows();
    }
    if (gap) {
      if (!more_after_) {
        more_after_ = true;
        newer();
      }
    } else {
      const int row = first_settled();
      beginInsertRows({}, row, row);
      rows_.insert(rows_.begin() + row, row_of(message));
      endInsertRows();
      touch_around(row);
      if (size() > 2 * kMostRows) trim_oldest();
      if (more_after_) newer();
    }
  }
  Q_EMIT changed();
  const int row = indexOf(message.seq);
  if (live && row >= 0) Q_EMIT arrived(message.seq, own, spoken(row));
}

void TimelineModel::take(const client::ChangedMessage& change) {
  if (const auto quote = quotes_.find(change.seq); quote != quotes_.end()) {
    quotes_.erase(quote);
    for (int row = 0; row < size(); ++row) {
      if (at(row).message.reply_to == change.seq) touch(row, {ReplySenderRole, ReplyTextRole});
    }
  }
  const int row = indexOf(change.seq);
  if (row < 0) return;
  client::LocalCopy* copy = session_->copy();
  if (copy != nullptr) {
    if (auto message = copy->message(conversation_, change.seq);
        message && *message && (*message)->version >= change.version) {
      replace(row, std::move(**message));
      return;
    }
  }
  using What = client::ChangedMessage::What;
  protocol::Message message = at(row).message;
  if (change.version <= message.version) return;
  message.version = change.version;
  if (change.what == What::edited) {
    message.content = change.content;
    message.edited_at = change.at > 0 ? change.at : QDateTime::currentMSecsSinceEpoch();
  } else if (change.what == What::deleted) {
    message.deleted = true;
    message.content.clear();
    message.attachments.clear();
    message.reactions.clear();
  } else if (change.what == What::reacted && !change.emoji.empty()) {
    change_reaction(message, change);
  } else if (change.what == What::pinned) {
    message.pinned = !change.removed;
  } else {
    refresh(change.seq);
    return;
  }
  replace(row, std::move(message));
}

void TimelineModel::refresh(std::int64_t seq) {
  pages_->one(seq, [this, seq](std::optional<protocol::Message> message) {
    const int row = indexOf(seq);
    if (row >= 0 && message) replace(row, std::move(*message));
  });
}

void TimelineModel::replace(int row, protocol::Message message) {
  Row& here = rows_[static_cast<std::size_t>(row)];
  if (here.message == message) return;
  const bool other_person = here.message.hidden != message.hidden;
  here.message = std::move(message);
  touch(row);
  if (other_person) touch_around(row);
}

void TimelineModel::take(const protocol::Notice& notice) {
  if (loading_) return;
  int row = 0;
  while (row < size() && (at(row).kind == Row::Kind::outgoing || at(row).seq() > notice.after_seq))
    ++row;
  if (row == first_settled() && more_after_) return;
  if (row == size() && more_before_) return;
  if (row < size() && at(row).kind == Row::Kind::notices && at(row).seq() == notice.after_seq) {
    auto& notices = rows_[static_cast<std::size_t>(row)].notices;
    if (std::ranges::find(notices, notice.version, &protocol::Notice::version) != notices.end()) return;
    notices.push_back(notice);
    touch(row, {NoticeRole, NoticesRole, SpokenRole});
    return;
  }
  beginInsertRows({}, row, row);
  rows_.insert(rows_.begin() + row, {.kind = Row::Kind::notices, .notices = {notice}});
  endInsertRows();
  touch_around(row);
  Q_EMIT changed();
}

void TimelineModel::event_came(const protocol::Event& event) {
  if (!pages_) return;
  if (const auto* receipt = std::get_if<protocol::ReceiptEvent>(&event)) {
    if (receipt->conversation != conversation_) return;
    const Receipts::Range range = receipts_.take(*receipt, QDateTime::currentMSecsSinceEpoch());
    for (int row = 0; row < size(); ++row) {
      const std::int64_t seq = at(row).message.seq;
      if (at(row).kind == Row::Kind::message && seq > range.after && seq <= range.to && is_own(at(row)))
        touch(row, {StateRole, StateHintRole, SpokenRole});
    }
  } else if (const auto* cleared = std::get_if<protocol::ClearedEvent>(&event)) {
    if (cleared->conversation == conversation_) clear_up_to(cleared->cleared_seq);
  }
}

void TimelineModel::rows_came(const std::vector<protocol::ConversationRow>& rows) {
  const auto row = std::ranges::find(rows, conversation_, &protocol::ConversationRow::conversation);
  if (row == rows.end() || !pages_) return;
  const bool first = !row_;
  row_ = *row;
  receipts_.set_members(row_->member_count);
  if (first) receipts_.begin(session_->username().toStdString(), room(), row_->member_count);
  if (first) ask_receipts();
  last_seq_ = std::max(last_seq_, row_->last_seq);
  clear_up_to(row_->cleared_seq);
  Q_EMIT changed();
}

void TimelineModel::clear_up_to(std::int64_t seq) {
  const auto from = std::ranges::find_if(
      rows_, [&](const Row& row) { return row.kind != Row::Kind::outgoing && row.seq() <= seq; });
  if (seq <= 0 || from == rows_.end()) return;
  const int first = static_cast<int>(from - rows_.begin());
  beginRemoveRows({}, first, size() - 1);
  rows_.erase(from, rows_.end());
  endRemoveRows();
  more_before_ = false;
  if (first > 0) touch(first - 1);
  Q_EMIT changed();
}

bool TimelineModel::is_here(const client::Draft& draft) const {
  if (draft.conversation) return *draft.conversation == conversation_;
  return row_ && draft.receiver && same_name(*draft.receiver, row_->receiver);
}

int TimelineModel::outgoing(const std::string& client_id) const {
  const auto row = std::ranges::find_if(rows_, [&](const Row& each) {
    return each.kind == Row::Kind::outgoing && each.message.client_id == client_id;
  });
  return row == rows_.end() ? -1 : static_cast<int>(row - rows_.begin());
}

void TimelineModel::stored(const client::OutboxRow& row) {
  if (!pages_ || loading_ || !is_here(row.draft) || outgoing(row.client_id) >= 0) return;
  if (more_after_) return;  // the view goes to the newest ones, and with them comes what is in the outbox
  Row wanted = row_of(row, conversation_, session_->username().toStdString());
  // One that was edited keeps its place also under another client id.
  const auto place = std::ranges::find_if(rows_, [&](const Row& each) {
    return each.kind != Row::Kind::outgoing || each.message.sent_at <= wanted.message.sent_at;
  });
  const int at = static_cast<int>(place - rows_.begin());
  beginInsertRows({}, at, at);
  rows_.insert(place, std::move(wanted));
  endInsertRows();
  touch_around(at);
  Q_EMIT changed();
}

void TimelineModel::take_out(int row) {
  beginRemoveRows({}, row, row);
  rows_.erase(rows_.begin() + row);
  endRemoveRows();
  touch_around(row);
}

void TimelineModel::outbox_came(const client::OutboxNews& news) {
  using What = client::OutboxNews::What;
  const int row = outgoing(news.row.client_id);
  if (row < 0) {
    if (news.what == What::waiting) stored(news.row);
    return;
  }
  if (news.what == What::discarded) {
    take_out(row);
    Q_EMIT changed();
    return;
  }
  Row& here = rows_[static_cast<std::size_t>(row)];
  if (news.what == What::waiting) {
    here = row_of(news.row, conversation_, session_->username().toStdString());
    touch(row);
    return;
  }
  if (news.what == What::acknowledged && news.row.reply) {
    // The message itself comes as news, next or a moment ago.
    if (indexOf(news.row.reply->seq) >= 0) take_out(row);
    return;
  }
  here.failure = news.what == What::refused ? news.row.failure : std::nullopt;
  touch(row, {StateRole, StateHintRole, FailureRole, SpokenRole});
}

void TimelineModel::touch(int row, const QList<int>& roles) {
  if (row < 0 || row >= size()) return;
  Q_EMIT dataChanged(index(row), index(row), roles);
}

void TimelineModel::touch_around(int row) {
  static const QList<int> kOfNeighbours{DayRole, FirstRole, LastRole, UnreadRole, HiddenRole, SenderNameRole};
  touch(row + 1, kOfNeighbours);
  touch(row, kOfNeighbours);
  touch(row - 1, kOfNeighbours);
}

void TimelineModel::name_changed(const QString& username) {
  const std::string name = username.toStdString();
  const auto concerns = [&](const protocol::Notice& notice) {
    return same_name(notice.username, name) || same_name(notice.by, name);
  };
  for (int row = 0; row < size(); ++row) {
    const Row& each = at(row);
    if (std::ranges::any_of(each.notices, concerns)) touch(row, {NoticeRole, NoticesRole, SpokenRole});
    if (each.is_message() && same_name(each.message.sender, name)) touch(row, {SenderNameRole, SpokenRole});
    if (each.message.reply_to && same_name(quote_of(*each.message.reply_to).sender, name))
      touch(row, {ReplySenderRole, SpokenRole});
  }
}

void TimelineModel::ask_receipts() {
  if (client::LocalCopy* copy = session_->copy()) {
    if (auto known = copy->receipts(conversation_)) receipts_.take(*known);
  }
  if (!row_ || row_->member_count > 32) return;
  session_->ask<protocol::MembersReply>(pages_.get(), protocol::MembersRequest{.conversation = conversation_},
                                        [this](client::Outcome<protocol::MembersReply> reply) {
                                          if (!reply) return;
                                          receipts_.take(reply->members);
                                          for (int row = 0; row < size(); ++row) {
                                            if (is_own(at(row)))
                                              touch(row, {StateRole, StateHintRole, SpokenRole});
                                          }
                                        });
}

}  // namespace banter::desktop
