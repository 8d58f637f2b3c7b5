#include "tests/domain/domain.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "protocol/codec/encode.hpp"
#include "server/storage/memory/memory_storage.hpp"

namespace banter::core {

struct FrameBytes {
  std::string json;
};

}  // namespace banter::core

namespace banter::testing {
namespace {

core::Frame frame_of(std::string json) {
  return std::make_shared<const core::FrameBytes>(core::FrameBytes{std::move(json)});
}

core::PasswordResult hash_now(const core::PasswordJob& job) {
  core::PasswordResult result;
  result.matches = !job.against.empty() && job.against == "hash of " + job.password;
  if (job.make && (job.against.empty() || result.matches)) {
    result.hash = "hash of " + (job.to_make.empty() ? job.password : job.to_make);
  }
  return result;
}

}  // namespace

void FailingStorage::on_commit(std::function<void()> look) {
  std::lock_guard hold(mutex_);
  look_ = std::move(look);
}

protocol::Result<void> FailingStorage::commit() {
  {
    std::lock_guard hold(mutex_);
    if (look_) look_();
  }
  if (!fail_commits) return inner_->commit();
  inner_->rollback();
  return protocol::refuse(protocol::ErrorCode::storage_unavailable, "The disk is full.");
}

bool InstantHasher::submit(core::PasswordJob job, Done done) {
  if (full) return false;
  ++asked;
  if (job.make) ++makes;
  {
    std::lock_guard hold(mutex_);
    if (holding_) {
      held_.emplace_back(std::move(job), std::move(done));
      return true;
    }
  }
  done(hash_now(job));
  return true;
}

void InstantHasher::let_go() {
  decltype(held_) jobs;
  {
    std::lock_guard hold(mutex_);
    holding_ = false;
    jobs.swap(held_);
  }
  for (auto& [job, done] : jobs)
    done(hash_now(job));
}

core::Frame RecordingHost::encode_reply(const protocol::RequestId& id, const protocol::Reply& reply) const {
  std::string json;
  protocol::append_reply(json, id, reply);
  return frame_of(std::move(json));
}

core::Frame RecordingHost::encode_refusal(const protocol::RequestId& id, std::string_view action,
                                          const protocol::Error& error) const {
  std::string json;
  protocol::append_refusal(json, id, action, error);
  return frame_of(std::move(json));
}

core::Frame RecordingHost::encode_event(const protocol::Event& event) const {
  std::string json;
  protocol::append_event(json, event);
  return frame_of(std::move(json));
}

void RecordingHost::send(core::ConnectionId to, core::Frame frame, core::FrameKind kind) {
  sent_.push_back({to, std::move(frame), kind});
}

void RecordingHost::answer(core::ConnectionId to, core::FileAnswer answer) {
  answered_.emplace_back(to, std::move(answer));
}

core::FileAnswer RecordingHost::answered(core::ConnectionId connection) {
  std::unique_lock hold(mutex_);
  auto& waiting = answers_[connection];
  if (!arrived_.wait_for(hold, std::chrono::seconds(20), [&] { return !waiting.empty(); })) {
    ADD_FAILURE() << "no answer came";
    return protocol::refuse(protocol::ErrorCode::internal, "no answer came");
  }
  core::FileAnswer answer = std::move(waiting.front());
  waiting.erase(waiting.begin());
  return answer;
}

void RecordingHost::flush() {
  std::lock_guard hold(mutex_);
  for (auto& [to, answer] : std::exchange(answered_, {}))
    answers_[to].push_back(std::move(answer));
  for (const Sent& one : std::exchange(sent_, {})) {
    const std::string& json = one.frame->json;
    const bool is_news =
        json.starts_with(R"({"event":"presence")") || json.starts_with(R"({"event":"profile")");
    const bool is_reply = one.kind == core::FrameKind::reply;
    (is_reply ? replies_ : is_news ? news_ : events_)[one.to].push_back(json);
    if (!is_news) everything_[one.to].push_back(json);
  }
  arrived_.notify_all();
}

void RecordingHost::broadcast(core::ConversationKey to, core::Frame frame, core::FrameKind kind,
                              core::ConnectionId except) {
  const auto followers = followers_[to];
  for (const core::ConnectionId follower : followers) {
    if (follower != except) send(follower, frame, kind);
  }
}

void RecordingHost::follow(core::ConnectionId connection, core::ConversationKey conversation) {
  followers_[conversation].insert(connection);
}

void RecordingHost::unfollow(core::ConnectionId connection, core::ConversationKey conversation) {
  followers_[conversation].erase(connection);
}

void RecordingHost::left(core::ConnectionId connection) {
  for (auto& [conversation, followers] : followers_)
    followers.erase(connection);
}

void RecordingHost::close(core::ConnectionId connection, core::Frame bye) {
  left(connection);
  send(connection, std::move(bye), core::FrameKind::event);
}

std::string RecordingHost::reply(core::ConnectionId connection) {
  std::unique_lock hold(mutex_);
  auto& waiting = replies_[connection];
  if (!arrived_.wait_for(hold, std::chrono::seconds(20), [&] { return !waiting.empty(); })) {
    ADD_FAILURE() << "no reply came";
    return {};
  }
  std::string reply = std::move(waiting.front());
  waiting.erase(waiting.begin());
  return reply;
}

std::vector<std::string> RecordingHost::events(core::ConnectionId connection) {
  std::lock_guard hold(mutex_);
  return std::exchange(events_[connection], {});
}

std::vector<std::string> RecordingHost::news(core::ConnectionId connection, std::size_t least) {
  std::unique_lock hold(mutex_);
  auto& news = news_[connection];
  if (!arrived_.wait_for(hold, std::chrono::seconds(20), [&] { return news.size() >= least; })) {
    ADD_FAILURE() << "only " << news.size() << " news came";
  }
  return std::exchange(news, {});
}

std::vector<std::string> RecordingHost::everything(core::ConnectionId connection) {
  std::lock_guard hold(mutex_);
  return everything_[connection];
}

Domain::Domain(core::Settings settings, core::Blobs* blobs)
    : clock(1'790'000'000'000, 1'000'000),
      storage(storage::memory::make()),
      engine({.storage = storage,
              .hasher = hasher,
              .clock = clock,
              .log = base::Log::none(),
              .metrics = metrics,
              .settings = std::move(settings),
              .blobs = blobs}) {
  if (auto started = engine.start(host); !started) ADD_FAILURE() << started.error().sentence;
}

Domain::~Domain() {
  engine.stop();
}

core::ConnectionId Domain::connect(std::string address) {
  const core::ConnectionId connection{++connections_};
  std::vector<core::Inbound> inbound;
  const core::HouseholdKey household{static_cast<std::int64_t>(std::hash<std::string>{}(address))};
  inbound.push_back(
      {connection,
       core::Connected{{.address = std::move(address), .household = household, .wants_events = true}}});
  engine.submit(inbound);
  return connection;
}

void Domain::disconnect(core::ConnectionId connection) {
  std::vector<core::Inbound> inbound;
  inbound.push_back({connection, core::Disconnected{}});
  engine.submit(inbound);
}

void Domain::send(core::ConnectionId connection, const std::vector<std::string>& frames) {
  std::vector<std::pair<core::ConnectionId, std::string>> all;
  for (const std::string& frame : frames)
    all.emplace_back(connection, frame);
  send(all);
}

void Domain::send(const std::vector<std::pair<core::ConnectionId, std::string>>& frames) {
  std::vector<core::Inbound> inbound;
  for (const auto& [connection, frame] : frames) {
    auto decoded = protocol::decode_request(frame);
    if (decoded) {
      inbound.push_back({connection, std::move(*decoded)});
    } else {
      inbound.push_back({connection, std::move(decoded).error()});
    }
  }
  engine.submit(inbound);
}

std::string Domain::ask(core::ConnectionId connection, const std::string& frame) {
  send(connection, {frame});
  return reply(connection);
}

core::FileAnswer Domain::call(core::ConnectionId connection, core::FileCall call) {
  std::vector<core::Inbound> inbound;
  inbound.push_back({connection, std::move(call)});
  engine.submit(inbound);
  return host.answered(connection);
}

std::vector<std::string> Domain::events(core::ConnectionId connection) {
  // What had become due leaves behind the reply that woke the server; before the next one it has left.
  ask(connection, R"({"action":"ping"})");
  EXPECT_EQ(ask(connection, R"({"action":"ping"})"), R"({"reply":"ping","ok":true})");
  return host.events(connection);
}

void Domain::settle() {
  // The first may share its batch with what came before; the second begins when that batch is over.
  for (int i = 0; i < 2; ++i)
    (void)engine.administer([](core::Services&) { return std::vector<core::Step>(); });
}

void Domain::pass(base::Millis span) {
  settle();
  clock.advance(span);
  settle();
}

core::ConnectionId Domain::person(const std::string& username, std::string address) {
  const auto connection = connect(std::move(address));
  const std::string reply =
      ask(connection, R"({"action":"register","username":")" + username + R"(","password":"long enough"})");
  EXPECT_NE(reply.find("\"ok\":true"), std::string::npos) << reply;
  return connection;
}

}  // namespace banter::testing
