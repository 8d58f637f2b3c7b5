#include "client/desktop/search/message_search.hpp"

#include <utility>

#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kTypingRest = 200;  // milliseconds without a key, before anybody is asked
constexpr std::int64_t kPage = 50;
// A server that has nothing but empty pages is not asked for ever.
constexpr int kMostEmpty = 50;

}  // namespace

MessageSearch::MessageSearch(QObject* parent) : MessageHits(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(kTypingRest);
  connect(&soon_, &QTimer::timeout, this, &MessageSearch::ask);
}

MessageSearch::~MessageSearch() = default;

void MessageSearch::setQuery(const QString& query) {
  if (query == query_) return;
  query_ = query;
  begin();
  Q_EMIT queryChanged();
}

void MessageSearch::begin() {
  ++question_;
  asking_ = local_only_ = more_ = false;
  failure_.clear();
  empty_ = 0;
  found_.clear();
  cursor_.reset();
  if (query_.trimmed().isEmpty() || session() == nullptr) {
    soon_.stop();
    show({});
  } else {
    soon_.start();
  }
  Q_EMIT stateChanged();
}

void MessageSearch::ask() {
  if (session() == nullptr) return;
  if (!session()->online()) {
    local_only_ = true;
    show({});
    Q_EMIT stateChanged();
    return;
  }
  protocol::SearchRequest request{.cursor = cursor_, .limit = kPage};
  QString words = query_.trimmed();
  while (words.toUtf8().size() > protocol::limit::query_bytes)
    words.chop(1);
  request.query = words.toStdString();
  if (!conversation().isEmpty()) request.conversation = conversation().toStdString();
  asking_ = true;
  Q_EMIT stateChanged();
  session()->ask<protocol::SearchReply>(
      this, std::move(request), [this, question = question_](client::Outcome<protocol::SearchReply> reply) {
        if (question != question_) return;
        asking_ = false;
        if (!reply) {
          local_only_ = true;
          failure_ = QString::fromStdString(reply.error().sentence);
        } else {
          found_.insert(found_.end(), reply->messages.begin(), reply->messages.end());
          more_ = reply->more && reply->cursor && reply->cursor != cursor_;
          cursor_ = reply->cursor;
          show(found_);
          // A page may be empty although there is more: the server looks at a
          // part at a time.
          empty_ = reply->messages.empty() ? empty_ + 1 : 0;
          if (reply->messages.empty() && more_ && empty_ < kMostEmpty) {
            ask();
            return;
          }
        }
        Q_EMIT stateChanged();
      });
}

bool MessageSearch::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && !searching() && more_;
}

void MessageSearch::fetchMore(const QModelIndex& parent) {
  if (canFetchMore(parent)) ask();
}

}  // namespace banter::desktop
