#include "server/core/engine.hpp"

#include <future>
#include <utility>

#include "base/try.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::Runs;

namespace {

// Passwords that may be hashed or wait for it at once: more would wait longer than people do.
constexpr std::size_t kMostHashing = 64;
// Files of the action `file` that may wait to be stored, as many as large frames may be received at once.
constexpr std::size_t kMostStoring = 16;

// The others are answered from what the core knows by heart, also while the store is out of reach.
bool needs_store(const protocol::Request& request) {
  return !std::holds_alternative<protocol::PingRequest>(request) &&
         !std::holds_alternative<protocol::HelloRequest>(request);
}

// What `hello` says of a login may be undone with the commit.
Batch::Rests rests_on(const protocol::Request& request) {
  return std::holds_alternative<protocol::PingRequest>(request) ? Batch::Rests::on_nothing
                                                                : Batch::Rests::on_the_commit;
}

}  // namespace

Engine::Engine(Parts parts)
    : parts_(std::move(parts)),
      services_{parts_.storage.accounts(),
                parts_.storage.blocks(),
                parts_.storage.contacts(),
                parts_.storage.presence(),
                parts_.storage.sessions(),
                parts_.storage.conversations(),
                parts_.storage.messages(),
                parts_.storage.files(),
                parts_.storage.audit(),
                parts_.storage.invites(),
                parts_.blobs,
                parts_.clock,
                parts_.settings,
                attempts_,
                typing_,
                renames_,
                board_,
                parts_.log},
      directory_(parts_.clock),
      presence_(directory_, board_, parts_.clock) {}

Engine::~Engine() {
  stop();
}

base::Expected<void> Engine::start(SessionHost& host) {
  host_ = &host;
  batch_ = std::make_unique<Batch>(parts_.storage, parts_.blobs, directory_, presence_, host, parts_.clock,
                                   parts_.metrics, parts_.log);
  sweeper_.emplace(parts_.storage, parts_.clock, parts_.settings.retention_days, parts_.log);
  collector_.emplace(parts_.storage, parts_.blobs, parts_.clock, parts_.log);
  if (auto started = readers_.start(parts_.storage, parts_.readers); !started) return started;
  thread_ = std::jthread([this] { run(); });
  return {};
}

void Engine::stop() {
  mailbox_.close();
  if (thread_.joinable()) thread_.join();
  readers_.stop();
}

void Engine::submit(std::vector<Inbound>& inbound) {
  std::vector<Item> items;
  items.reserve(inbound.size());
  for (Inbound& one : inbound)
    items.emplace_back(std::move(one));
  inbound.clear();
  mailbox_.push_all(items);
}

protocol::Result<void> Engine::administer(Act act) {
  auto promise = std::make_shared<std::promise<protocol::Result<void>>>();
  auto done = promise->get_future();
  const bool taken = mailbox_.push(Administer{
      std::move(act), [promise](protocol::Result<void> result) { promise->set_value(std::move(result)); }});
  if (!taken) return protocol::refuse(ErrorCode::internal, "The server is stopping.");
  return done.get();
}

void Engine::run() {
  std::vector<Item> items;
  while (mailbox_.take(items, next_due())) {
    std::span<Item> rest(items);
    do {  // once also when nothing came: something was due
      const std::size_t now = std::min<std::size_t>(rest.size(), parts_.batch_most);
      process(rest.first(now));
      rest = rest.subspan(now);
    } while (!rest.empty());
    // Behind everything that waited, and a little at a time.
    sweeper_->work();
    collect();
  }
  keep_last_seen();
}

std::optional<std::chrono::steady_clock::time_point> Engine::next_due() const {
  base::Millis due = std::min(sweeper_->due(), collector_->due());
  if (const auto batch = batch_->due()) due = std::min(due, *batch);
  if (const auto people = presence_.next()) due = std::min(due, *people);
  const base::Millis wait = std::max<base::Millis>(0, due - parts_.clock.steady());
  return std::chrono::steady_clock::now() + std::chrono::milliseconds(wait);
}

