#include "client/core/net/link.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
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

constexpr std::size_t kReadBuffer = 65'536;
// One address of several must not use up the time of the others.
constexpr std::chrono::milliseconds kOneAddress(4'000);

std::string words_of(const error_code& error) {
  if (error == asio::error::connection_refused) return "connection refused";
  if (error == asio::error::host_unreachable) return "there is no way to that host";
  if (error == asio::error::network_unreachable) return "this machine has no network";
  if (error == asio::error::connection_reset) return "the connection was cut";
  if (error == asio::error::timed_out) return "no answer in time";
  if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) return "the server closed it";
  return error.message();
}

}  // namespace

/// The socket with what may lie around it.
struct Link::Wire {
  Wire(asio::io_context& context, std::shared_ptr<asio::ssl::context> tls_context)
      : io(context),
        tls(std::move(tls_context)),
        socket(context),
        deadline(context),
        patience(context),
        gate(context) {}

  asio::awaitable<std::size_t> read_some(asio::mutable_buffer into, error_code& error) {
    if (stream) co_return co_await stream->async_read_some(into, redirect_error(use_awaitable, error));
    co_return co_await socket.async_read_some(into, redirect_error(use_awaitable, error));
  }

  asio::awaitable<void> write(const std::string& bytes, error_code& error) {
    if (stream) {
      co_await asio::async_write(*stream, asio::buffer(bytes), redirect_error(use_awaitable, error));
    } else {
      co_await asio::async_write(socket, asio::buffer(bytes), redirect_error(use_awaitable, error));
    }
  }

  void close() {
    error_code ignored;
    socket.close(ignored);
    deadline.cancel();
    patience.cancel();
    gate.cancel();
  }

  asio::io_context& io;
  std::shared_ptr<asio::ssl::context> tls;
  tcp::socket socket;
  std::optional<asio::ssl::stream<tcp::socket&>> stream;
  asio::steady_timer deadline;  // for all that comes before the link is open
  asio::steady_timer patience;  // for one of several endpoints
  asio::steady_timer gate;      // held while reading is paused
  unsigned attempt = 0;         // to connect to an endpoint
  bool late = false;            // patience ended that attempt
};

std::shared_ptr<Link> Link::dial(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls,
                                 Options options, Handlers handlers) {
  const std::shared_ptr<Link> link(new Link(io, std::move(tls), std::move(options), std::move(handlers)));
  asio::co_spawn(io, link->run(), [link](const std::exception_ptr& broken) {
    if (broken) link->end({.sentence = "The connection was lost: this machine has run out of something."});
  });
  return link;
}

Link::Link(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls, Options options, Handlers handlers)
    : wire_(std::make_unique<Wire>(io, std::move(tls))),
      options_(std::move(options)),
      handlers_(std::move(handlers)) {}

Link::~Link() = default;

asio::awaitable<void> Link::run() {
  const auto self = shared_from_this();  // the coroutine keeps the link
  limit_time();
  if (!co_await connect() || ended_) co_return;
  if (!co_await establish_trust() || ended_) co_return;
  wire_->deadline.cancel();
  co_await read();
}

void Link::limit_time() {
  wire_->deadline.expires_after(std::chrono::milliseconds(options_.connect_within));
  wire_->deadline.async_wait([weak = weak_from_this()](const error_code& cancelled) {
    const auto link = weak.lock();
    if (!cancelled && link && !link->open_)
      link->end({.sentence = "Nobody answers at " + link->options_.address.text() + ": no answer in time."});
  });
}

asio::awaitable<bool> Link::connect() {
  const auto endpoints = co_await resolve(wire_->io, options_.address);
  if (ended_) co_return false;
  if (!endpoints) {
    end({.sentence = endpoints.error()});
    co_return false;
  }
  // Plaintext was allowed because the address seemed to be this machine, whatever the name service says.
  const bool only_here = !options_.address.tls && !options_.address.plaintext_forced;
  error_code error = asio::error::host_not_found;
  for (const tcp::endpoint& endpoint : *endpoints) {
    if (only_here && !endpoint.address().is_loopback()) continue;
    error = co_await connect_to(endpoint);
    if (ended_) co_return false;
    if (!error) break;
  }
  if (error) {
    end({.sentence = "Nobody answers at " + options_.address.text() + ": " + words_of(error) + "."});
    co_return false;
  }
  error_code ignored;
  wire_->socket.set_option(tcp::no_delay(true), ignored);
  wire_->socket.set_option(asio::socket_base::keep_alive(true), ignored);
  co_return true;
}

