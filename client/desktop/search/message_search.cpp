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
  connect(&soon_, &QTimer::timeout, this, &MessageSearch::start);
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
  asking_copy_ = asking_server_ = local_only_ = false;
  failure_.clear();
  empty_ = 0;
  if (searcher_) searcher_->cancel();
  if (query_.trimmed().isEmpty() || session() == nullptr) {
    soon_.stop();
    merged_ = {};
    show({});
  } else {
    soon_.start();
  }
  Q_EMIT stateChanged();
}

void MessageSearch::start() {
  if (session() == nullptr) return;
  merged_ = {};
  const client::ClientOptions& options = session()->options();
  const std::string path = options.places.copy(options.address.text(), session()->username().toStdString());
  if (session()->copy() == nullptr) {
    searcher_.reset();
    merged_.leave_out(Side::copy);
  } else {
    if (!searcher_ || path != searched_path_)
      searcher_ = std::make_unique<client::Searcher>(path, session()->post());
    searched_path_ = path;
    ask(Side::copy);
  }
  if (session()->online()) {
    ask(Side::server);
  } else {
    local_only_ = true;
    merged_.leave_out(Side::server);
  }
  show_settled();
}

void MessageSearch::ask(Side side) {
  protocol::SearchRequest request{.limit = kPage};
  QString words = query_.trimmed();
  while (words.toUtf8().size() > protocol::limit::query_bytes)
    words.chop(1);
  request.query = words.toStdString();
  if (!conversation().isEmpty()) request.conversation = conversation().toStdString();
  request.cursor = merged_.cursor(side);
  if (side == Side::copy) {
    ask_copy(std::move(request));
  } else {
    ask_server(std::move(request));
  }
}

void MessageSearch::ask_copy(protocol::SearchRequest request) {
  asking_copy_ = true;
  searcher_->search(std::move(request),
                    [this, question = question_](client::Outcome<protocol::SearchReply> reply) {
                      if (question != question_) return;
                      asking_copy_ = false;
                      if (reply) {
                        came(Side::copy, *reply);
                      } else {
                        failed(Side::copy, QString::fromStdString(reply.error().sentence));
                      }
                    });
}

void MessageSearch::ask_server(protocol::SearchRequest request) {
  asking_server_ = true;
  session()->ask<protocol::SearchReply>(
      this, std::move(request), [this, question = question_](client::Outcome<protocol::SearchReply> reply) {
        if (question != question_) return;
        asking_server_ = false;
        if (reply) {
          came(Side::server, *reply);
        } else {
          local_only_ = true;
          failed(Side::server, QString::fromStdString(reply.error().sentence));
        }
      });
}

void MessageSearch::came(Side side, const protocol::SearchReply& page) {
  merged_.add(side, page);
  // A page may be empty although there is more: the server looks at a part at a
  // time.
  empty_ = page.messages.empty() ? empty_ + 1 : 0;
  if (page.messages.empty() && merged_.cursor(side) && empty_ < kMostEmpty) ask(side);
  show_settled();
}

void MessageSearch::failed(Side side, const QString& sentence) {
  failure_ = sentence;
  merged_.leave_out(side);
  show_settled();
}

/// Only what no page to come can push down, so that nothing moves under the
/// pointer; but what this device has is not held back until the server answers
/// for the first time.
void MessageSearch::show_settled() {
  std::size_t most = merged_.settled();
  if (most == 0) most = merged_.messages().size();
  show({merged_.messages().begin(), merged_.messages().begin() + static_cast<std::ptrdiff_t>(most)});
  Q_EMIT stateChanged();
}

bool MessageSearch::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && !searching() && merged_.more();
}

void MessageSearch::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  // Whoever has more; the one that is behind holds the other up.
  if (searcher_ && merged_.cursor(Side::copy)) ask(Side::copy);
  if (!local_only_ && merged_.cursor(Side::server)) ask(Side::server);
  Q_EMIT stateChanged();
}

}  // namespace banter::desktop