void Engine::process(std::span<Item> items) {
  for (Item& item : items) {
    std::visit([this](auto&& typed) { take(std::move(typed)); }, std::move(item));
  }
  note_moved();
  parts_.metrics.sessions_online.set(static_cast<std::int64_t>(directory_.online()));
  parts_.metrics.passwords_waiting.set(static_cast<std::int64_t>(hashing_));
  if (const auto finished = batch_->finish()) {
    start_reads();
  } else {
    refuse_reads(finished.error());
  }
  note_moved();  // again: what a failed commit has taken back
  look_up_people();
}

void Engine::take(Inbound&& inbound) {
  if (auto* connected = std::get_if<Connected>(&inbound.what)) {
    directory_.open(inbound.connection, std::move(connected->peer));
  } else if (std::holds_alternative<Disconnected>(inbound.what)) {
    directory_.close(inbound.connection);
  } else if (Session* session = directory_.find(inbound.connection)) {
    take_request(*session, std::move(inbound));
  }
}

void Engine::take(Hashed&& hashed) {
  --hashing_;
  Session* session = directory_.find(hashed.connection);
  if (!session || !session->waiting || !session->waiting->then) {
    // Nobody waits for it any more; a password that was right is no failure all the same.
    const auto& attempt = hashed.attempt;
    if (attempt && hashed.result.matches)
      attempts_.succeeded(attempt->username, attempt->from, parts_.clock.steady());
    return;
  }
  session->waiting->then(*session, std::move(hashed.result));
  await_nothing_more(*session);
}

void Engine::take(ReadDone&& done) {
  if (auto* frame = std::get_if<Frame>(&done.answer)) {
    batch_->add_frame(done.connection, std::move(*frame));
  } else {
    batch_->add_answer(done.connection, std::move(std::get<FileAnswer>(done.answer)));
  }
  Session* session = done.awaited ? directory_.find(done.connection) : nullptr;
  if (session) await_nothing_more(*session);
}

void Engine::take(Administer&& administer) {
  auto begun = batch_->begin();
  auto steps = begun ? administer.act(services_) : std::unexpected(begun.error());
  if (steps) {
    batch_->add_act(std::move(*steps), std::move(administer.done));
  } else {
    administer.done(std::unexpected(std::move(steps).error()));
  }
}

void Engine::take_request(Session& session, Inbound&& inbound) {
  if (session.waiting) {
    session.waiting->backlog.push_back(std::move(inbound));
  } else if (auto* refusal = std::get_if<protocol::Refusal>(&inbound.what)) {
    refuse_unread(session, std::move(*refusal));
  } else if (auto* call = std::get_if<FileCall>(&inbound.what)) {
    handle_call(session, std::move(*call));
  } else {
    handle_request(session, std::move(std::get<protocol::RequestFrame>(inbound.what)));
  }
}

void Engine::handle_request(Session& session, protocol::RequestFrame&& frame) {
  const protocol::Rule& rule = protocol::rule_of(frame.request);
  if (auto admitted = admit(services_, registrations_, session, rule); !admitted) {
    handle_over_rate(session, frame, rule, std::move(admitted).error());
    return;
  }
  if (!is_read(frame.request)) {
    handle_on_core(session, std::move(frame), rule);
    return;
  }
  read_after_commit(session, std::move(frame), rule);
}

void Engine::read_after_commit(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule) {
  const bool awaited = !rule.reorder || std::holds_alternative<std::monostate>(frame.id);
  if (awaited) {
    session.waiting = std::make_unique<Waiting>();
  }
  reads_.push_back({session.connection, caller_of(session), std::move(frame), awaited});
}

Caller Engine::caller_of(const Session& session) const {
  return {session.key(), session.stored, session.username(), session.role()};
}

