#include "client/core/outbox/courier.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/clock.hpp"
#include "base/try.hpp"

namespace banter::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A message that leaves later than this after it was written says when that was.
constexpr base::Millis kAtOnce = 10'000;

protocol::MessageRequest request_of(const OutboxRow& row) {
  protocol::MessageRequest request = request_of(row.draft, row.client_id);
  if (base::SystemClock().wall() - row.composed_at > kAtOnce) request.composed_at = row.composed_at;
  return request;
}

}  // namespace

Courier::Courier(boost::asio::io_context& io, Connection& connection, Outbox outbox, Options options,
                 std::function<void(OutboxNews)> on_news)
    : connection_(connection),
      outbox_(std::move(outbox)),
      options_(options),
      on_news_(std::move(on_news)),
      timer_(io) {}

void Courier::set_signed_in(bool signed_in) {
  signed_in_ = signed_in;
  if (!signed_in) {
    lock_.reset();
    timer_.cancel();
    return;
  }
  resting_.clear();
  pump();
}

void Courier::added(const std::string& client_id) {
  own_.insert(client_id);
  pump();
}

base::Expected<void> Courier::take_lock() {
  if (lock_) return {};
  BANTER_TRY(lock, base::FileLock::take(outbox_.path() + ".lock"));
  lock_.emplace(std::move(lock));
  return {};
}

void Courier::pump() {
  if (!signed_in_) return;
  const auto locked = take_lock();
  if (!locked && locked.error().os_error != EWOULDBLOCK) {
    hold_up(locked.error());
    return;
  }
  if (!locked) {
    // Another process carries everything that waits, ours included.
    look_after_own();
    left_.insert(own_.begin(), own_.end());
    wake_at(steady_clock::now() + milliseconds(options_.look_again));
    return;
  }
  look_after_own();
  const auto heads = outbox_.heads();
  if (!heads) {
    hold_up(heads.error());
    return;
  }
  const Time now = steady_clock::now();
  std::erase_if(resting_, [now](const auto& rest) { return rest.second <= now; });
  std::optional<Time> next;
  for (const OutboxRow& row : *heads) {
    const std::string target = row.target();
    if (const auto rest = resting_.find(target); rest != resting_.end()) {
      next = std::min(next.value_or(rest->second), rest->second);
    } else if (!under_way_.contains(target)) {
      send(row);
    }
  }
  if (under_way_.empty()) {
    lock_.reset();
  } else {
    // What another process adds meanwhile is ours to carry.
    const Time look = now + milliseconds(options_.look_again);
    next = std::min(next.value_or(look), look);
  }
  if (next) wake_at(*next);
}

void Courier::send(const OutboxRow& row) {
  under_way_.insert(row.target());
  left_.insert(row.client_id);
  connection_.request(request_of(row), options_.answer_within,
                      [this, row, alive = std::weak_ptr(alive_)](Outcome<protocol::Reply> reply) {
                        if (!alive.expired()) answered(row, std::move(reply));
                      });
}

void Courier::answered(OutboxRow row, Outcome<protocol::Reply> reply) {
  under_way_.erase(row.target());
  if (!reply && is_passing(reply.error())) {
    put_off(std::move(row), reply.error());
    return;
  }
  if (reply) row.reply = std::get<protocol::MessageReply>(*reply);
  if (!reply) row.failure = reply.error();
  const auto noted =
      reply ? outbox_.acknowledge(row.client_id, *row.reply) : outbox_.refuse(row.client_id, *row.failure);
  if (!noted) {
    // It stays among the waiting ones and is sent once more, which its client id makes harmless.
    put_off(std::move(row), failure_of(noted.error()));
    return;
  }
  own_.erase(row.client_id);
  left_.erase(row.client_id);
  row.state = reply ? OutboxRow::State::acknowledged : OutboxRow::State::refused;
  tell(reply ? OutboxNews::What::acknowledged : OutboxNews::What::refused, std::move(row));
  pump();
}

void Courier::put_off(OutboxRow row, const Failure& failure) {
  const base::Millis rest = std::max(options_.rest, failure.retry_after.value_or(0));
  resting_[row.target()] = steady_clock::now() + milliseconds(rest);
  // The loss of the connection is told by the connection, once and not for every message.
  const bool lost =
      failure.kind == FailureKind::network && !std::holds_alternative<Connected>(connection_.state());
  if (lost) return;
  row.failure = failure;
  tell(OutboxNews::What::delayed, std::move(row));
  pump();
}

/// Nothing can be carried on this machine: whoever waits for a message of its own is told why.
void Courier::hold_up(const base::Fault& fault) {
  wake_at(steady_clock::now() + milliseconds(options_.rest));
  for (const std::string& client_id : std::set<std::string>(own_)) {
    auto row = outbox_.find(client_id);
    OutboxRow held;
    held.client_id = client_id;
    if (row && *row) held = std::move(**row);
    if (held.state != OutboxRow::State::waiting) continue;
    held.failure = failure_of(fault);
    tell(OutboxNews::What::delayed, std::move(held));
  }
}

void Courier::look_after_own() {
  for (auto at = own_.begin(); at != own_.end();) {
    auto row = outbox_.find(*at);
    if (!row || (*row && (*row)->state == OutboxRow::State::waiting)) {
      ++at;
      continue;
    }
    left_.erase(*at);
    at = own_.erase(at);
    if (!*row) continue;  // somebody discarded it
    const bool sent = (*row)->state == OutboxRow::State::acknowledged;
    tell(sent ? OutboxNews::What::acknowledged : OutboxNews::What::refused, std::move(**row));
  }
}

void Courier::wake_at(Time time) {
  timer_.expires_at(time);
  timer_.async_wait([this, alive = std::weak_ptr(alive_)](const boost::system::error_code& cancelled) {
    if (!cancelled && !alive.expired()) pump();
  });
}

void Courier::tell(OutboxNews::What what, OutboxRow row) {
  if (on_news_) on_news_({.what = what, .row = std::move(row)});
}

}  // namespace banter::client
