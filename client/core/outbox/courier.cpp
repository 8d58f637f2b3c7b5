#include "client/core/outbox/courier.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/try.hpp"

namespace banter::client {
namespace {

// A message that leaves later than this after it was written says when that was.
constexpr base::Millis kAtOnce = 10'000;

protocol::MessageRequest request_of(const OutboxRow& row, base::Millis now) {
  protocol::MessageRequest request = request_of(row.draft, row.client_id);
  if (now - row.composed_at > kAtOnce) request.composed_at = row.composed_at;
  return request;
}

}  // namespace

Courier::Courier(Outbox outbox, Options options, Ports ports)
    : outbox_(std::move(outbox)), options_(options), ports_(std::move(ports)) {}

void Courier::set_signed_in(bool signed_in) {
  signed_in_ = signed_in;
  if (!signed_in) {
    lock_.reset();
    wake_.reset();
    return;
  }
  resting_.clear();
  pump();
}

void Courier::added(const std::string& client_id) {
  own_.insert(client_id);
  pump();
}

void Courier::changed(const std::string& client_id) {
  const auto row = outbox_.find(client_id);
  // Where the disk does not say it now, or it has come to its end by another process, pump() tells in time.
  own_.insert(client_id);
  if (row && *row && (*row)->state == OutboxRow::State::waiting) tell(OutboxNews::What::waiting, **row);
  if (row && !*row) tell_discarded(client_id);
  pump();
}

void Courier::tell_discarded(const std::string& client_id) {
  own_.erase(client_id);
  OutboxRow gone;
  gone.client_id = client_id;
  tell(OutboxNews::What::discarded, std::move(gone));
}

bool Courier::may_have_left(const std::string& client_id) {
  const auto row = outbox_.find(client_id);
  return !row || (*row && (*row)->left);
}

base::Expected<void> Courier::take_lock() {
  if (lock_) return {};
  BANTER_TRY(lock, ports_.lock());
  lock_ = std::move(lock);
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
    wake_at(ports_.clock->steady() + options_.look_again);
    return;
  }
  look_after_own();
  const auto heads = outbox_.heads();
  if (!heads) {
    hold_up(heads.error());
    return;
  }
  const base::Millis now = ports_.clock->steady();
  std::erase_if(resting_, [now](const auto& rest) { return rest.second <= now; });
  std::optional<base::Millis> next;
  for (const OutboxRow& row : *heads) {
    const std::string target = row.target();
    if (const auto rest = resting_.find(target); rest != resting_.end()) {
      next = std::min(next.value_or(rest->second), rest->second);
    } else if (!under_way_.contains(target)) {
      if (const auto sent = send_next(row); !sent) {
        hold_up(sent.error());
        break;
      }
    }
  }
  if (under_way_.empty()) {
    lock_.reset();
  } else {
    // What another process adds meanwhile is ours to carry.
    const base::Millis look = now + options_.look_again;
    next = std::min(next.value_or(look), look);
  }
  if (next) wake_at(*next);
}

/// Sends the message as it stands now: it may have been edited or discarded since it was looked up.
base::Expected<void> Courier::send_next(OutboxRow row) {
  if (!row.left) {
    BANTER_TRY(left, outbox_.leave(row.client_id));
    if (!left) {
      wake_at(ports_.clock->steady());  // there may be another one behind it
      return {};
    }
    row = std::move(*left);
  }
  under_way_.insert(row.target());
  ports_.ask(request_of(row, ports_.clock->wall()),
             [this, row, alive = std::weak_ptr(alive_)](Outcome<protocol::Reply> reply) {
               if (!alive.expired()) answered(row, std::move(reply));
             });
  return {};
}

void Courier::answered(OutboxRow row, Outcome<protocol::Reply> reply) {
  under_way_.erase(row.target());
  if (!reply && is_passing(reply.error())) {
    put_off(std::move(row), reply.error());
    return;
  }
  if (reply) {
    row.reply = std::get<protocol::MessageReply>(*reply);
    if (ports_.stored) ports_.stored(row);
  }
  if (!reply) row.failure = reply.error();
  const auto noted =
      reply ? outbox_.acknowledge(row.client_id, *row.reply) : outbox_.refuse(row.client_id, *row.failure);
  if (!noted) {
    // It stays among the waiting ones and is sent once more, which its client id makes harmless.
    put_off(std::move(row), failure_of(noted.error()));
    return;
  }
  own_.erase(row.client_id);
  row.state = reply ? OutboxRow::State::acknowledged : OutboxRow::State::refused;
  tell(reply ? OutboxNews::What::acknowledged : OutboxNews::What::refused, std::move(row));
  pump();
}

void Courier::put_off(OutboxRow row, const Failure& failure) {
  const base::Millis rest = std::max(options_.rest, failure.retry_after.value_or(0));
  resting_[row.target()] = ports_.clock->steady() + rest;
  // The loss of the connection is told by the connection, once and not for every message.
  if (failure.kind == FailureKind::network && !signed_in_) return;
  row.failure = failure;
  tell(OutboxNews::What::delayed, std::move(row));
  pump();
}

/// Nothing can be carried on this machine: whoever waits for a message of its own is told why.
void Courier::hold_up(const base::Fault& fault) {
  wake_at(ports_.clock->steady() + options_.rest);
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
    const std::string client_id = *at;
    at = own_.erase(at);
    if (!*row) {
      tell_discarded(client_id);
      continue;
    }
    const bool sent = (*row)->state == OutboxRow::State::acknowledged;
    tell(sent ? OutboxNews::What::acknowledged : OutboxNews::What::refused, std::move(**row));
  }
}

void Courier::wake_at(base::Millis time) {
  if (wake_ && *wake_ <= time) return;
  wake_ = time;
  ports_.later(std::max<base::Millis>(0, time - ports_.clock->steady()),
               [this, time, alive = std::weak_ptr(alive_)] {
                 if (alive.expired() || wake_ != time) return;
                 wake_.reset();
                 pump();
               });
}

void Courier::tell(OutboxNews::What what, OutboxRow row) {
  if (ports_.tell) ports_.tell({.what = what, .row = std::move(row)});
}

}  // namespace banter::client
