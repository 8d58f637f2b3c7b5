#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/millis.hpp"
#include "client/core/address.hpp"
#include "client/core/net/stream.hpp"
#include "client/core/trust/trust.hpp"

namespace banter::client {

/// One connection to a server, from dialling to its end: lines out, lines in, over TCP or TLS. Nothing is
/// written before the server is trusted. It belongs to the thread of its io_context, as do all calls.
class Link : public std::enable_shared_from_this<Link> {
 public:
  struct Options {
    Address address{};
    /// The file for KnownServers.
    std::string known_servers{};
    /// For looking up, connecting and the handshake together.
    base::Millis connect_within = 10'000;
    /// A longer line from the server ends the link.
    std::size_t max_line = 2 << 20;
    /// More that the server does not take makes send() refuse.
    std::size_t max_unsent = 8 << 20;
  };
  /// Called on the link's thread. on_end is called once and nothing after it; nothing is called after
  /// close().
  struct Handlers {
    std::function<void(const Trusted&)> on_open;
    /// A line without its end; valid during the call.
    std::function<void(std::string_view)> on_line;
    std::function<void(LinkEnd)> on_end;
  };

  /// `tls`: from make_tls_context(); may be null for a plaintext address.
  static std::shared_ptr<Link> dial(boost::asio::io_context& io,
                                    std::shared_ptr<boost::asio::ssl::context> tls, Options options,
                                    Handlers handlers);
  ~Link();

  /// Sends `line` (without its end) after those before it. False, and nothing happens, when the link is not
  /// open or too much waits to be taken by the server.
  bool send(std::string_view line);

  /// While true, nothing more is read, and the server is held back by TCP.
  void pause_reading(bool pause);

  /// Ends the link because of what came: on_end tells `sentence`.
  void reject(std::string sentence);

  /// Ends it without a word. Lines not yet taken are lost.
  void close();

 private:
  struct Wire;
  Link(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, Options options,
       Handlers handlers);

  boost::asio::awaitable<void> run();
  boost::asio::awaitable<void> read();
  boost::asio::awaitable<void> write();
  bool feed(std::string_view bytes);
  void end(LinkEnd end);

  std::unique_ptr<Wire> wire_;
  Options options_;
  Handlers handlers_;
  std::string partial_;   // of a line that has not ended yet
  std::string outgoing_;  // not yet given to the socket
  bool open_ = false;
  bool writing_ = false;
  bool paused_ = false;
  bool ended_ = false;
  bool closed_ = false;
};

}  // namespace banter::client
