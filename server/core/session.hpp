#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "protocol/codec/decode_request.hpp"
#include "protocol/generated/cpp/session.hpp"
#include "server/core/keys.hpp"
#include "server/core/limits/bucket.hpp"
#include "server/core/ports/blobs.hpp"
#include "server/core/ports/password_hasher.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::core {

struct Session;

// An account with at least one connection. Owned by the directory, shared by its sessions.
struct Account {
  AccountKey key;
  std::string username;
  protocol::Role role = protocol::Role::member;
  Bucket messages, reads, downloads;
  std::vector<Session*> devices;
};

// What a request of a session waits for before the next one may begin: a password that is being hashed, bytes
// that are being stored, or a read that must be answered in its place.
struct Waiting {
  protocol::RequestId id;
  std::string_view action;
  using Result = std::variant<PasswordResult, protocol::Result<Placed>>;
  std::function<void(Session&, Result)> then;  // empty for a read
  std::deque<Inbound> backlog;
};

// One connection as the domain sees it. Owned by the directory; core thread. There is one for every idle
// connection, so it stays small.
struct Session {
  ConnectionId connection;
  Peer peer;
  std::shared_ptr<Account> account;  // null: anonymous
  SessionKey stored;                 // the token that it was opened with
  bool announced = false;            // has been told whom it speaks for, so that events may follow
  std::unique_ptr<Waiting> waiting;

  bool anonymous() const { return account == nullptr; }
  AccountKey key() const { return account ? account->key : AccountKey{}; }
  const std::string& username() const { return account->username; }
  protocol::Role role() const { return account->role; }
};

// The part of a session that a reader thread needs: a copy, because the session belongs to the core thread.
struct Caller {
  AccountKey account;
  SessionKey session;
  std::string username;
  protocol::Role role = protocol::Role::member;
};

}  // namespace banter::core
