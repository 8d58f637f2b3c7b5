// What Sync asks, and when.
#include <algorithm>
#include <iterator>
#include <utility>

#include "client/core/sync/sync.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::client {
namespace {

// What only a server can hold up that is not well: it is asked so often, then believed to have no more.
constexpr int kMostStalls = 3;
constexpr base::Millis kRest = 2'000;

}  // namespace

void Sync::ask(const std::string& conversation, const protocol::Request& request,
               void (Sync::*came)(const std::string&, protocol::Reply&)) {
  ports_.ask(request, [this, conversation, came, life = life_](Outcome<protocol::Reply> reply) {
    if (life != life_ || find(conversation) == nullptr) return;
    if (reply) {
      (this->*came)(conversation, *reply);
    } else {
      failed(conversation, reply.error());
    }
  });
}

void Sync::catch_up(const std::string& conversation) {
  Followed* followed = find(conversation);
  if (followed == nullptr || followed->asking || !online_) return;
  if (resting_ || asking_ >= options_.most_asking) {
    wait_to_ask(conversation, *followed);
    return;
  }
  stop_waiting(conversation, *followed);
  followed->asking = true;
  ++asking_;
  followed->paged = followed->version;
  ask(conversation,
      protocol::ChangesRequest{
          .conversation = conversation, .since = followed->version, .limit = protocol::limit::long_page_most},
      &Sync::changes_came);
}

void Sync::wait_to_ask(const std::string& conversation, Followed& followed) {
  if (followed.waiting) return;
  followed.waiting = followed.recency;
  waiting_.emplace(followed.recency, conversation);
}

void Sync::stop_waiting(const std::string& conversation, Followed& followed) {
  if (!followed.waiting) return;
  waiting_.erase({*followed.waiting, conversation});
  followed.waiting.reset();
}

void Sync::stop_asking(Followed& followed) {
  if (std::exchange(followed.asking, false)) --asking_;
}

void Sync::stop_asking_all() {
  for (auto& [id, followed] : followed_) {
    followed.asking = false;
    followed.waiting.reset();
  }
  asking_ = 0;
  waiting_.clear();
  resting_ = false;
}

/// One that waits; the one that is looked at, else the most recent.
void Sync::ask_next() {
  while (!waiting_.empty() && !resting_ && asking_ < options_.most_asking) {
    const Followed* attended = find(attended_);
    const std::string id =
        attended != nullptr && attended->waiting ? attended_ : std::prev(waiting_.end())->second;
    stop_waiting(id, *find(id));
    catch_up(id);
  }
}

void Sync::rest(base::Millis time) {
  resting_ = true;
  ports_.later(time, [this, life = life_] {
    if (life != life_) return;
    resting_ = false;
    ask_next();
  });
}

void Sync::finish(const std::string& conversation) {
  Followed& followed = *find(conversation);
  const bool progress = followed.paged > followed.version;
  stop_asking(followed);
  followed.version = std::max(followed.version, followed.paged);
  hand_over_touches(followed);
  knows(conversation);
  wait_for_more(conversation, followed, progress);
  ask_next();
}

/// Asks again where more was heard of than was told.
void Sync::wait_for_more(const std::string& conversation, Followed& followed, bool progress) {
  if (followed.head <= followed.version) {
    followed.stalled = 0;
    return;
  }
  // Events that came meanwhile are behind the pages.
  followed.stalled = progress ? 0 : followed.stalled + 1;
  if (followed.stalled < kMostStalls) {
    catch_up(conversation);
  } else {
    followed.stalled = 0;
    followed.head = followed.version;
  }
}

void Sync::failed(const std::string& conversation, const Failure& failure) {
  using protocol::ErrorCode;
  Followed& followed = *find(conversation);
  stop_asking(followed);
  followed.held.clear();
  followed.notices.clear();
  if (failure.code == ErrorCode::not_a_member || failure.code == ErrorCode::not_found ||
      failure.code == ErrorCode::forbidden || failure.code == ErrorCode::blocked) {
    lose_for(conversation, with_full_stop(failure.sentence));
    return;
  }
  if (failure.code == ErrorCode::rate_limited) {
    wait_to_ask(conversation, followed);
    if (!resting_) rest(failure.retry_after.value_or(kRest));
    return;
  }
  ports_.later(std::max(kRest, failure.retry_after.value_or(0)), [this, conversation, life = life_] {
    if (life == life_) catch_up(conversation);
  });
  ask_next();
}

}  // namespace banter::client
