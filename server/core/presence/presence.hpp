#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/core/presence/tiding.hpp"
#include "server/core/presence_board.hpp"
#include "server/core/routing/directory.hpp"

namespace banter::core {

// Tells people of people: who came, who went, who set his status or is shown otherwise. Changes are gathered
// and told once a second; who has lost his last connection is there for ten seconds more, so that coming back
// is no news. Nobody is told of more than fifty people a second, however many come: the others follow.
//
// A change takes three steps: due() gives it to a reader, which looks up who may know (look_up), and tell()
// sends what is then true. Core thread.
class Presence {
 public:
  Presence(Directory& directory, PresenceBoard& board, const base::Clock& clock)
      : directory_(directory), board_(board), clock_(clock) {}

  // The account's first connection has come, or its last one gone.
  void moved(AccountKey account);
  // The account has set its status or its profile, over the connection `by`.
  void set(AccountKey account, bool status, bool profile, ConnectionId by);
  // People may know of the account who have not been told of it.
  void introduced(AccountKey account);
  // `other` may know of the account from now on, or no longer.
  void acquainted(AccountKey account, AccountKey other);

  // When due() has something to give; steady milliseconds.
  std::optional<base::Millis> next() const;
  // What is to be looked up now. Until tell() or postpone() has heard of it, there is nothing more.
  std::vector<Change> due();

  // When others saw somebody last, to be kept.
  struct Seen {
    AccountKey account;
    base::Millis at;
  };
  std::vector<Seen> tell(const std::vector<Tiding>& tidings, SessionHost& host);
  // They could not be looked up now.
  void postpone(std::vector<Change> changes);

 private:
  struct Left {
    base::Millis over_at = 0;  // steady
    base::Millis at = 0;       // wall
  };

  Change& pending(AccountKey account);
  void tell_status(const Tiding& tiding, SessionHost& host, std::vector<Seen>& seen);
  void tell_profile(const Tiding& tiding, SessionHost& host);
  // Whether the account has been told of so few people that it can be told of one more now.
  bool passes(AccountKey watcher);
  void owe(AccountKey about, AccountKey watcher);
  void send(AccountKey to, const Frame& frame, FrameKind kind, ConnectionId except, SessionHost& host);

  Directory& directory_;
  PresenceBoard& board_;
  const base::Clock& clock_;
  std::unordered_map<AccountKey, Change> pending_;
  std::unordered_map<AccountKey, Left> left_;                   // who lingers
  std::deque<std::pair<base::Millis, AccountKey>> left_order_;  // of when that is over; some have come back
  std::unordered_map<AccountKey, unsigned> told_;               // since the last tick
  std::size_t owed_ = 0;
  bool looking_up_ = false;
  std::size_t rest_of_tick_ = 0;  // changes that this second's look-ups have not come to yet
  base::Millis ticked_at_ = 0;
};

}  // namespace banter::core
