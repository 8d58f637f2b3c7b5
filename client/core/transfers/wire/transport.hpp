#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>

#include "client/core/net/backoff.hpp"
#include "client/core/transfers/wire/http.hpp"

namespace banter::client::transfers {

/// The way of one transfer to the server: its connection, made anew when it breaks, and the pauses in
/// between. It belongs to the thread of its io_context.
class Transport {
 public:
  struct Options {
    HttpConnection::Options http{};
    Backoff::Options backoff{};
    /// Without progress for so long it is given up, in milliseconds; 0: never.
    base::Millis give_up_after = 0;
    /// The token of the account, as it is now; empty: nobody is logged in.
    std::function<std::string()> token;
  };
  /// Told before a pause of so many milliseconds.
  using Trouble = std::function<void(const Failure& failure, base::Millis pause)>;

  Transport(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, Options options,
            Trouble on_trouble);

  HttpConnection& http() { return http_; }
  std::string token() const { return options_.token(); }

  /// The server has taken or given something.
  void progressed();
  /// After `failure`: waits until it is time to try again. False when it is not to be tried again: it is no
  /// passing one, it has lasted too long, or stop() was called.
  boost::asio::awaitable<bool> may_go_on(Failure failure);
  /// Lets others on this thread have their turn.
  boost::asio::awaitable<void> yield();

  /// Ends what is awaited, and everything after it fails.
  void stop();
  bool is_stopped() const { return stopped_; }

 private:
  static base::Millis now();

  boost::asio::io_context& io_;
  Options options_;
  Trouble on_trouble_;
  HttpConnection http_;
  Backoff backoff_;
  boost::asio::steady_timer pause_;
  base::Millis progressed_at_;
  bool stopped_ = false;
};

}  // namespace banter::client::transfers
