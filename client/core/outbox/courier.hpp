#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/platform/file.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/outbox/outbox.hpp"

namespace banter::client {

/// What became of a message of the outbox.
struct OutboxNews {
  enum class What : std::uint8_t {
    acknowledged,  ///< on the server's disk; `row.reply` says where
    refused,       ///< the server will not have it; `row.failure` says why
    delayed        ///< it will be tried again; `row.failure` says what is in the way
  };
  What what = What::acknowledged;
  OutboxRow row;
};

/// Carries the outbox to the server: oldest first in every conversation, one at a time there, again after
/// every break, with the same client id. Of several processes with one outbox only one carries at a time, and
/// whatever was left by one that has ended is carried by the next. Belongs to the thread of its connection.
class Courier {
 public:
  struct Options {
    /// For one message, in milliseconds.
    base::Millis answer_within = 30'000;
    /// How often to look while another process carries, in milliseconds.
    base::Millis look_again = 100;
    /// How long a conversation rests after a failure that the server puts no time to, in milliseconds.
    base::Millis rest = 2'000;
  };

  Courier(boost::asio::io_context& io, Connection& connection, Outbox outbox, Options options,
          std::function<void(OutboxNews)> on_news);

  /// Whether the connection speaks for the outbox's account now.
  void set_signed_in(bool signed_in);

  /// This process has stored the message `client_id`: carry it, and tell what becomes of it even if another
  /// process carries it.
  void added(const std::string& client_id);

  /// Whether the message `client_id`, which waits, may have reached the server already.
  bool may_have_left(const std::string& client_id) const { return left_.contains(client_id); }

 private:
  using Time = std::chrono::steady_clock::time_point;

  void pump();
  base::Expected<void> take_lock();
  void send(const OutboxRow& row);
  void answered(OutboxRow row, Outcome<protocol::Reply> reply);
  void put_off(OutboxRow row, const Failure& failure);
  void hold_up(const base::Fault& fault);
  void look_after_own();
  void wake_at(Time time);
  void tell(OutboxNews::What what, OutboxRow row);

  Connection& connection_;
  Outbox outbox_;
  Options options_;
  std::function<void(OutboxNews)> on_news_;
  boost::asio::steady_timer timer_;
  bool signed_in_ = false;
  std::optional<base::FileLock> lock_;   // while this process carries
  std::set<std::string> under_way_;      // targets
  std::map<std::string, Time> resting_;  // targets that failed, until when
  std::set<std::string> own_;            // client ids not yet told about
  std::set<std::string> left_;           // client ids that were sent, or that another process may have sent
  // What is under way may end when this is gone: somebody else has signed in.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace banter::client
