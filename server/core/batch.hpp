#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "protocol/error.hpp"
#include "server/core/outcome.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/core/ports/storage.hpp"
#include "server/core/presence/presence.hpp"
#include "server/core/routing/directory.hpp"
#include "server/core/routing/receipt_gate.hpp"

namespace banter::core {

// The requests of one transaction, from the first handler to the moment when their replies and events leave.
// Changes of who speaks for whom are in force at once, since the next request of the batch may depend on
// them, and are taken back if the commit fails. Core thread.
class Batch {
 public:
  // blobs: null when there are no files.
  Batch(Storage& storage, Blobs* blobs, Directory& directory, Presence& presence, SessionHost& host,
        const base::Clock& clock, Metrics& metrics, base::Log& log);

  // Makes sure that a transaction is under way. Errors: storage_unavailable.
  protocol::Result<void> begin();

  // What an answer says may rest on what this transaction has written so far: then it falls with it.
  enum class Rests : std::uint8_t { on_the_commit, on_nothing };

  void add(Session& origin, protocol::RequestId id, std::string_view action, Outcome outcome, Rests rests);
  // `action` lives as long as the batch.
  void add_refusal(Session& origin, protocol::RequestId id, std::string_view action, protocol::Error error);
  // What follows from a request whose reply is made elsewhere, after the commit.
  void add_steps(Session& origin, std::vector<Step> steps);
  void add_frame(ConnectionId to, Frame frame);
  void add_answer(ConnectionId to, FileAnswer answer);
  // The answer to a call that has been handled in the transaction, and what it has taken.
  void add_call(Session& origin, FileCall call, protocol::Result<Called> called);
  // Keeps it until what was added is let out: bytes that are held for the commit.
  void keep(std::shared_ptr<const void> hold) { kept_.push_back(std::move(hold)); }
  // An act of the operator; `done` hears whether it is on disk.
  void add_act(std::vector<Step> steps, std::function<void(protocol::Result<void>)> done);

  // Commits, then lets out everything that was added, in order; or, if the commit fails, refuses it. Errors:
  // storage_unavailable, unless nothing that was added rested on the commit: then it failed for nobody.
  protocol::Result<void> finish();

  // When finish() has something to let out even if nothing is added until then; in steady milliseconds.
  std::optional<base::Millis> due() const { return receipts_.next(); }

 private:
  struct Answer {
    ConnectionId to;
    protocol::RequestId id;
    std::string_view action;
    protocol::Result<protocol::Reply> reply;
    std::vector<Step> steps;
    std::vector<ConnectionId> ended;
    Frame frame;                       // instead of a reply
    std::optional<FileAnswer> file{};  // likewise
    // The bytes that it has brought stay held until it is let out, so that nothing takes them away before.
    std::optional<FileCall> call{};
    bool has_reply = true;
    std::function<void(protocol::Result<void>)> done;
    bool needs_commit = false;
  };
  // Who a session spoke for before this batch changed it.
  struct Before {
    ConnectionId connection;
    std::shared_ptr<Account> account;
    protocol::Role role;
    SessionKey stored;
  };

  protocol::Result<void> commit();
  void apply(Session* origin, Answer& answer);
  void end_sessions(Session* origin, const EndSessions& step, Answer& answer);
  void remember(const Session& session);
  void take_back(const protocol::Error& error);
  void publish(Answer& answer);
  void publish(const Answer& answer, Step& step);
  void publish(const ReceiptMoved& moved, ConnectionId except);
  void publish(const ToFollowers& to, ConnectionId except);
  template <class What>
  void each_device(AccountKey account, What what);

  Storage& storage_;
  Blobs* const blobs_;
  Directory& directory_;
  Presence& presence_;
  SessionHost& host_;
  const base::Clock& clock_;
  Metrics& metrics_;
  ReceiptGate receipts_;
  base::Log& log_;
  std::vector<Answer> answers_;
  std::vector<std::shared_ptr<const void>> kept_;
  std::vector<Before> before_;
  bool begun_ = false;
};

}  // namespace banter::core
