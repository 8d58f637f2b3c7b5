#include "client/desktop/search/pinned_messages.hpp"

#include <algorithm>

namespace banter::desktop {
namespace {

// Messages that are looked at in one go: a few milliseconds.
constexpr std::int64_t kPiece = 300;
constexpr std::size_t kMost = 1'000;

}  // namespace

PinnedMessages::PinnedMessages(QObject* parent) : MessageHits(parent) {
  piece_.setInterval(0);
  connect(&piece_, &QTimer::timeout, this, &PinnedMessages::look);
}

void PinnedMessages::begin() {
  disconnect(following_);
  found_.clear();
  before_ = 0;
  partial_ = false;
  show({});
  if (session() == nullptr || conversation().isEmpty() || session()->copy() == nullptr) {
    end(session() != nullptr && !conversation().isEmpty());
    return;
  }
  following_ = connect(session(), &Session::newsCame, this, &PinnedMessages::newsCame);
  piece_.start();
  Q_EMIT lookingChanged();
}

void PinnedMessages::look() {
  client::LocalCopy* copy = session() != nullptr ? session()->copy() : nullptr;
  if (copy == nullptr) {
    end(true);
    return;
  }
  const std::string id = conversation().toStdString();
  const auto page = before_ == 0 ? copy->newest(id, kPiece) : copy->before(id, before_, kPiece);
  if (!page) {
    end(true);
    return;
  }
  const std::size_t known = found_.size();
  for (auto at = page->messages.rbegin(); at != page->messages.rend(); ++at)
    if (at->pinned && !at->deleted && !at->hidden && found_.size() < kMost) found_.push_back(*at);
  if (found_.size() != known) show(found_);
  if (!page->messages.empty()) before_ = page->messages.front().seq;
  if (page->messages.empty() || !page->more_before || found_.size() >= kMost) end(!page->from_start);
}

void PinnedMessages::end(bool partial) {
  piece_.stop();
  partial_ = partial;
  Q_EMIT lookingChanged();
}

void PinnedMessages::newsCame(const client::News& news) {
  const auto* changed = std::get_if<client::ChangedMessage>(&news);
  if (changed == nullptr || changed->conversation != conversation().toStdString()) return;
  client::LocalCopy* copy = session()->copy();
  if (copy == nullptr) return;
  const auto now = copy->message(changed->conversation, changed->seq);
  if (!now) return;
  std::erase_if(found_, [&](const protocol::Message& one) { return one.seq == changed->seq; });
  if (*now && (*now)->pinned && !(*now)->deleted) {
    const auto at = std::find_if(found_.begin(), found_.end(),
                                 [&](const protocol::Message& one) { return one.seq < changed->seq; });
    found_.insert(at, **now);
  }
  show(found_);
}

void PinnedMessages::unpin(double seq) {
  if (session() == nullptr) return;
  session()->request(this,
                     protocol::UnpinRequest{.conversation = conversation().toStdString(),
                                            .seq = static_cast<std::int64_t>(seq)},
                     [this](const Session::Reply& reply) {
                       if (!reply) Q_EMIT refused(QString::fromStdString(reply.error().sentence));
                     });
}

}  // namespace banter::desktop