void Engine::handle_over_rate(Session& session, protocol::RequestFrame& frame, const protocol::Rule& rule,
                              protocol::Error&& refusal) {
  const auto* message = std::get_if<protocol::MessageRequest>(&frame.request);
  if (message && refusal.code == ErrorCode::rate_limited && batch_->begin()) {
    if (auto first = repeated(services_, session, *message); first && *first) {
      batch_->add(session, std::move(frame.id), rule.action, std::move(**first), Batch::Rests::on_the_commit);
      return;
    }
  }
  // Whether it is a repeat shows only when its bytes are known.
  const auto* file = std::get_if<protocol::FileRequest>(&frame.request);
  if (file && file->client_id && refusal.code == ErrorCode::rate_limited && batch_->begin()) {
    const auto earlier = services_.messages.by_client_id(session.key(), *file->client_id);
    if (earlier && *earlier) return handle_on_core(session, std::move(frame), rule);
  }
  refuse(session, std::move(frame.id), rule.action, std::move(refusal));
}

void Engine::handle_on_core(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule) {
  if (rule.runs == Runs::password && hashing_ >= kMostHashing) {
    refuse(session, std::move(frame.id), rule.action,
           {.code = ErrorCode::rate_limited,
            .message = "Many people are logging in right now; try again in a moment.",
            .retry_after_ms = 1000});
    return;
  }
  // More would be held in memory; also by connections that are gone by now.
  if (std::holds_alternative<protocol::FileRequest>(frame.request) && storing_ >= kMostStoring) {
    refuse(session, std::move(frame.id), rule.action,
           {.code = ErrorCode::rate_limited,
            .message = "Many files are being sent right now; try again in a moment.",
            .retry_after_ms = 500});
    return;
  }
  if (needs_store(frame.request)) {
    if (auto begun = batch_->begin(); !begun) {
      refuse(session, std::move(frame.id), rule.action, std::move(begun).error());
      return;
    }
  }
  auto answer = answer_on_core(services_, session, frame.request);
  if (!answer) {
    refuse(session, std::move(frame.id), rule.action, std::move(answer).error());
  } else if (auto* outcome = std::get_if<Outcome>(&*answer)) {
    batch_->add(session, std::move(frame.id), rule.action, std::move(*outcome), rests_on(frame.request));
  } else if (auto* shown = std::get_if<ThenShow>(&*answer)) {
    batch_->add_steps(session, std::move(shown->steps));
    read_after_commit(session, std::move(frame), rule);
  } else if (auto* storing = std::get_if<Storing>(&*answer)) {
    await_bytes(session, std::move(frame), rule, std::move(*storing));
  } else {
    await_password(session, std::move(frame.id), rule, std::move(std::get<Deferred>(*answer)));
  }
}

void Engine::await_password(Session& session, protocol::RequestId&& id, const protocol::Rule& rule,
                            Deferred&& deferred) {
  const bool submitted =
      hashing_ < kMostHashing &&
      parts_.hasher.submit(
          std::move(deferred.job),
          [this, connection = session.connection, attempt = deferred.attempt](PasswordResult result) {
            mailbox_.push(Hashed{connection, attempt, std::move(result)});
          });
  if (!submitted) {
    if (const auto& attempt = deferred.attempt)
      attempts_.take_back(attempt->username, attempt->from, parts_.clock.steady());
    refuse(session, std::move(id), rule.action,
           {.code = ErrorCode::rate_limited,
            .message = "Many people are logging in right now; try again in a moment.",
            .retry_after_ms = 1000});
    return;
  }
  ++hashing_;
  await_result(session, std::move(id), rule.action,
               [this, then = std::move(deferred.then)](const Session& who, const Waiting::Result& result) {
                 return then(services_, who, std::get<PasswordResult>(result));
               });
}

void Engine::await_result(Session& session, protocol::RequestId&& id, std::string_view action, Then then) {
  session.waiting = std::make_unique<Waiting>();
  session.waiting->then = [this, id = std::move(id), action, key = session.key(), then = std::move(then)](
                              Session& who, const Waiting::Result& result) mutable {
    auto outcome = [&]() -> protocol::Result<Outcome> {
      // Its login may have been ended from elsewhere meanwhile.
      if (who.key() != key) return protocol::refuse(ErrorCode::not_authenticated, "Log in first.");
      BANTER_CHECK(batch_->begin());
      return then(who, result);
    }();
    if (outcome) {
      batch_->add(who, std::move(id), action, std::move(*outcome), Batch::Rests::on_the_commit);
    } else {
      refuse(who, std::move(id), action, std::move(outcome).error());
    }
  };
}

