#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "server/core/engine.hpp"

namespace banter::testing {

// A storage whose next commits can be made to fail, as on a full disk.
class FailingStorage final : public core::Storage {
 public:
  explicit FailingStorage(std::unique_ptr<core::Storage> inner) : inner_(std::move(inner)) {}

  std::atomic<bool> fail_commits = false;
  // What the transactions are said to have put on disk.
  std::atomic<bool> writes_to_disk = false;
  // Is called in every commit, on the core thread.
  void on_commit(std::function<void()> look);

  protocol::Result<void> begin() override { return inner_->begin(); }
  bool has_written() const override { return writes_to_disk; }
  protocol::Result<void> commit() override;
  void rollback() override { inner_->rollback(); }
  core::AccountStore& accounts() override { return inner_->accounts(); }
  core::BlockStore& blocks() override { return inner_->blocks(); }
  core::ContactStore& contacts() override { return inner_->contacts(); }
  core::PresenceStore& presence() override { return inner_->presence(); }
  core::SessionStore& sessions() override { return inner_->sessions(); }
  core::ConversationStore& conversations() override { return inner_->conversations(); }
  core::MessageStore& messages() override { return inner_->messages(); }
  core::FileStore& files() override { return inner_->files(); }
  core::AuditStore& audit() override { return inner_->audit(); }
  core::InviteStore& invites() override { return inner_->invites(); }
  core::ArchiveStore& archive() override { return inner_->archive(); }
  protocol::Result<std::unique_ptr<core::Reader>> open_reader() override { return inner_->open_reader(); }

 private:
  std::unique_ptr<core::Storage> inner_;
  std::mutex mutex_;
  std::function<void()> look_;
};

// Hashes at once, or holds the jobs back until they are let go.
class InstantHasher final : public core::PasswordHasher {
 public:
  bool submit(core::PasswordJob job, Done done) override;
  void hold() { holding_ = true; }
  void let_go();
  // Has no room for another job.
  std::atomic<bool> full = false;
  // How many jobs there were, and how many of them made a hash.
  std::atomic<int> asked = 0, makes = 0;

 private:
  std::mutex mutex_;
  bool holding_ = false;
  std::vector<std::pair<core::PasswordJob, Done>> held_;
};

// Keeps what each connection would have been sent.
class RecordingHost final : public core::SessionHost {
 public:
  core::Frame encode_reply(const protocol::RequestId& id, const protocol::Reply& reply) const override;
  core::Frame encode_refusal(const protocol::RequestId& id, std::string_view action,
                             const protocol::Error& error) const override;
  core::Frame encode_event(const protocol::Event& event) const override;
  void send(core::ConnectionId to, core::Frame frame, core::FrameKind kind) override;
  void broadcast(core::ConversationKey to, core::Frame frame, core::FrameKind kind,
                 core::ConnectionId except) override;
  void follow(core::ConnectionId connection, core::ConversationKey conversation) override;
  void unfollow(core::ConnectionId connection, core::ConversationKey conversation) override;
  void entered(core::ConnectionId) override {}
  void left(core::ConnectionId connection) override;
  void close(core::ConnectionId connection, core::Frame bye) override;
  void answer(core::ConnectionId to, core::FileAnswer answer) override;
  void flush() override;

  // The next answer to a FileCall of the connection; waits for it.
  core::FileAnswer answered(core::ConnectionId connection);
  // The next reply to the connection; waits for it. Events that came before it are moved to `events`.
  std::string reply(core::ConnectionId connection);
  std::vector<std::string> events(core::ConnectionId connection);
  // News of people (events `presence` and `profile`), which come when they come: waits until there are
  // `least`, and takes all.
  std::vector<std::string> news(core::ConnectionId connection, std::size_t least);
  // Replies and events in the order in which they were sent, from the first one on.
  std::vector<std::string> everything(core::ConnectionId connection);

 private:
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::map<core::ConnectionId, std::vector<std::string>> replies_, events_, news_, everything_;
  std::map<core::ConnectionId, std::vector<core::FileAnswer>> answers_;
  std::map<core::ConversationKey, std::set<core::ConnectionId>> followers_;

  // Seen by the test all together with flush(), as a client that asks something gets what came before.
  struct Sent {
    core::ConnectionId to;
    core::Frame frame;
    core::FrameKind kind;
  };
  std::vector<Sent> sent_;
  std::vector<std::pair<core::ConnectionId, core::FileAnswer>> answered_;
};

// A server without sockets.
class Domain {
 public:
  // blobs: null when there are no files; they must outlive the engine's run.
  explicit Domain(core::Settings settings = {.rate_limits = false}, core::Blobs* blobs = nullptr);
  ~Domain();

  core::ConnectionId connect(std::string address = "10.0.0.1");
  void disconnect(core::ConnectionId connection);
  // Submits all of the frames at once.
  void send(core::ConnectionId connection, const std::vector<std::string>& frames);
  // The same for frames of several connections, which become one batch.
  void send(const std::vector<std::pair<core::ConnectionId, std::string>>& frames);
  // Submits a call and waits for its answer.
  core::FileAnswer call(core::ConnectionId connection, core::FileCall call);
  // Submits one and waits for its reply.
  std::string ask(core::ConnectionId connection, const std::string& frame);
  std::string reply(core::ConnectionId connection) { return host.reply(connection); }
  // Waits until the core is through with everything that was submitted or asked before, also with what it
  // does behind a reply.
  void settle();
  // Lets time pass, between what came before and what becomes due by it.
  void pass(base::Millis span);
  // What the connection was sent unasked so far: everything that happened before this call.
  std::vector<std::string> events(core::ConnectionId connection);
  // A connection that has registered `username`.
  core::ConnectionId person(const std::string& username, std::string address = "10.0.0.1");

  base::ManualClock clock;
  FailingStorage storage;
  InstantHasher hasher;
  RecordingHost host;
  core::Metrics metrics{0};
  core::Engine engine;

 private:
  std::int64_t connections_ = 0;
};

}  // namespace banter::testing