asio::awaitable<error_code> Link::connect_to(tcp::endpoint endpoint) {
  // A timer that has fired already cannot be cancelled: it finds that its attempt is over.
  const unsigned attempt = ++wire_->attempt;
  wire_->late = false;
  wire_->patience.expires_after(kOneAddress);
  wire_->patience.async_wait([attempt, weak = weak_from_this()](const error_code& cancelled) {
    const auto link = weak.lock();
    if (cancelled || !link || link->ended_ || link->wire_->attempt != attempt) return;
    link->wire_->late = true;
    error_code ignored;
    link->wire_->socket.close(ignored);
  });
  error_code error;
  co_await wire_->socket.async_connect(endpoint, redirect_error(use_awaitable, error));
  ++wire_->attempt;
  wire_->patience.cancel();
  error_code ignored;
  if (error) wire_->socket.close(ignored);
  co_return wire_->late ? error_code(asio::error::timed_out) : error;
}

asio::awaitable<bool> Link::establish_trust() {
  Trusted trusted;
  if (!options_.address.tls) {
    trusted.by = options_.address.plaintext_forced ? TrustBy::plaintext : TrustBy::loopback;
  } else {
    wire_->stream.emplace(wire_->socket, *wire_->tls);
    name_peer(wire_->stream->native_handle(), options_.address);
    error_code error;
    co_await wire_->stream->async_handshake(asio::ssl::stream_base::client,
                                            redirect_error(use_awaitable, error));
    if (ended_) co_return false;
    if (error) {
      end({.sentence = "The server at " + options_.address.text() +
                       " could not be spoken to over TLS: " + words_of(error) + "."});
      co_return false;
    }
    const auto key = key_shown(wire_->stream->native_handle());
    KnownServers known(options_.known_servers);
    const auto judged = key ? judge(options_.address, *key, known)
                            : std::unexpected(Distrust{.sentence = as_sentence(key.error().sentence)});
    if (!judged) {
      end({LinkEnd::Why::distrust, judged.error().sentence, judged.error().changed});
      co_return false;
    }
    trusted = *judged;
  }
  open_ = true;
  if (handlers_.on_open) handlers_.on_open(trusted);
  co_return true;
}

asio::awaitable<void> Link::read() {
  std::string buffer(kReadBuffer, '\0');
  while (!ended_) {
    if (paused_) {
      wire_->gate.expires_at(asio::steady_timer::time_point::max());
      error_code cancelled;
      co_await wire_->gate.async_wait(redirect_error(use_awaitable, cancelled));
      continue;
    }
    error_code error;
    const std::size_t got = co_await wire_->read_some(asio::buffer(buffer), error);
    if (ended_) co_return;
    if (error) {
      end({.sentence = "The connection was lost: " + words_of(error) + "."});
      co_return;
    }
    if (!feed(std::string_view(buffer).substr(0, got))) co_return;
  }
}

bool Link::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, newline);
    if (partial_.size() + piece.size() > options_.max_line) {
      reject("The server sent a line of more than " + std::to_string(options_.max_line) + " bytes.");
      return false;
    }
    if (newline == std::string_view::npos) {
      partial_.append(piece);
      return true;
    }
    bytes.remove_prefix(newline + 1);
    if (partial_.empty()) {
      handlers_.on_line(piece);
    } else {
      partial_.append(piece);
      const std::string line = std::exchange(partial_, {});
      handlers_.on_line(line);
    }
    if (ended_) return false;
  }
  return true;
}

bool Link::send(std::string_view line) {
  if (!open_ || ended_ || outgoing_.size() + line.size() > options_.max_unsent) return false;
  outgoing_.append(line).push_back('\n');
  if (writing_) return true;
  writing_ = true;
  asio::co_spawn(wire_->io, write(), [self = shared_from_this()](const std::exception_ptr& broken) {
    if (broken) self->end({.sentence = "The connection was lost: this machine has run out of something."});
  });
  return true;
}

asio::awaitable<void> Link::write() {
  const auto self = shared_from_this();
  while (!outgoing_.empty() && !ended_) {
    const std::string batch = std::exchange(outgoing_, {});
    error_code error;
    co_await wire_->write(batch, error);
    // Reading goes on: a server that has closed may have said why before.
    if (error) co_return;
  }
  writing_ = false;
}

void Link::pause_reading(bool pause) {
  paused_ = pause;
  if (!pause) wire_->gate.cancel();
}

void Link::reject(std::string sentence) {
  end({LinkEnd::Why::protocol, std::move(sentence), std::nullopt});
}

void Link::close() {
  ended_ = closed_ = true;
  wire_->close();
}

void Link::end(LinkEnd end) {
  if (std::exchange(ended_, true)) return;
  wire_->close();
  // Behind whatever is being done now, so that the owner may drop the link from within.
  asio::post(wire_->io, [self = shared_from_this(), end = std::move(end)]() mutable {
    if (!self->closed_ && self->handlers_.on_end) self->handlers_.on_end(std::move(end));
  });
}

}  // namespace banter::client