void Engine::await_nothing_more(Session& session) {
  const auto waited = std::exchange(session.waiting, nullptr);
  if (!waited) return;
  for (Inbound& next : waited->backlog)
    take_request(session, std::move(next));
}

void Engine::refuse(Session& session, protocol::RequestId&& id, std::string_view action,
                    protocol::Error&& error) {
  refusals_.note(parts_.log, parts_.clock.steady(), session, action, error);
  batch_->add_refusal(session, std::move(id), action, std::move(error));
}

void Engine::refuse_unread(Session& session, protocol::Refusal&& refusal) {
  refusals_.note(parts_.log, parts_.clock.steady(), session, refusal.action, refusal.error);
  parts_.metrics.count(refusal.error.code);
  // Rests on nothing but its own bytes; the action's name lives only as long as they do.
  batch_->add_frame(session.connection, host_->encode_refusal(refusal.id, refusal.action, refusal.error));
}

void Engine::refuse_reads(const protocol::Error& error) {
  // Who asked may have logged in by the very transaction that failed.
  for (Read& read : reads_) {
    parts_.metrics.count(error.code);
    if (const auto* frame = std::get_if<protocol::RequestFrame>(&read.request)) {
      Frame refusal = host_->encode_refusal(frame->id, protocol::rule_of(frame->request).action, error);
      mailbox_.push(ReadDone{read.connection, std::move(refusal), read.awaited});
    } else {
      mailbox_.push(ReadDone{read.connection, FileAnswer(std::unexpected(error)), read.awaited});
    }
  }
  reads_.clear();
}

std::unexpected<protocol::Error> Engine::cannot_read() {
  return protocol::refuse(ErrorCode::storage_unavailable,
                          "The server cannot read its store right now; try again in a moment.");
}

void Engine::start_reads() {
  for (Read& read : reads_) {
    readers_.submit([this, read = std::move(read)](Reader* reader) { answer(read, reader); });
  }
  reads_.clear();
}

void Engine::answer(const Read& read, Reader* reader) {
  if (const auto* frame = std::get_if<protocol::RequestFrame>(&read.request)) {
    mailbox_.push(ReadDone{read.connection, answer_request(read.caller, *frame, reader), read.awaited});
  } else {
    const auto& call = std::get<OpenFile>(read.request);
    mailbox_.push(ReadDone{read.connection, answer_call(read.caller, call, reader), read.awaited});
  }
}

Frame Engine::answer_request(const Caller& caller, const protocol::RequestFrame& frame, Reader* reader) {
  const auto reply = [&]() -> protocol::Result<protocol::Reply> {
    if (!reader) return cannot_read();
    ReadServices services = read_services(*reader);
    if (std::holds_alternative<protocol::AdminStatsRequest>(frame.request)) note_queues();
    return answer_read(services, caller, frame.request);
  }();
  if (reply) return host_->encode_reply(frame.id, *reply);
  parts_.metrics.count(reply.error().code);
  return host_->encode_refusal(frame.id, protocol::rule_of(frame.request).action, reply.error());
}

ReadServices Engine::read_services(Reader& reader) {
  return {.accounts = reader.accounts(),
          .blocks = reader.blocks(),
          .contacts = reader.contacts(),
          .presence = reader.presence(),
          .sessions = reader.sessions(),
          .conversations = reader.conversations(),
          .messages = reader.messages(),
          .files = reader.files(),
          .search = reader.search(),
          .audit = reader.audit(),
          .invites = reader.invites(),
          .overview = reader.overview(),
          .blobs = parts_.blobs,
          .clock = parts_.clock,
          .settings = parts_.settings,
          .board = board_,
          .metrics = parts_.metrics};
}

// Counted only when somebody wants to know.
void Engine::note_queues() {
  parts_.metrics.requests_waiting.set(static_cast<std::int64_t>(mailbox_.size()));
  parts_.metrics.reads_waiting.set(static_cast<std::int64_t>(readers_.waiting()));
}

}  // namespace banter::core
