#include "client/desktop/timeline/timeline_search.hpp"

#include <utility>

namespace banter::desktop {
namespace {

constexpr int kPauseMs = 200;
constexpr std::int64_t kPage = 100;

}  // namespace

TimelineSearch::TimelineSearch(QObject* parent) : QObject(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(kPauseMs);
  connect(&soon_, &QTimer::timeout, this, [this] { ask(false); });
}

void TimelineSearch::setQuery(const QString& query) {
  if (query_ == query) return;
  query_ = query;
  ++life_;
  seqs_.clear();
  cursor_.reset();
  more_ = false;
  failure_.clear();
  busy_ = !query_.trimmed().isEmpty();
  const bool moved = std::exchange(at_, 0) != 0;
  if (busy_) {
    soon_.start();
  } else {
    soon_.stop();
  }
  Q_EMIT queryChanged();
  Q_EMIT changed();
  if (moved) Q_EMIT atChanged();
}

QString TimelineSearch::word() const {
  // Of several words the longest one is made visible; operators are not in the messages.
  QString longest;
  for (const QString& word : query_.split(u' ', Qt::SkipEmptyParts)) {
    QString bare = word;
    bare.remove(u'"').remove(u'*');
    if (!word.startsWith(u'-') && !word.contains(u':') && bare.size() > longest.size()) longest = bare;
  }
  return longest;
}

void TimelineSearch::ask(bool further) {
  if (!session_ || conversation_.isEmpty() || query_.trimmed().isEmpty()) return;
  busy_ = true;
  protocol::SearchRequest request{
      .query = query_.trimmed().toStdString(), .conversation = conversation_.toStdString(), .limit = kPage};
  if (further) request.cursor = cursor_;
  session_->ask<protocol::SearchReply>(
      this, std::move(request), [this, life = life_, further](client::Outcome<protocol::SearchReply> reply) {
        if (life == life_) came(std::move(reply), further);
      });
}

void TimelineSearch::came(client::Outcome<protocol::SearchReply> reply, bool further) {
  busy_ = false;
  if (!reply) {
    failure_ = QString::fromStdString(reply.error().sentence);
    Q_EMIT changed();
    return;
  }
  for (const protocol::Message& message : reply->messages)
    seqs_.push_back(message.seq);
  cursor_ = reply->cursor;
  more_ = reply->more && cursor_;
  Q_EMIT changed();
  if (seqs_.empty()) return;
  if (!further) {
    at_ = 1;
    Q_EMIT atChanged();
  } else if (at_ < count()) {
    ++at_;
    Q_EMIT atChanged();
  }
}

void TimelineSearch::older() {
  if (at_ < count()) {
    ++at_;
    Q_EMIT atChanged();
  } else if (more_ && !busy_) {
    ask(true);
  }
}

void TimelineSearch::newer() {
  if (at_ <= 1) return;
  --at_;
  Q_EMIT atChanged();
}

}  // namespace banter::desktop
