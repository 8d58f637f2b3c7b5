#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "base/millis.hpp"
#include "client/core/address.hpp"
#include "client/core/trust/trust.hpp"

namespace boost::asio::ssl {
class context;
}

namespace banter::client {

/// Why a link is over.
struct LinkEnd {
  enum class Why : std::uint8_t {
    network,   ///< not reached, or lost; worth another try
    protocol,  ///< what came is not what a Banter server sends
    distrust,  ///< the server is not the one known by that address; no use to try again
  };
  Why why = Why::network;
  /// A whole sentence.
  std::string sentence;
  /// With distrust, when the key was the reason.
  std::optional<KeyChanged> changed{};
};

/// Bytes to and from a server that is trusted, over TCP or TLS: every connection of a client goes this way.
/// It belongs to the thread of its io_context. When it is closed or goes while something is awaited, that
/// ends with an error.
class Stream {
 public:
  struct Options {
    Address address{};
    /// The file for KnownServers.
    std::string known_servers{};
    /// For looking up, connecting and the handshake together.
    base::Millis connect_within = 10'000;
  };

  /// `tls`: from make_tls_context(); may be null for a plaintext address.
  Stream(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Dials and agrees on trust; nothing was said to the server before. Once.
  boost::asio::awaitable<std::expected<Trusted, LinkEnd>> open(Options options);

  // Once it is open; one read and one write at a time. An error of 0 bytes read is the end.
  boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer into,
                                                boost::system::error_code& error);
  boost::asio::awaitable<void> write(boost::asio::const_buffer bytes, boost::system::error_code& error);

  void close();

 private:
  struct Wire;
  std::shared_ptr<Wire> wire_;
};

/// What an error of a socket is called in a sentence, without a full stop.
std::string words_of(const boost::system::error_code& error);

}  // namespace banter::client
