#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <thread>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "base/log.hpp"
#include "base/mailbox.hpp"
#include "server/core/batch.hpp"
#include "server/core/dispatch.hpp"
#include "server/core/files/collector.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/password_hasher.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/core/ports/storage.hpp"
#include "server/core/presence/presence.hpp"
#include "server/core/retention/sweeper.hpp"
#include "server/core/routing/directory.hpp"
#include "server/core/routing/reader_pool.hpp"
#include "server/core/routing/refusal_log.hpp"
#include "server/core/settings.hpp"

namespace banter::core {

// The server's domain: one thread that owns all of its state and is the only one to write.
//
// It takes whatever requests have queued, runs their handlers one after the other in one transaction, commits
// (one sync for all of them), and only then lets replies and events out. What arrives meanwhile is the next
// batch, so the batches grow with the load and cost no waiting when there is none.
class Engine final : public RequestSink {
 public:
  struct Parts {
    Storage& storage;
    PasswordHasher& hasher;
    const base::Clock& clock;
    base::Log log;
    Metrics& metrics;
    Settings settings;
    Blobs* blobs = nullptr;     // where files are; null: there are none. Outlives the run
    unsigned readers = 2;       // reader threads, 1 … 64
    unsigned batch_most = 256;  // requests of one transaction, 1 … 4096
  };

  explicit Engine(Parts parts);
  ~Engine() override;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // The host outlives the engine's run. Errors: the store cannot be opened for reading.
  base::Expected<void> start(SessionHost& host);
  // Finishes and commits what was submitted, then ends the threads. Later submissions are passed over.
  void stop();

  void submit(std::vector<Inbound>& inbound) override;

  // An act of the operator, on the core thread inside a transaction. Waits until it is on disk, or refused.
  // Any thread but the core's.
  using Act = std::function<protocol::Result<std::vector<Step>>(Services&)>;
  protocol::Result<void> administer(Act act);

 private:
  struct Hashed {
    ConnectionId connection;
    std::optional<Attempt> attempt;
    PasswordResult result;
  };
  // Bytes that were to be stored are, or cannot be.
  struct Stored {
    ConnectionId connection;
    protocol::Result<Placed> content;
  };
  // What stands on a shelf of the blobs.
  struct Listed {
    protocol::Result<Blobs::Shelf> shelf;
  };
  struct ReadDone {
    ConnectionId connection;
    std::variant<Frame, FileAnswer> answer;
    bool awaited;  // the session's next request waits for it
  };
  struct Administer {
    Act act;
    std::function<void(protocol::Result<void>)> done;
  };
  struct Read {
    ConnectionId connection;
    Caller caller;
    std::variant<protocol::RequestFrame, OpenFile> request;
    bool awaited;
  };
  // What was looked up about people, or what could not be.
  struct Tidings {
    std::vector<Tiding> found;
    std::vector<Change> missed;
  };
  using Item = std::variant<Inbound, Hashed, Stored, Listed, ReadDone, Administer, Tidings>;

  void run();
  std::optional<std::chrono::steady_clock::time_point> next_due() const;
  void process(std::span<Item> items);

  void take(Inbound&& inbound);
  void take(Hashed&& hashed);
  void take(Stored&& stored);
  void take(Listed&& listed);
  void take(ReadDone&& done);
  void take(Administer&& administer);
  void take(Tidings&& tidings);

  void take_request(Session& session, Inbound&& inbound);
  void handle_request(Session& session, protocol::RequestFrame&& frame);
  void handle_over_rate(Session& session, protocol::RequestFrame& frame, const protocol::Rule& rule,
                        protocol::Error&& refusal);
  void read_after_commit(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule);
  Caller caller_of(const Session& session) const;
  void handle_on_core(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule);
  void await_password(Session& session, protocol::RequestId&& id, const protocol::Rule& rule,
                      Deferred&& deferred);
  void await_bytes(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule,
                   Storing&& storing);
  using Then = std::function<protocol::Result<Outcome>(const Session&, const Waiting::Result&)>;
  void await_result(Session& session, protocol::RequestId&& id, std::string_view action, Then then);
  void await_nothing_more(Session& session);
  void handle_call(Session& session, FileCall&& call);
  void collect();
  void refuse(Session& session, protocol::RequestId&& id, std::string_view action, protocol::Error&& error);
  void refuse_unread(Session& session, protocol::Refusal&& refusal);

  void start_reads();
  void refuse_reads(const protocol::Error& error);
  static std::unexpected<protocol::Error> cannot_read();
  void answer(const Read& read, Reader* reader);
  Frame answer_request(const Caller& caller, const protocol::RequestFrame& frame, Reader* reader);
  FileAnswer answer_call(const Caller& caller, const OpenFile& call, Reader* reader);
  void note_moved();
  void look_up_people();
  Tidings look_up(std::vector<Change> changes, Reader* reader);
  ReadServices read_services(Reader& reader);
  void keep_last_seen();
  void note_queues();

  base::Mailbox<Item> mailbox_;
  Parts parts_;
  Attempts attempts_;
  TypingGate typing_;
  HouseholdRates registrations_;
  AccountRates renames_;
  PresenceBoard board_;
  Services services_;
  Directory directory_;
  Presence presence_;
  RefusalLog refusals_;
  ReaderPool readers_;
  SessionHost* host_ = nullptr;  // set by start()
  std::unique_ptr<Batch> batch_;
  std::optional<Sweeper> sweeper_;      // set by start()
  std::optional<Collector> collector_;  // set by start()
  std::vector<Read> reads_;
  std::optional<protocol::Result<Blobs::Shelf>> listed_;  // waits for the end of the batch
  std::size_t hashing_ = 0;
  std::size_t storing_ = 0;
  std::jthread thread_;
};

}  // namespace banter::core
