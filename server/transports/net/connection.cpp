#include "server/transports/net/connection.hpp"

#include <utility>

#include "protocol/codec/encode.hpp"
#include "server/transports/net/byes.hpp"
#include "server/transports/net/loop.hpp"
#include "server/transports/net/reads.hpp"

// Its life, what goes out, and time. What comes in is in connection_input.cpp.
namespace banter::transports {
namespace {

// Of one connection in one turn, lest a fast reader of long histories keeps all others waiting.
constexpr unsigned most_sends = 16;
constexpr std::size_t most_flow_bytes = 256U << 10U;

}  // namespace

Connection::Connection(Loop& loop, int socket, const Address& address)
    : loop_(loop), wire_(loop.io(), socket), carrier_(loop.shared().first_carrier()), address_(address) {
  counted().add(1);
}

Connection::~Connection() {
  counted().add(-1);
  if (out_) loop_.figures().queued_bytes.add(-static_cast<std::int64_t>(out_->waiting()));
  shared().gate.leave(address_);
}

// Where it stands among the open ones. Whether it is TLS counts once it has said what it speaks.
core::Figure& Connection::counted() const {
  const core::Speaks speaks = carrier_->speaks();
  const bool tls = speaks != core::Speaks::nothing_yet && wire_.is_secure();
  return loop_.figures().connections[static_cast<std::size_t>(speaks)][tls ? 1 : 0];
}

const Shared& Connection::shared() const {
  return loop_.shared();
}

base::Millis Connection::now() const {
  return loop_.now();
}

void Connection::begin(core::ConnectionId id) {
  id_ = id;
  request_due_ = now() + shared().options.limits.request;
  remind_at(request_due_);
  read_on();
}

// --- the core

void Connection::connect(const Address& from, bool wants_events) {
  wants_events_ = wants_events;
  core_id_ = wants_events ? id_ : loop_.take_id(*this);
  if (wants_events)
    shared().log.info("connection {:x} from {} opened ({}{})", id_.value, from.text(), carrier_->name(),
                      wire_.is_secure() ? ", TLS" : "");
  loop_.inbound().push_back(
      {core_id_, core::Connected{{.address = from.text(),
                                  .household = core::HouseholdKey{from.household_number()},
                                  .wants_events = wants_events}}});
}

void Connection::disconnect() {
  if (!core_id_) return;
  loop_.inbound().push_back({core_id_, core::Disconnected{}});
  loop_.followers().unfollow_all(slot_of(id_), followed_);
  if (wants_events_) shared().log.info("connection {:x} closed", id_.value);
  if (core_id_ != id_) loop_.release_id(core_id_);
  core_id_ = {};
  unanswered_ = unanswered_reads_ = 0;
  entered_ = false;
  // The core may not have heard yet: what it still wants this connection to follow is passed over.
  wants_events_ = false;
}

void Connection::end_exchange() {
  disconnect();
  completed_ = true;
}

void Connection::submit(std::variant<protocol::RequestFrame, protocol::Refusal> request) {
  ++unanswered_;
  if (runs_as_read(request)) ++unanswered_reads_;
  completed_ = true;
  large_in_core_ = has_large_;
  core::Inbound& inbound = loop_.inbound().emplace_back(core_id_, core::Connected{});
  std::visit([&](auto& what) { inbound.what = std::move(what); }, request);
}

void Connection::deliver(core::Frame frame, core::FrameKind kind) {
  if (stage_ > Stage::answering || !core_id_) return;
  if (kind == core::FrameKind::reply && unanswered_ > 0) --unanswered_;
  if (kind == core::FrameKind::reply && frame->ends_read && unanswered_reads_ > 0) --unanswered_reads_;
  carrier_->deliver(*this, std::move(frame), kind);
  if (kind == core::FrameKind::reply) answered();
}

void Connection::submit(core::FileCall call) {
  ++unanswered_;
  completed_ = true;
  loop_.inbound().push_back({core_id_, std::move(call)});
}

void Connection::deliver(core::FileAnswer answer) {
  if (stage_ > Stage::answering || !core_id_) return;
  if (unanswered_ > 0) --unanswered_;
  carrier_->deliver(*this, std::move(answer));
  answered();
}

WayBack Connection::way_back() const {
  return {loop_.door(), core_id_};
}

void Connection::wake(Act& act) {
  if (stage_ > Stage::answering) return;
  carrier_->wake(*this, act);
  if (carrier_->outflow() != nullptr && !writing_) loop_.mark_flowing(*this);
  answered();
}

void Connection::answered() {
  if (unanswered_ == 0 && large_in_core_) give_back_large();
  if (stage_ == Stage::answering) {
    if (unanswered_ == 0 && !carrier_->is_busy()) part(std::move(farewell_->bye), farewell_->code);
  } else {
    resume();
  }
}

void Connection::enter(bool entered) {
  entered_ = entered;
  if (!entered) loop_.followers().unfollow_all(slot_of(id_), followed_);
  if (partial_) return;
  request_due_ = entered ? 0 : now() + carrier_->patience(*this);
  if (!entered) remind_at(request_due_);
}

void Connection::close(core::Frame bye) {
  part(std::move(bye), ws::CloseCode::normal);
}

// --- what goes out

void Connection::send(core::Frame frame, core::FrameKind kind, bool as_message) {
  if (stage_ > Stage::parting) return;
  if (!out_) out_ = loop_.take_queue();
  core::LoopFigures& figures = loop_.figures();
  figures.deliveries.add(1);
  figures.queued_bytes.add(static_cast<std::int64_t>(out_->push(std::move(frame), kind, as_message)));
  if (kind != core::FrameKind::reply && out_->event_bytes() > shared().options.limits.event_queue_bytes)
    make_room_for_events();
  loop_.mark_dirty(*this);
}

void Connection::make_room_for_events() {
  const std::size_t most = shared().options.limits.event_queue_bytes;
  // Much may have been said in this turn, and a client that reads is not slow.
  if (!writing_) flush();
  if (!out_ || stage_ > Stage::answering || out_->event_bytes() <= most) return;
  const auto before = static_cast<std::int64_t>(out_->waiting());
  out_->drop_droppable();
  const bool is_slow = out_->event_bytes() > most;
  if (is_slow) out_->drop_events();
  loop_.figures().queued_bytes.add(static_cast<std::int64_t>(out_->waiting()) - before);
  if (!is_slow) return;
  loop_.figures().slow_readers.add(1);
  shared().log.info("connection {:x} reads too slowly", id_.value);
  part(bye_frame(protocol::ByeCode::slow, 0), ws::CloseCode::policy_violation);
}

unsigned Connection::flush() {
  dirty_ = false;
  if (stage_ > Stage::parting || writing_) return 0;
  unsigned sends = 0;
  while (out_ && !out_->empty()) {
    if (sends == most_sends) {
      loop_.mark_dirty(*this);
      return sends;
    }
    const Wire::Result result = wire_.write(*out_, loop_.record_buffer());
    ++sends;
    if (result.status == Wire::Status::failed || result.status == Wire::Status::closed) {
      die();
      return sends;
    }
    if (result.status == Wire::Status::done) {
      sent_ += result.bytes;
      loop_.figures().bytes_out.add(static_cast<std::int64_t>(result.bytes));
      loop_.figures().queued_bytes.add(-static_cast<std::int64_t>(result.bytes));
      continue;
    }
    if (stall_due_ == 0) watch_for_stall();
    // TLS cannot want to read here: its handshake is over, and it does not begin another.
    wait_writable();
    return sends;
  }
  if (out_) loop_.give_queue(std::move(out_));
  if (carrier_->outflow() == nullptr) {
    after_flush();
  } else {
    loop_.mark_flowing(*this);
  }
  return sends;
}

void Connection::after_flush() {
  stall_due_ = 0;
  if (stage_ == Stage::parting) {
    linger();
  } else {
    resume();
  }
}

std::size_t Connection::flow() {
  flowing_ = false;
  std::size_t total = 0;
  while (stage_ <= Stage::answering && !writing_ && !out_) {
    Outflow* const outflow = carrier_->outflow();
    if (outflow == nullptr) break;
    if (outflow->left() == 0) {
      carrier_->end_outflow(*this);
      if (!out_) after_flush();
      break;
    }
    if (total >= most_flow_bytes) {
      loop_.mark_flowing(*this);
      break;
    }
    if (!flow_out(*outflow, total)) break;
  }
  return total;
}

// False when no more can be sent now.
bool Connection::flow_out(Outflow& outflow, std::size_t& total) {
  const auto got = outflow.look(loop_.flow_buffer(), pinned_);
  if (!got) {
    shared().log.warn("connection {:x}: a file could not be read on; the download ends", id_.value);
    part({}, ws::CloseCode::normal);
    return false;
  }
  if (!*got) {
    stall_due_ = 0;  // it is us who must wait
    return false;
  }
  std::span<const char> bytes = loop_.flow_buffer().first(**got);
  while (!bytes.empty()) {
    const Wire::Result result = wire_.write(bytes);
    if (result.status == Wire::Status::failed || result.status == Wire::Status::closed) {
      die();
      return false;
    }
    const bool done = result.status == Wire::Status::done;
    pinned_ = done ? 0 : static_cast<std::uint16_t>(wire_.pinned_of(bytes.size()));
    if (done) {
      outflow.sent(result.bytes);
      bytes = bytes.subspan(result.bytes);
      total += result.bytes;
      sent_ += result.bytes;
      loop_.figures().bytes_out.add(static_cast<std::int64_t>(result.bytes));
      if (wire_.is_secure() || bytes.empty()) continue;
    }
    if (stall_due_ == 0) watch_for_stall();
    wait_writable();
    return false;
  }
  return true;
}

void Connection::watch_for_stall() {
  sent_ = 0;
  under_way_ = wire_.under_way();
  stall_due_ = now() + shared().options.limits.stall;
  remind_at(stall_due_);
}

// A byte now and then is not reading. What the system holds back for the client counts as not read: it takes
// megabytes at once, and then nothing until a good part of them is gone.
bool Connection::is_stalled() const {
  const Limits& limits = shared().options.limits;
  const std::size_t enough = limits.stall_bytes_per_second * static_cast<std::size_t>(limits.stall) / 1000;
  return under_way_ + sent_ < wire_.under_way() + enough;
}

void Connection::on_writable() {
  writing_ = false;
  if (std::exchange(reads_when_writable_, false) && may_read()) receive();
  if (stage_ <= Stage::parting) loop_.mark_dirty(*this);
}

// --- the end

void Connection::finish(core::Frame bye, ws::CloseCode code) {
  if (stage_ != Stage::open) return;
  if (unanswered_ == 0 && !carrier_->is_busy()) return part(std::move(bye), code);
  stage_ = Stage::answering;
  farewell_ = std::make_unique<Farewell>(std::move(bye), code);
  std::string().swap(input_);
  close_due_ = now() + shared().options.limits.stall;
  remind_at(close_due_);
}

void Connection::part(core::Frame bye, ws::CloseCode code) {
  if (stage_ > Stage::answering) return;
  carrier_->part(*this, std::move(bye), code);
  stage_ = Stage::parting;
  std::string().swap(input_);
  leave_core();
  close_due_ = now() + shared().options.limits.farewell;
  remind_at(close_due_);
  loop_.mark_dirty(*this);
}

// Data that arrives at a closed socket is answered with a reset, which may destroy our last words on their
// way. So we only end our direction, and read until the client ends its own.
void Connection::linger() {
  if (saw_end_) return die();
  stage_ = Stage::lingering;
  wire_.shut_down();
  close_due_ = now() + shared().options.limits.linger;
  remind_at(close_due_);
  if (!reading_) discard();
}

void Connection::leave_core() {
  give_back_large();
  disconnect();
}

void Connection::die() {
  if (stage_ == Stage::dead) return;
  stage_ = Stage::dead;
  leave_core();
  loop_.bury(*this);
}

// --- time

void Connection::remind_at(base::Millis due) {
  if (reminder_ != 0 && reminder_ <= due) return;
  reminder_ = due;
  loop_.remind(id_, due);
}

void Connection::check(base::Millis now) {
  // One that was set before an earlier one, and is no longer needed.
  if (stage_ == Stage::dead || reminder_ == 0 || now < reminder_) return;
  reminder_ = 0;
  if (close_due_ != 0 && now >= close_due_) return die();
  if (stall_due_ != 0 && now >= stall_due_) {
    if (is_stalled()) return die();
    watch_for_stall();
  }
  if (stage_ == Stage::open) {
    if (request_due_ != 0 && now >= request_due_) {
      // While it is us who do not read, the client is not to blame.
      if (reading_ && unanswered_ == 0) return carrier_->time_out(*this);
      request_due_ = now + shared().options.limits.request;
    }
    if (waits_for_large_) {
      loop_.mark_pumping(*this);
      remind_at(now + shared().options.limits.tick);
    }
    const base::Millis next = carrier_->check(*this, now);
    if (next != 0) remind_at(next);
    if (request_due_ != 0) remind_at(request_due_);
  }
  if (stage_ != Stage::dead && close_due_ != 0) remind_at(close_due_);
  if (stage_ != Stage::dead && stall_due_ != 0) remind_at(stall_due_);
}

}  // namespace banter::transports
