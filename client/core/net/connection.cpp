#include "client/core/net/connection.hpp"

#include <algorithm>
#include <utility>

#include "base/clock.hpp"
#include "client/core/net/tls.hpp"
#include "protocol/codec/encode.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/rules.hpp"

namespace banter::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A link that lasted so long was a good one, and its loss no sign of a server in trouble.
constexpr std::chrono::seconds kGoodLink(10);

std::size_t largest_frame(const protocol::Request& request) {
  const bool file = std::holds_alternative<protocol::FileRequest>(request);
  return static_cast<std::size_t>(file ? protocol::limit::file_frame_bytes : protocol::limit::frame_bytes);
}

}  // namespace

Connection::Connection(boost::asio::io_context& io, Options options, Handlers handlers)
    : io_(io),
      options_(std::move(options)),
      handlers_(std::move(handlers)),
      backoff_(options_.backoff),
      retry_(io),
      watch_(io) {}

Connection::~Connection() {
  stop();
}

void Connection::start() {
  if (std::holds_alternative<Offline>(state_)) dial();
}

void Connection::stop() {
  handlers_ = {};
  ++life_;
  if (link_) link_->close();
  link_.reset();
  retry_.cancel();
  watch_.cancel();
  state_ = Offline{};
  fail_pending("The client is closing.");
}

void Connection::retry_now() {
  if (std::holds_alternative<Waiting>(state_) || std::holds_alternative<Refused>(state_)) dial();
}

void Connection::network_changed() {
  if (std::holds_alternative<Connected>(state_)) {
    if (!paused_) ping();
    return;
  }
  if (!std::holds_alternative<Waiting>(state_) && !std::holds_alternative<Connecting>(state_)) return;
  // Only what was asked for by itself: whoever does not come back by himself does so when he is told to.
  if (!options_.come_back) return;
  backoff_.reset();
  if (link_) std::exchange(link_, nullptr)->close();
  dial();
}

void Connection::dial() {
  retry_.cancel();
  const std::uint64_t life = ++life_;
  expected_end_.reset();
  if (options_.link.address.tls && !tls_) tls_ = make_tls_context();
  const auto current = [this, life] { return life == life_; };
  link_ = Link::dial(io_, tls_, options_.link,
                     {.on_open =
                          [this, current](const Trusted& trusted) {
                            if (current()) on_open(trusted);
                          },
                      .on_line =
                          [this, current](std::string_view line) {
                            if (current()) on_line(line);
                          },
                      .on_end =
                          [this, current](LinkEnd end) {
                            if (current()) on_end(std::move(end));
                          }});
  set(Connecting{});
}

void Connection::on_open(const Trusted& trusted) {
  opened_at_ = heard_at_ = steady_clock::now();
  pinging_ = false;
  link_->pause_reading(paused_);
  watch();
  set(Connected{trusted});
}

void Connection::on_line(std::string_view line) {
  heard_bytes_ += line.size();
  heard_at_ = steady_clock::now();
  auto frame = protocol::decode_server_frame(line);
  if (!frame) {
    link_->reject("What answers at " + address().text() +
                  " does not speak like a Banter server: " + with_full_stop(frame.error().message));
    return;
  }
  if (auto* reply = std::get_if<protocol::ReplyFrame>(&*frame)) {
    on_reply(std::move(*reply));
  } else if (auto* event = std::get_if<protocol::Event>(&*frame)) {
    if (handlers_.on_event) handlers_.on_event(std::move(*event));
  }
}

void Connection::on_reply(protocol::ReplyFrame frame) {
  const auto* id = std::get_if<std::int64_t>(&frame.id);
  if (id == nullptr) {
    // A refusal of the connection as a whole; anything else without an id was never asked for.
    const bool refusal = std::holds_alternative<std::monostate>(frame.id) && !frame.result;
    link_->reject(refusal ? with_full_stop(frame.result.error().message)
                          : "The server at " + address().text() + " answered what nobody had asked.");
    return;
  }
  const auto found = pending_.find(*id);
  if (found == pending_.end()) {
    if (*id >= next_id_ || *id < 1)
      link_->reject("The server at " + address().text() + " answered what nobody had asked.");
    return;  // else it came after its deadline
  }
  if (frame.result && frame.result->index() != found->second.action) {
    link_->reject("The server at " + address().text() + " answered something else than it was asked.");
    return;
  }
  const ReplyHandler done = std::move(found->second.done);
  pending_.erase(found);
  if (frame.result) {
    done(std::move(*frame.result));
  } else {
    done(std::unexpected(failure_of(frame.result.error(), std::move(frame.unknown_code))));
  }
}

void Connection::on_end(LinkEnd end) {
  link_.reset();
  watch_.cancel();
  if (end.why == LinkEnd::Why::distrust) {
    ++life_;
    set(Refused{.reason = std::move(end.sentence), .changed = std::move(end.changed)});
    fail_pending("The server was refused.");
    return;
  }
  const ExpectedEnd expected = std::exchange(expected_end_, {}).value_or(ExpectedEnd{});
  wait(expected.reason.empty() ? std::move(end.sentence) : expected.reason, expected.at_least);
}

