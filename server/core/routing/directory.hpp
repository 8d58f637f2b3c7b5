#pragma once

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "server/core/ports/account_store.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Who is connected. Core thread.
class Directory {
 public:
  explicit Directory(const base::Clock& clock) : clock_(clock) {}

  Session& open(ConnectionId connection, Peer peer);
  // Fine when it is not there.
  void close(ConnectionId connection);
  // Null when the connection is gone.
  Session* find(ConnectionId connection);

  // `session` speaks for the account from now on. It was anonymous, or the same account's.
  void enter(Session& session, const AccountRecord& account, SessionKey stored);
  void leave(Session& session);
  // Puts back who the session spoke for (null: nobody), as it was before enter() or leave().
  void restore(Session& session, std::shared_ptr<Account> account, protocol::Role role, SessionKey stored);
  // Null when the account has no connection. What it may still do at once outlives its connections, so that
  // coming back is no way to do more.
  const Account* online(AccountKey account) const;
  void set_role(AccountKey account, protocol::Role role);
  // Whether the account has a connection that stays: a single HTTP request is no presence.
  bool is_present(AccountKey account) const;
  // The accounts whose first such connection has come, or whose last one has gone, since it was asked last.
  std::vector<AccountKey> take_moved() { return std::exchange(moved_, {}); }

  std::size_t connections() const { return sessions_.size(); }
  // Connections that speak for an account.
  std::size_t online() const { return online_; }

 private:
  std::unordered_map<ConnectionId, Session> sessions_;  // they stay where they are
  struct Allowance {
    Bucket messages, reads;
  };

  std::shared_ptr<Account>& place_of(AccountKey key);
  void put_aside(const Account& account);
  void add_device(Session& session, std::shared_ptr<Account> account);

  const base::Clock& clock_;
  std::unordered_map<AccountKey, std::shared_ptr<Account>> accounts_;
  std::vector<AccountKey> moved_;
  std::size_t online_ = 0;
  std::unordered_map<AccountKey, Allowance> used_;  // of accounts without connection
};

}  // namespace banter::core
