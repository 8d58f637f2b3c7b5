#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "client/core/failure.hpp"
#include "client/core/net/backoff.hpp"
#include "client/core/net/connection_state.hpp"
#include "client/core/net/link.hpp"
#include "protocol/codec/decode_server_frame.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/generated/cpp/request.hpp"

namespace banter::client {

/// What a request waits for. Called exactly once.
using ReplyHandler = std::function<void(Outcome<protocol::Reply>)>;

/// The way to one server, made again whenever it breaks: requests are matched with their replies, a silent
/// server is pinged, and every state it goes through is told. It knows nothing of logins. All of it
/// belongs to the thread of its io_context, where its handlers are called too.
class Connection {
 public:
  struct Options {
    Link::Options link{};
    Backoff::Options backoff{};
    /// After so long without a word from the server, it is pinged; milliseconds.
    base::Millis silent_after = 30'000;
    /// A ping not answered in this time ends the link; milliseconds.
    base::Millis ping_within = 10'000;
    /// Whether a lost or unreachable server is tried again by itself; otherwise only by retry_now().
    bool come_back = true;
    /// Requests that may wait for replies at one time.
    std::size_t max_pending = 256;
  };
  struct Handlers {
    std::function<void(const ConnectionState&)> on_state;
    std::function<void(protocol::Event)> on_event;
  };

  Connection(boost::asio::io_context& io, Options options, Handlers handlers);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Begins to connect, and goes on until stop().
  void start();
  /// Closes for good; what waits for a reply fails, and no handler is called afterwards.
  void stop();
  /// Ends a wait, or leaves a refusal, and tries at once. Nothing while connected.
  void retry_now();

  /// This machine's network may be another: a wait ends at once, an attempt under way begins anew, and a
  /// server that is connected is pinged, so that a dead link does not pass for a silent one.
  void network_changed();

  /// Sends `request`; `done` is called with the reply, the server's refusal, or a failure of the network,
  /// at the latest after `within` milliseconds. Without a connection it fails at once.
  void request(const protocol::Request& request, base::Millis within, ReplyHandler done);

  /// The server has shown that it cannot be used for now: the link is closed and tried again after at least
  /// `at_least` milliseconds (0 or more). `reason` is a whole sentence.
  void drop(std::string reason, base::Millis at_least);
  /// The server has shown that there is no use in going on.
  void refuse(std::string reason);
  /// The server will close, or has said so: the next wait is at least this long and is told with `reason`.
  void expect_end(std::string reason, base::Millis at_least);

  /// Holds the server back while whoever handles its events cannot keep up.
  void pause_reading(bool pause);

  const ConnectionState& state() const { return state_; }
  /// Bytes of all that the server has said so far.
  std::uint64_t heard_bytes() const { return heard_bytes_; }
  const Address& address() const { return options_.link.address; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Pending {
    ReplyHandler done;
    Time deadline;
    std::size_t action = 0;  // place in the variant Request
  };
  struct ExpectedEnd {
    std::string reason;
    base::Millis at_least = 0;
  };

  void dial();
  void on_open(const Trusted& trusted);
  void on_line(std::string_view line);
  void on_reply(protocol::ReplyFrame frame);
  void on_end(LinkEnd end);
  void wait(std::string reason, base::Millis at_least);
  void fail_pending(const std::string& sentence);
  void set(ConnectionState state);
  void watch();
  void on_watch();
  void ping();
  void expire(Time now);

  boost::asio::io_context& io_;
  Options options_;
  Handlers handlers_;
  ConnectionState state_ = Offline{};
  std::shared_ptr<boost::asio::ssl::context> tls_;
  std::shared_ptr<Link> link_;
  Backoff backoff_;
  boost::asio::steady_timer retry_;
  boost::asio::steady_timer watch_;
  std::uint64_t life_ = 0;  // counts links, so that what an old one left behind finds itself outdated
  std::int64_t next_id_ = 1;
  std::map<std::int64_t, Pending> pending_;
  std::optional<ExpectedEnd> expected_end_;
  Time opened_at_{};
  Time heard_at_{};
  std::uint64_t heard_bytes_ = 0;
  bool pinging_ = false;
  bool paused_ = false;
};

}  // namespace banter::client
