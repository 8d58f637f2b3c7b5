#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/clock.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/outbox/outbox.hpp"

namespace banter::client {

/// What became of a message of the outbox.
struct OutboxNews {
  enum class What : std::uint8_t {
    acknowledged,  ///< on the server's disk; `row.reply` says where
    refused,       ///< the server will not have it; `row.failure` says why
    delayed,       ///< it will be tried again; `row.failure` says what is in the way
    waiting,       ///< it was edited, or is to be sent again: it stands as `row` says
    discarded      ///< it is no longer in the outbox; of `row` only client_id is known
  };
  What what = What::acknowledged;
  OutboxRow row;
};

/// Carries the outbox to the server: oldest first in every conversation, one at a time there, again after
/// every break, with the same client id. Of several processes with one outbox only one carries at a time, and
/// whatever was left by one that has ended is carried by the next. It does no I/O but for the outbox, and
/// belongs to one thread.
class Courier {
 public:
  struct Options {
    /// How long whoever asks the server gives it for one message, in milliseconds.
    base::Millis answer_within = 30'000;
    /// How often to look while another process carries, in milliseconds.
    base::Millis look_again = 100;
    /// How long a conversation rests after a failure that the server puts no time to, in milliseconds.
    base::Millis rest = 2'000;
  };

  /// The world outside.
  struct Ports {
    /// Asks the server; the reply may come at any time, also at once.
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    /// Calls the function after so many milliseconds.
    std::function<void(base::Millis, std::function<void()>)> later;
    /// Takes the right to carry alone among all processes, for as long as the object lives. A fault with
    /// os_error EWOULDBLOCK: another has it.
    std::function<base::Expected<std::shared_ptr<void>>()> lock;
    std::function<void(OutboxNews)> tell;
    /// The server has answered that it has the message; `row.reply` says where. Before tell(), and also when
    /// the outbox cannot note it, so that it is sent once more. May be empty.
    std::function<void(const OutboxRow&)> stored{};
    std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>();
  };

  Courier(Outbox outbox, Options options, Ports ports);

  /// Whether the connection speaks for the outbox's account now.
  void set_signed_in(bool signed_in);

  /// This process has stored the message `client_id`: carry it, and tell what becomes of it even if another
  /// process carries it.
  void added(const std::string& client_id);

  /// This process has edited or discarded the message `client_id`, or wants it sent again: that is told, and
  /// otherwise as added().
  void changed(const std::string& client_id);

  /// Whether the message `client_id`, which waits, may have reached the server already. Blocks on the disk.
  bool may_have_left(const std::string& client_id);

 private:
  void pump();
  base::Expected<void> take_lock();
  base::Expected<void> send_next(OutboxRow row);
  void answered(OutboxRow row, Outcome<protocol::Reply> reply);
  void put_off(OutboxRow row, const Failure& failure);
  void hold_up(const base::Fault& fault);
  void look_after_own();
  void tell_discarded(const std::string& client_id);
  void wake_at(base::Millis time);
  void tell(OutboxNews::What what, OutboxRow row);

  Outbox outbox_;
  Options options_;
  Ports ports_;
  bool signed_in_ = false;
  std::shared_ptr<void> lock_;                   // while this process carries
  std::optional<base::Millis> wake_;             // when to look again, by the steady clock
  std::set<std::string> under_way_;              // targets
  std::map<std::string, base::Millis> resting_;  // targets that failed, until when
  std::set<std::string> own_;                    // client ids not yet told about
  // What is under way may end when this is gone: somebody else has signed in.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace banter::client
