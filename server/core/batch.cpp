#include "server/core/batch.hpp"
#include "server/core/files/discard.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace banter::core {
namespace {

template <class... F>
struct Cases : F... {
  using F::operator()...;
};

std::int64_t steady_micros() {
  using std::chrono::microseconds;
  return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Batch::Batch(Storage& storage, Blobs* blobs, Directory& directory, Presence& presence, SessionHost& host,
             const base::Clock& clock, Metrics& metrics, base::Log& log)
    : storage_(storage),
      blobs_(blobs),
      directory_(directory),
      presence_(presence),
      host_(host),
      clock_(clock),
      metrics_(metrics),
      log_(log) {}

protocol::Result<void> Batch::begin() {
  if (begun_) return {};
  auto begun = storage_.begin();
  begun_ = begun.has_value();
  return begun;
}

void Batch::add(Session& origin, protocol::RequestId id, std::string_view action, Outcome outcome,
                Rests rests) {
  answers_.push_back({.to = origin.connection,
                      .id = std::move(id),
                      .action = action,
                      .reply = std::move(outcome.reply),
                      .steps = std::move(outcome.steps),
                      .ended = {},
                      .frame = {},
                      .done = {},
                      .needs_commit = begun_ && rests == Rests::on_the_commit});
  apply(&origin, answers_.back());
}

void Batch::add_refusal(Session& origin, protocol::RequestId id, std::string_view action,
                        protocol::Error error) {
  answers_.push_back({.to = origin.connection,
                      .id = std::move(id),
                      .action = action,
                      .reply = std::unexpected(std::move(error)),
                      .steps = {},
                      .ended = {},
                      .frame = {},
                      .done = {},
                      .needs_commit = begun_});
}

void Batch::add_steps(Session& origin, std::vector<Step> steps) {
  Answer answer;
  answer.to = origin.connection;
  answer.steps = std::move(steps);
  answer.has_reply = false;
  answer.needs_commit = true;
  answers_.push_back(std::move(answer));
  apply(&origin, answers_.back());
}

void Batch::add_frame(ConnectionId to, Frame frame) {
  Answer answer;
  answer.to = to;
  answer.frame = std::move(frame);
  answers_.push_back(std::move(answer));
}

void Batch::add_answer(ConnectionId to, FileAnswer file) {
  Answer answer;
  answer.to = to;
  answer.file = std::move(file);
  answers_.push_back(std::move(answer));
}

void Batch::add_call(Session& origin, FileCall call, protocol::Result<Called> called) {
  Answer answer;
  answer.to = origin.connection;
  answer.call = std::move(call);
  answer.needs_commit = begun_;
  if (called) {
    answer.file = std::move(called->answer);
    answer.steps = std::move(called->steps);
  } else {
    answer.file = std::unexpected(std::move(called).error());
  }
  answers_.push_back(std::move(answer));
}

void Batch::add_act(std::vector<Step> steps, std::function<void(protocol::Result<void>)> done) {
  Answer answer;
  answer.steps = std::move(steps);
  answer.done = std::move(done);
  answer.needs_commit = true;
  answers_.push_back(std::move(answer));
  apply(nullptr, answers_.back());
}

protocol::Result<void> Batch::finish() {
  protocol::Result<void> committed;
  // When somebody was last there may be written without anybody having asked for it.
  const bool is_awaited = std::ranges::any_of(answers_, &Answer::needs_commit);
  if (begun_) {
    committed = commit();
    begun_ = false;
    if (!committed) take_back(committed.error());
  }
  for (Answer& answer : answers_)
    publish(answer);
  for (const ReceiptGate::Kept& kept : receipts_.due(clock_.steady()))
    publish(kept.moved, kept.from);
  host_.flush();
  answers_.clear();
  kept_.clear();
  before_.clear();
  return is_awaited ? committed : protocol::Result<void>();
}

protocol::Result<void> Batch::commit() {
  CommitsToDisk& to_disk = metrics_.commits_to_disk;
  const bool is_to_disk = storage_.has_written();
  const std::int64_t before = steady_micros();
  if (is_to_disk) to_disk.began.set(before);
  auto committed = storage_.commit();
  const std::int64_t span = steady_micros() - before;
  if (is_to_disk) {
    to_disk.micros.add(span);
    to_disk.count.add(1);
    to_disk.began.set(0);
  }
  metrics_.commit_micros.add(span);
  metrics_.commit_requests.add(static_cast<std::int64_t>(answers_.size()));
  return committed;
}

void Batch::apply(Session* origin, Answer& answer) {
  for (Step& step : answer.steps) {
    if (auto* enter = std::get_if<Enter>(&step)) {
      remember(*origin);
      directory_.enter(*origin, *enter->account, enter->stored);
    } else if (std::holds_alternative<Exit>(step)) {
      remember(*origin);
      directory_.leave(*origin);
    } else if (const auto* end = std::get_if<EndSessions>(&step)) {
      end_sessions(origin, *end, answer);
    } else if (const auto* changed = std::get_if<RoleChanged>(&step)) {
      const Account* account = directory_.online(changed->account);
      if (account) remember(*account->devices.front());
      directory_.set_role(changed->account, changed->role);
    }
  }
}

void Batch::end_sessions(Session* origin, const EndSessions& step, Answer& answer) {
  const Account* account = directory_.online(step.account);
  if (!account) return;
  const std::vector<Session*> devices = account->devices;
  for (Session* session : devices) {
    if (session == origin || (step.only && session->stored != step.only)) continue;
    remember(*session);
    directory_.leave(*session);
    answer.ended.push_back(session->connection);
  }
}

void Batch::remember(const Session& session) {
  before_.push_back({session.connection, session.account,
                     session.account ? session.account->role : protocol::Role::member, session.stored});
}

void Batch::take_back(const protocol::Error& error) {
  log_.error("a commit failed, nothing of it was acknowledged: {}", error.message);
  while (!before_.empty()) {
    Before before = std::move(before_.back());
    before_.pop_back();
    if (Session* session = directory_.find(before.connection)) {
      directory_.restore(*session, before.account, before.role, before.stored);
    }
  }
  for (Answer& answer : answers_) {
    if (!answer.needs_commit) continue;
    answer.reply = std::unexpected(error);
    if (answer.file) answer.file = std::unexpected(error);
    answer.steps.clear();
    answer.ended.clear();
  }
}

void Batch::publish(Answer& answer) {
  if (!answer.reply) metrics_.count(answer.reply.error().code);
  if (answer.file) {
    host_.answer(answer.to, std::move(*answer.file));
  } else if (answer.frame) {
    host_.send(answer.to, std::move(answer.frame), FrameKind::reply);
  } else if (answer.done) {
    answer.done(answer.reply ? protocol::Result<void>() : std::unexpected(answer.reply.error()));
  } else if (answer.has_reply) {
    host_.send(answer.to,
               answer.reply ? host_.encode_reply(answer.id, *answer.reply)
                            : host_.encode_refusal(answer.id, answer.action, answer.reply.error()),
               FrameKind::reply);
  }
  for (Step& step : answer.steps)
    publish(answer, step);
}

template <class What>
void Batch::each_device(AccountKey key, What what) {
  const Account* account = directory_.online(key);
  if (!account) return;
  for (const Session* session : account->devices) {
    if (session->announced && session->peer.wants_events) what(session->connection);
  }
}

void Batch::publish(const ToFollowers& to, ConnectionId except) {
  if (std::holds_alternative<protocol::MessageEvent>(to.event)) metrics_.messages.add(1);
  // Blocking is rare: whoever is not to hear it steps aside for the moment.
  std::vector<ConnectionId> aside;
  for (const AccountKey member : to.hidden_from)
    each_device(member, [&](ConnectionId device) { aside.push_back(device); });
  for (const ConnectionId device : aside)
    host_.unfollow(device, to.conversation);
  host_.broadcast(to.conversation, host_.encode_event(to.event), to.kind, except);
  if (aside.empty()) return;
  const Frame instead = to.instead ? host_.encode_event(*to.instead) : nullptr;
  for (const ConnectionId device : aside) {
    if (instead) host_.send(device, instead, to.kind);
    host_.follow(device, to.conversation);
  }
}

void Batch::publish(const ReceiptMoved& moved, ConnectionId except) {
  const Frame frame = host_.encode_event(moved.event);
  if (moved.to_all) {
    host_.broadcast(moved.conversation, frame, FrameKind::event, except);
    return;
  }
  each_device(moved.account, [&](ConnectionId device) {
    if (device != except) host_.send(device, frame, FrameKind::event);
  });
}

void Batch::publish(const Answer& answer, Step& step) {
  std::visit(Cases{[&](ToFollowers& to) { publish(to, answer.to); },
                   [&](ToAccount& to) {
                     const Frame frame = host_.encode_event(to.event);
                     each_device(to.account, [&](ConnectionId device) {
                       if (device != answer.to) host_.send(device, frame, FrameKind::event);
                     });
                   },
                   [&](ReceiptMoved& moved) {
                     if (receipts_.passes(moved, answer.to, clock_.steady())) publish(moved, answer.to);
                   },
                   [&](Follow& step_) {
                     each_device(step_.account,
                                 [&](ConnectionId device) { host_.follow(device, step_.conversation); });
                   },
                   [&](Unfollow& step_) {
                     each_device(step_.account,
                                 [&](ConnectionId device) { host_.unfollow(device, step_.conversation); });
                   },
                   [&](Enter& enter) {
                     host_.entered(answer.to);
                     Session* session = directory_.find(answer.to);
                     if (!session) return;
                     session->announced = true;
                     if (!session->peer.wants_events) return;
                     for (const ConversationKey conversation : enter.conversations)
                       host_.follow(answer.to, conversation);
                   },
                   [&](Exit&) { host_.left(answer.to); },
                   [&](EndSessions&) {
                     if (answer.ended.empty()) return;
                     const Frame bye = host_.encode_event(protocol::ByeEvent{
                         .code = protocol::ByeCode::session_ended, .retry_after_ms = std::nullopt});
                     for (const ConnectionId connection : answer.ended)
                       host_.close(connection, bye);
                   },
                   [](RoleChanged&) {},
                   [&](PersonChanged& changed) {
                     presence_.set(changed.account, changed.status, changed.profile, answer.to);
                   },
                   [&](Introduced& newcomer) { presence_.introduced(newcomer.account); },
                   [&](Acquainted& pair) { presence_.acquainted(pair.account, pair.other); },
                   [&](BytesDropped& bytes) {
                     if (blobs_ != nullptr) drop(*blobs_, bytes);
                   }},
             step);
}

}  // namespace banter::core
