#include "client/core/net/stream.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>

#include "client/core/net/resolve.hpp"
#include "client/core/net/tls.hpp"

namespace banter::client {
namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
namespace {

// One address of several must not use up the time of the others.
constexpr std::chrono::milliseconds kOneAddress(4'000);

}  // namespace

std::string words_of(const error_code& error) {
  if (error == asio::error::connection_refused) return "connection refused";
  if (error == asio::error::host_unreachable) return "there is no way to that host";
  if (error == asio::error::network_unreachable) return "this machine has no network";
  if (error == asio::error::connection_reset) return "the connection was cut";
  if (error == asio::error::timed_out) return "no answer in time";
  if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) return "the server closed it";
  return error.message();
}

/// The socket with what may lie around it. Each coroutine keeps it while it runs.
struct Stream::Wire : std::enable_shared_from_this<Wire> {
  Wire(asio::io_context& context, std::shared_ptr<asio::ssl::context> tls_context)
      : io(context), tls(std::move(tls_context)), socket(context), deadline(context), patience(context) {}

  asio::awaitable<std::expected<Trusted, LinkEnd>> open(Options options);
  void limit_time(base::Millis within);
  asio::awaitable<std::optional<LinkEnd>> connect(const Address& address);
  asio::awaitable<error_code> connect_to(tcp::endpoint endpoint);
  asio::awaitable<std::expected<Trusted, LinkEnd>> establish_trust(const Options& options);

  void close() {
    closed = true;
    error_code ignored;
    socket.close(ignored);
    deadline.cancel();
    patience.cancel();
  }

  asio::io_context& io;
  std::shared_ptr<asio::ssl::context> tls;
  tcp::socket socket;
  std::optional<asio::ssl::stream<tcp::socket&>> stream;
  asio::steady_timer deadline;  // for all that comes before it is open
  asio::steady_timer patience;  // for one of several endpoints
  unsigned attempt = 0;         // to connect to an endpoint
  bool late = false;            // patience ended that attempt
  bool opened = false;
  bool out_of_time = false;  // the deadline closed it
  bool closed = false;
};

Stream::Stream(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls)
    : wire_(std::make_shared<Wire>(io, std::move(tls))) {}

Stream::~Stream() {
  close();
}

void Stream::close() {
  wire_->close();
}

asio::awaitable<std::expected<Trusted, LinkEnd>> Stream::open(Options options) {
  const auto wire = wire_;
  co_return co_await wire->open(std::move(options));
}

asio::awaitable<std::size_t> Stream::read_some(asio::mutable_buffer into, error_code& error) {
  const auto wire = wire_;
  if (wire->stream)
    co_return co_await wire->stream->async_read_some(into, redirect_error(use_awaitable, error));
  co_return co_await wire->socket.async_read_some(into, redirect_error(use_awaitable, error));
}

asio::awaitable<void> Stream::write(asio::const_buffer bytes, error_code& error) {
  const auto wire = wire_;
  if (wire->stream) {
    co_await asio::async_write(*wire->stream, bytes, redirect_error(use_awaitable, error));
  } else {
    co_await asio::async_write(wire->socket, bytes, redirect_error(use_awaitable, error));
  }
}

asio::awaitable<std::expected<Trusted, LinkEnd>> Stream::Wire::open(Options options) {
  const auto nobody = [&] {
    return LinkEnd{.sentence = out_of_time
                                   ? "Nobody answers at " + options.address.text() + ": no answer in time."
                                   : "The connection was closed."};
  };
  limit_time(options.connect_within);
  auto failed = co_await connect(options.address);
  if (closed) co_return std::unexpected(nobody());
  if (failed) co_return std::unexpected(std::move(*failed));
  auto trusted = co_await establish_trust(options);
  if (closed) co_return std::unexpected(nobody());
  opened = true;
  deadline.cancel();
  co_return trusted;
}

void Stream::Wire::limit_time(base::Millis within) {
  deadline.expires_after(std::chrono::milliseconds(within));
  deadline.async_wait([weak = weak_from_this()](const error_code& cancelled) {
    const auto wire = weak.lock();
    if (cancelled || !wire || wire->opened || wire->closed) return;
    wire->out_of_time = true;
    wire->close();
  });
}

asio::awaitable<std::optional<LinkEnd>> Stream::Wire::connect(const Address& address) {
  const auto endpoints = co_await resolve(io, address);
  if (closed) co_return std::nullopt;
  if (!endpoints) co_return LinkEnd{.sentence = endpoints.error()};
  // Plaintext was allowed because the address seemed to be this machine, whatever the name service says.
  const bool only_here = !address.tls && !address.plaintext_forced;
  error_code error = asio::error::host_not_found;
  for (const tcp::endpoint& endpoint : *endpoints) {
    if (only_here && !endpoint.address().is_loopback()) continue;
    error = co_await connect_to(endpoint);
    if (closed) co_return std::nullopt;
    if (!error) break;
  }
  if (error)
    co_return LinkEnd{.sentence = "Nobody answers at " + address.text() + ": " + words_of(error) + "."};
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  socket.set_option(asio::socket_base::keep_alive(true), ignored);
  co_return std::nullopt;
}

asio::awaitable<error_code> Stream::Wire::connect_to(tcp::endpoint endpoint) {
  // A timer that has fired already cannot be cancelled: it finds that its attempt is over.
  const unsigned mine = ++attempt;
  late = false;
  patience.expires_after(kOneAddress);
  patience.async_wait([mine, weak = weak_from_this()](const error_code& cancelled) {
    const auto wire = weak.lock();
    if (cancelled || !wire || wire->closed || wire->attempt != mine) return;
    wire->late = true;
    error_code ignored;
    wire->socket.close(ignored);
  });
  error_code error;
  co_await socket.async_connect(endpoint, redirect_error(use_awaitable, error));
  ++attempt;
  patience.cancel();
  error_code ignored;
  if (error) socket.close(ignored);
  co_return late ? error_code(asio::error::timed_out) : error;
}

asio::awaitable<std::expected<Trusted, LinkEnd>> Stream::Wire::establish_trust(const Options& options) {
  if (!options.address.tls)
    co_return Trusted{.by = options.address.plaintext_forced ? TrustBy::plaintext : TrustBy::loopback};
  stream.emplace(socket, *tls);
  name_peer(stream->native_handle(), options.address);
  error_code error;
  co_await stream->async_handshake(asio::ssl::stream_base::client, redirect_error(use_awaitable, error));
  if (error)
    co_return std::unexpected(LinkEnd{.sentence = "The server at " + options.address.text() +
                                                  " could not be spoken to over TLS: " + words_of(error) +
                                                  "."});
  const auto key = key_shown(stream->native_handle());
  KnownServers known(options.known_servers);
  auto judged = key ? judge(options.address, *key, known)
                    : std::unexpected(Distrust{.sentence = as_sentence(key.error().sentence)});
  if (!judged)
    co_return std::unexpected(LinkEnd{LinkEnd::Why::distrust, std::move(judged.error().sentence),
                                      std::move(judged.error().changed)});
  co_return std::move(*judged);
}

}  // namespace banter::client
