#pragma once

#include <functional>
#include <vector>

#include "base/log.hpp"
#include "protocol/error.hpp"
#include "server/core/outcome.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/core/ports/storage.hpp"
#include "server/core/routing/directory.hpp"

namespace banter::core {

// The requests of one transaction, from the first handler to the moment when their replies and events leave.
// Changes of who speaks for whom are in force at once, since the next request of the batch may depend on
// them, and are taken back if the commit fails. Core thread.
class Batch {
 public:
  Batch(Storage& storage, Directory& directory, SessionHost& host, base::Log& log);

  // Makes sure that a transaction is under way. Errors: storage_unavailable.
  protocol::Result<void> begin();

  // What an answer says may rest on what this transaction has written so far: then it falls with it.
  enum class Rests : std::uint8_t { on_the_commit, on_nothing };

  void add(Session& origin, protocol::RequestId id, std::string_view action, Outcome outcome, Rests rests);
  // `action` lives as long as the batch.
  void add_refusal(Session& origin, protocol::RequestId id, std::string_view action, protocol::Error error);
  void add_frame(ConnectionId to, Frame frame);
  // An act of the operator; `done` hears whether it is on disk.
  void add_act(std::vector<Step> steps, std::function<void(protocol::Result<void>)> done);

  // Commits, then lets out everything that was added, in order; or, if the commit fails, refuses it. Errors:
  // storage_unavailable.
  protocol::Result<void> finish();

 private:
  struct Answer {
    ConnectionId to;
    protocol::RequestId id;
    std::string_view action;
    protocol::Result<protocol::Reply> reply;
    std::vector<Step> steps;
    std::vector<ConnectionId> ended;
    Frame frame;  // instead of a reply
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

  void apply(Session* origin, Answer& answer);
  void end_sessions(Session* origin, const EndSessions& step, Answer& answer);
  void remember(const Session& session);
  void take_back(const protocol::Error& error);
  void publish(Answer& answer);
  void publish(const Answer& answer, Step& step);

  Storage& storage_;
  Directory& directory_;
  SessionHost& host_;
  base::Log& log_;
  std::vector<Answer> answers_;
  std::vector<Before> before_;
  bool begun_ = false;
};

}  // namespace banter::core
