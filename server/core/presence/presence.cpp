#include "server/core/presence/presence.hpp"

#include <algorithm>

#include "server/core/people/shown_name.hpp"

namespace banter::core {
namespace {

using protocol::OwnStatus;
using protocol::Status;

constexpr base::Millis kTick = 1000;
constexpr base::Millis kLinger = 10'000;
constexpr std::size_t kMostATick = 1000;    // people
constexpr std::size_t kMostLookedUp = 100;  // people at once
constexpr unsigned kMostTold = 50;          // people a tick and watcher
constexpr std::size_t kMostOwed = 100'000;  // in all; beyond it a client learns when it asks

Status seen_as(OwnStatus own) {
  switch (own) {
    case OwnStatus::online:
      return Status::online;
    case OwnStatus::away:
      return Status::away;
    case OwnStatus::busy:
      return Status::busy;
    case OwnStatus::invisible:
      break;
  }
  return Status::offline;
}

bool contains(const std::vector<AccountKey>& sorted, AccountKey account) {
  return std::ranges::binary_search(sorted, account);
}

}  // namespace

Change& Presence::pending(AccountKey account) {
  Change& change = pending_[account];
  change.account = account;
  return change;
}

void Presence::moved(AccountKey account) {
  if (!directory_.is_present(account)) {
    const Left left{.over_at = clock_.steady() + kLinger, .at = clock_.wall()};
    left_.insert_or_assign(account, left);
    left_order_.emplace_back(left.over_at, account);
    return;
  }
  left_.erase(account);
  if (board_.look(account).status == Status::offline) pending(account).status = true;
}

void Presence::set(AccountKey account, bool status, bool profile, ConnectionId by) {
  Change& change = pending(account);
  change.by = !change.is_own_doing || change.by == by ? by : ConnectionId{};
  change.is_own_doing = true;
  change.status |= status;
  change.profile |= profile;
}

void Presence::introduced(AccountKey account) {
  pending(account).to_all = true;
}

void Presence::acquainted(AccountKey account, AccountKey other) {
  owe(account, other);
}

std::optional<base::Millis> Presence::next() const {
  if (looking_up_) return std::nullopt;
  std::optional<base::Millis> next;
  if (!left_order_.empty()) next = left_order_.front().first;
  if (pending_.empty()) return next;
  const base::Millis tick = rest_of_tick_ > 0 ? ticked_at_ : ticked_at_ + kTick;
  return std::min(next.value_or(tick), tick);
}

std::vector<Change> Presence::due() {
  const base::Millis now = clock_.steady();
  for (; !left_order_.empty() && left_order_.front().first <= now; left_order_.pop_front()) {
    const auto [over_at, account] = left_order_.front();
    const auto left = left_.find(account);
    if (left == left_.end() || left->second.over_at != over_at) continue;
    Change& change = pending(account);
    change.status = true;
    change.went_at = left->second.at;
    left_.erase(left);
  }
  if (looking_up_ || pending_.empty()) return {};
  if (rest_of_tick_ == 0) {
    if (now < ticked_at_ + kTick) return {};
    ticked_at_ = now;
    told_.clear();
    rest_of_tick_ = std::min(pending_.size(), kMostATick);
  }
  std::vector<Change> changes;
  for (; !pending_.empty() && rest_of_tick_ > 0 && changes.size() < kMostLookedUp; --rest_of_tick_) {
    changes.push_back(std::move(pending_.begin()->second));
    pending_.erase(pending_.begin());
    owed_ -= changes.back().owed.size();
  }
  looking_up_ = true;
  return changes;
}

std::vector<Presence::Seen> Presence::tell(const std::vector<Tiding>& tidings, SessionHost& host) {
  looking_up_ = false;
  std::vector<Seen> seen;
  for (const Tiding& tiding : tidings) {
    if (!tiding.person) {
      board_.put(tiding.change.account, {});
      continue;
    }
    tell_status(tiding, host, seen);
    if (tiding.change.profile) tell_profile(tiding, host);
  }
  return seen;
}

void Presence::postpone(std::vector<Change> changes) {
  looking_up_ = false;
  for (Change& change : changes) {
    for (const AccountKey watcher : change.owed)
      owe(change.account, watcher);
    Change& again = pending(change.account);
    again.status |= change.status;
    again.profile |= change.profile;
    again.is_own_doing |= change.is_own_doing;
    again.to_all |= change.to_all;
    again.went_at = change.went_at;
  }
}

void Presence::tell_status(const Tiding& tiding, SessionHost& host, std::vector<Seen>& seen) {
  const AccountKey about = tiding.change.account;
  const bool is_there =
      !tiding.person->removed && directory_.is_present(about) && tiding.own.status != OwnStatus::invisible;
  PresenceBoard::Entry entry;
  base::Millis last_seen = tiding.own.last_seen;
  if (is_there) {
    entry.status = seen_as(tiding.own.status);
    if (!tiding.own.text.empty()) entry.text = std::make_shared<const std::string>(tiding.own.text);
  }
  const bool is_news = entry != board_.look(about);
  if (is_news) {
    const base::Millis now = clock_.wall();
    last_seen = !is_there && tiding.change.went_at > 0 ? tiding.change.went_at : now;
    seen.push_back({about, last_seen});
  }
  const bool to_all = is_news || (is_there && tiding.change.to_all);
  if (!to_all && tiding.change.owed.empty()) return;

  protocol::PresenceEvent event{.username = tiding.person->username,
                                .status = entry.status,
                                .text = entry.words(),
                                .last_seen = std::nullopt};
  if (!is_there && last_seen > 0) event.last_seen = last_seen;
  const Frame frame = host.encode_event(event);
  board_.put(about, std::move(entry));
  for (const AccountKey watcher : to_all ? tiding.watchers : tiding.change.owed) {
    if (directory_.online(watcher) == nullptr || !contains(tiding.watchers, watcher)) continue;
    if (passes(watcher)) {
      send(watcher, frame, FrameKind::droppable, {}, host);
    } else {
      owe(about, watcher);
    }
  }
  if (is_news && tiding.change.is_own_doing) send(about, frame, FrameKind::droppable, tiding.change.by, host);

  // Who may know no longer is told what everybody is told who may not.
  const Frame gone = host.encode_event(protocol::PresenceEvent{.username = tiding.person->username,
                                                               .status = Status::offline,
                                                               .text = std::nullopt,
                                                               .last_seen = std::nullopt});
  for (const AccountKey watcher : tiding.change.owed) {
    if (!contains(tiding.watchers, watcher)) send(watcher, gone, FrameKind::droppable, {}, host);
  }
}

void Presence::tell_profile(const Tiding& tiding, SessionHost& host) {
  const AccountRecord& person = *tiding.person;
  const Frame frame = host.encode_event(
      protocol::ProfileEvent{.username = person.username,
                             .display_name = shown_name(person.username, person.display_name),
                             .avatar = shown_avatar(person.avatar)});
  for (const AccountKey watcher : tiding.watchers)
    send(watcher, frame, FrameKind::event, {}, host);
  send(tiding.change.account, frame, FrameKind::event, tiding.change.by, host);
}

bool Presence::passes(AccountKey watcher) {
  return ++told_[watcher] <= kMostTold;
}

void Presence::owe(AccountKey about, AccountKey watcher) {
  if (owed_ >= kMostOwed) return;
  auto& owed = pending(about).owed;
  const auto place = std::ranges::lower_bound(owed, watcher);
  if (place != owed.end() && *place == watcher) return;
  owed.insert(place, watcher);
  ++owed_;
}

void Presence::send(AccountKey to, const Frame& frame, FrameKind kind, ConnectionId except,
                    SessionHost& host) {
  const Account* account = directory_.online(to);
  if (account == nullptr) return;
  for (const Session* session : account->devices) {
    const bool hears = session->announced && session->peer.wants_events;
    if (hears && session->connection != except) host.send(session->connection, frame, kind);
  }
}

}  // namespace banter::core