void Connection::wait(std::string reason, base::Millis at_least) {
  const std::uint64_t life = ++life_;
  const bool was_connected = std::holds_alternative<Connected>(state_);
  if (was_connected && steady_clock::now() - opened_at_ > kGoodLink) backoff_.reset();
  constexpr base::Millis kMostAsked = 3'600'000;
  // The jitter stays on top of what the server asks for: it asks everybody for the same.
  const base::Millis pause = backoff_.next() + std::clamp<base::Millis>(at_least, 0, kMostAsked);
  if (options_.come_back) {
    retry_.expires_after(milliseconds(pause));
    retry_.async_wait([this, life](const boost::system::error_code& cancelled) {
      if (!cancelled && life == life_) dial();
    });
  }
  set(Waiting{.wait = pause,
              .until = base::SystemClock().steady() + pause,
              .reason = std::move(reason),
              .was_connected = was_connected});
  fail_pending("The connection was lost before the server answered.");
}

void Connection::drop(std::string reason, base::Millis at_least) {
  if (!link_) return;
  std::exchange(link_, nullptr)->close();
  watch_.cancel();
  wait(std::move(reason), at_least);
}

void Connection::refuse(std::string reason) {
  ++life_;
  if (link_) std::exchange(link_, nullptr)->close();
  watch_.cancel();
  retry_.cancel();
  set(Refused{.reason = std::move(reason)});
  fail_pending("The server was refused.");
}

void Connection::expect_end(std::string reason, base::Millis at_least) {
  expected_end_ = ExpectedEnd{.reason = std::move(reason), .at_least = at_least};
}

void Connection::pause_reading(bool pause) {
  paused_ = pause;
  heard_at_ = steady_clock::now();  // its silence until now was our doing
  if (link_) link_->pause_reading(pause);
}

void Connection::request(const protocol::Request& request, base::Millis within, ReplyHandler done) {
  if (!std::holds_alternative<Connected>(state_) || !link_) {
    done(std::unexpected(network_failure("There is no connection to " + address().text() + ".")));
    return;
  }
  if (pending_.size() >= options_.max_pending) {
    done(fail(FailureKind::wait, "Too much waits for the server's answers already."));
    return;
  }
  const std::int64_t id = next_id_++;
  std::string frame;
  protocol::append_request(frame, id, request);
  if (frame.size() > largest_frame(request)) {
    done(fail(FailureKind::fix, "That is more than one request can hold."));
    return;
  }
  const Time deadline = steady_clock::now() + milliseconds(within);
  pending_.emplace(id, Pending{.done = std::move(done), .deadline = deadline, .action = request.index()});
  if (!link_->send(frame)) {
    link_->reject("The connection was lost: the server takes nothing any more.");
    return;
  }
  if (deadline < watch_.expiry()) watch();
}

void Connection::fail_pending(const std::string& sentence) {
  auto pending = std::exchange(pending_, {});
  for (auto& [id, waiting] : pending) {
    Failure failure = network_failure(sentence);
    failure.may_have_happened = true;
    waiting.done(std::unexpected(std::move(failure)));
  }
}

void Connection::set(ConnectionState state) {
  state_ = std::move(state);
  // A copy: the handler may change the state again.
  if (const auto tell = handlers_.on_state) tell(ConnectionState(state_));
}

void Connection::watch() {
  Time next = heard_at_ + milliseconds(options_.silent_after);
  if (paused_ || pinging_) next = Time::max();
  for (const auto& [id, waiting] : pending_)
    next = std::min(next, waiting.deadline);
  if (next == Time::max()) next = steady_clock::now() + milliseconds(options_.silent_after);
  watch_.expires_at(next);
  const std::uint64_t life = life_;
  watch_.async_wait([this, life](const boost::system::error_code& cancelled) {
    if (!cancelled && life == life_) on_watch();
  });
}

void Connection::on_watch() {
  const std::uint64_t life = life_;
  const Time now = steady_clock::now();
  expire(now);
  if (life != life_ || !link_) return;
  if (!paused_ && now - heard_at_ >= milliseconds(options_.silent_after)) ping();
  if (life == life_ && link_) watch();
}

void Connection::ping() {
  if (std::exchange(pinging_, true)) return;
  request(protocol::PingRequest{}, options_.ping_within,
          [this, life = life_](const Outcome<protocol::Reply>& answer) {
            pinging_ = false;
            const bool silent = !answer && !answer.error().code && life == life_;
            if (silent && !paused_)
              drop("The connection was lost: the server at " + address().text() + " is silent.", 0);
          });
}

void Connection::expire(Time now) {
  std::vector<Pending> late;
  for (auto at = pending_.begin(); at != pending_.end();) {
    if (at->second.deadline <= now) {
      late.push_back(std::move(at->second));
      at = pending_.erase(at);
    } else {
      ++at;
    }
  }
  for (Pending& waiting : late) {
    Failure failure = network_failure("The server at " + address().text() + " did not answer in time.");
    failure.may_have_happened = true;
    waiting.done(std::unexpected(std::move(failure)));
  }
}

}  // namespace banter::client
