#include "client/core/net/link.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace banter::client {
namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;
namespace {

constexpr std::size_t kReadBuffer = 65'536;

}  // namespace

struct Link::Wire {
  Wire(asio::io_context& context, std::shared_ptr<asio::ssl::context> tls)
      : io(context), stream(context, std::move(tls)), gate(context) {}

  void close() {
    stream.close();
    gate.cancel();
  }

  asio::io_context& io;
  Stream stream;
  asio::steady_timer gate;  // held while reading is paused
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
  auto trusted = co_await wire_->stream.open({.address = options_.address,
                                              .known_servers = options_.known_servers,
                                              .connect_within = options_.connect_within});
  if (ended_) co_return;
  if (!trusted) {
    end(std::move(trusted.error()));
    co_return;
  }
  open_ = true;
  if (handlers_.on_open) handlers_.on_open(*trusted);
  if (!ended_) co_await read();
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
    const std::size_t got = co_await wire_->stream.read_some(asio::buffer(buffer), error);
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
    co_await wire_->stream.write(asio::buffer(batch), error);
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
