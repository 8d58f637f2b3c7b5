#include "client/desktop/timeline/pages.hpp"

#include <utility>

namespace banter::desktop {
namespace {

/// The copy's page as what exists: what is not in the copy, the server may have.
client::CopiedPage with_older(client::CopiedPage page) {
  page.more_before = page.more_before || !page.from_start;
  return page;
}

}  // namespace

void Pages::newest(std::int64_t limit, Done done) {
  if (client::LocalCopy* copy = session_->copy()) {
    if (auto page = copy->newest(conversation_, limit);
        page && (!page->messages.empty() || page->from_start)) {
      done(with_older(std::move(*page)));
      return;
    }
  }
  ask({.conversation = conversation_, .limit = limit}, std::move(done));
}

void Pages::before(std::int64_t seq, std::int64_t limit, Done done) {
  if (client::LocalCopy* copy = session_->copy()) {
    const auto first = copy->first_seq(conversation_);
    if (first && *first > 0 && *first < seq) {
      if (auto page = copy->before(conversation_, seq, limit); page && !page->messages.empty()) {
        done(with_older(std::move(*page)));
        return;
      }
    }
    if (first && *first == seq && seq > 1) {
      fetch_before(seq, limit, std::move(done));
      return;
    }
  }
  ask({.conversation = conversation_, .before = seq, .limit = limit}, std::move(done));
}

/// What comes next to what the copy has is for the copy too.
void Pages::fetch_before(std::int64_t seq, std::int64_t limit, Done done) {
  session_->client().fetch_older(conversation_, [self = QPointer<Pages>(this), life = life_, seq, limit,
                                                 done = std::move(done)](const client::Outcome<bool>& more) {
    if (!self || life != self->life_) return;
    client::LocalCopy* copy = self->session_ ? self->session_->copy() : nullptr;
    if (!more) {
      done(std::unexpected(more.error()));
    } else if (copy == nullptr) {
      done(client::CopiedPage{});
    } else if (auto page = copy->before(self->conversation_, seq, limit)) {
      page->more_before = page->more_before || (*more && !page->from_start);
      done(std::move(*page));
    } else {
      done(std::unexpected(client::failure_of(page.error())));
    }
  });
}

void Pages::after(std::int64_t seq, std::int64_t limit, Done done) {
  if (client::LocalCopy* copy = session_->copy()) {
    const auto first = copy->first_seq(conversation_);
    if (first && *first > 0 && *first <= seq + 1) {
      if (auto page = copy->after(conversation_, seq, limit)) {
        page->more_before = true;
        done(std::move(*page));
        return;
      }
    }
  }
  ask({.conversation = conversation_, .after = seq, .limit = limit}, std::move(done));
}

void Pages::one(std::int64_t seq, std::function<void(std::optional<protocol::Message>)> done) {
  if (client::LocalCopy* copy = session_->copy()) {
    if (auto message = copy->message(conversation_, seq); message && *message) {
      done(std::move(*message));
      return;
    }
  }
  ask({.conversation = conversation_, .before = seq + 1, .limit = 1},
      [seq, done = std::move(done)](client::Outcome<client::CopiedPage> page) {
        if (!page || page->messages.empty() || page->messages.back().seq != seq) {
          done(std::nullopt);
        } else {
          done(std::move(page->messages.back()));
        }
      });
}

void Pages::ask(protocol::HistoryRequest request, Done done) {
  const bool forwards = request.after.has_value();
  const bool newest = !forwards && !request.before;
  session_->ask<protocol::HistoryReply>(
      this, std::move(request),
      [this, life = life_, forwards, newest,
       done = std::move(done)](client::Outcome<protocol::HistoryReply> reply) {
        if (life != life_) return;
        if (!reply) {
          done(std::unexpected(std::move(reply.error())));
          return;
        }
        client::CopiedPage page{.messages = std::move(reply->messages), .notices = std::move(reply->notices)};
        page.more_before = forwards || reply->more;
        page.more_after = forwards ? reply->more : !newest;
        page.from_start = !page.more_before;
        done(std::move(page));
      });
}

}  // namespace banter::desktop
