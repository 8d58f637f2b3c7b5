#include "tests/simulation/network.hpp"

#include <algorithm>
#include <utility>

namespace banter::simulation {

using client::network_failure;

Line::Line(Timeline& time, Chance& chance, Peer& server, std::string user, Handlers handlers)
    : time_(time), chance_(chance), server_(server), user_(std::move(user)), handlers_(std::move(handlers)) {}

// When the next thing arrives that is sent now: behind the one before it.
base::Millis Line::next(base::Millis& last) {
  const base::Millis journey = chance_.one_in(20) ? chance_.between(100, 3'000) : chance_.between(1, 30);
  last = std::max(last, time_.now() + journey);
  return last - time_.now();
}

void Line::ask(const protocol::Request& request, base::Millis within, client::ReplyHandler done) {
  if (ended_) {
    done(std::unexpected(network_failure("There is no connection.")));
    return;
  }
  const std::uint64_t id = ++last_id_;
  pending_.emplace(id, std::move(done));
  const auto self = shared_from_this();
  time_.later(within, [self, id] {
    const auto late = self->pending_.extract(id);
    if (late.empty()) return;
    client::Failure failure = network_failure("The server did not answer in time.");
    failure.may_have_happened = true;
    late.mapped()(std::unexpected(std::move(failure)));
  });
  if (broken_) return;
  time_.later(next(last_up_), [self, id, request] {
    if (!self->broken_ || self->lingers_) self->server_.came(self, id, request);
  });
}

void Line::abandon() {
  handlers_ = {};
  pending_.clear();
  ended_ = true;
  if (!broken_) break_off(true);
}

void Line::answer(std::uint64_t id, client::Outcome<protocol::Reply> reply) {
  send_down(std::pair(id, std::move(reply)));
}

void Line::tell(const protocol::Event& event) {
  send_down(event);
}

void Line::send_down(Down what) {
  if (broken_) return;
  time_.later(next(last_down_),
              [self = shared_from_this(), what = std::move(what)]() mutable { self->arrive(what); });
}

void Line::arrive(Down& what) {
  if (broken_ || ended_) return;
  if (const auto* event = std::get_if<protocol::Event>(&what)) {
    if (handlers_.on_event) handlers_.on_event(*event);
    return;
  }
  auto& [id, reply] = std::get<0>(what);
  auto waiting = pending_.extract(id);
  if (!waiting.empty()) waiting.mapped()(std::move(reply));
}

void Line::break_off(bool linger) {
  if (std::exchange(broken_, true)) return;
  lingers_ = linger;
  // Some ends are seen at once, of others only silence tells.
  const base::Millis noticed = chance_.one_in(3) ? chance_.between(500, 20'000) : chance_.between(0, 20);
  time_.later(noticed, [self = shared_from_this()] {
    if (std::exchange(self->ended_, true)) return;
    if (const auto end = std::exchange(self->handlers_, {}).on_end) end();
    self->fail_pending();
  });
}

void Line::stall(base::Millis time) {
  last_up_ = std::max(last_up_, time_.now() + time);
  last_down_ = std::max(last_down_, time_.now() + time);
}

void Line::fail_pending() {
  for (auto& [id, done] : std::exchange(pending_, {})) {
    client::Failure failure = network_failure("The connection was lost before the server answered.");
    failure.may_have_happened = true;
    done(std::unexpected(std::move(failure)));
  }
}

}  // namespace banter::simulation
