#include "server/transports/net/acceptor.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace banter::transports {
namespace {

constexpr unsigned most_a_burst = 128;
constexpr std::chrono::milliseconds rest_time(200);

}  // namespace

Acceptor::Acceptor(ListeningSocket socket, std::span<const std::unique_ptr<Loop>> loops)
    : loops_(loops),
      shared_(loops.front()->shared()),
      socket_(loops.front()->io().get_executor(), socket.release()),
      timer_(loops.front()->io().get_executor()),
      accepted_(loops.size()) {}

void Acceptor::start() {
  wait();
}

void Acceptor::stop() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  timer_.cancel();
}

void Acceptor::wait() {
  socket_.async_wait(Descriptor::wait_read, [this](const boost::system::error_code& error) {
    if (!error) accept();
  });
}

void Acceptor::accept() {
  Then then = Then::go_on;
  for (unsigned i = 0; i < most_a_burst && then == Then::go_on; ++i)
    then = accept_one();
  for (std::size_t i = 0; i < accepted_.size(); ++i) {
    if (!accepted_[i].empty()) loops_[i]->adopt(accepted_[i]);
  }
  if (then == Then::rest) {
    rest();
  } else {
    wait();
  }
}

Acceptor::Then Acceptor::accept_one() {
  if (!shared_.gate.has_room()) {
    tell("as many connections are open as may be");
    return Then::rest;
  }
  sockaddr_storage from{};
  socklen_t bytes = sizeof from;
  const int socket = ::accept4(socket_.native_handle(), reinterpret_cast<sockaddr*>(&from), &bytes,
                               SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (socket < 0) {
    const int error = errno;
    if (error == EAGAIN || error == EWOULDBLOCK) return Then::wait;
    // The client has gone already, or its network has: the next one may be there.
    if (error != EMFILE && error != ENFILE && error != ENOBUFS && error != ENOMEM) return Then::go_on;
    tell("the system has no room for another one");
    return Then::rest;
  }
  told_ = false;
  const Address address = Address::of(reinterpret_cast<const sockaddr&>(from));
  if (!shared_.gate.enter(address)) {
    shared_.log.debug("refusing a connection from {}, which has too many", address.text());
    ::close(socket);
    return Then::go_on;
  }
  accepted_[next_loop_].push_back({socket, address});
  next_loop_ = (next_loop_ + 1) % loops_.size();
  return Then::go_on;
}

void Acceptor::tell(const char* why) {
  if (!std::exchange(told_, true)) shared_.log.warn("not accepting connections for a while: {}", why);
}

// The socket would be readable again at once, and the loop would spin.
void Acceptor::rest() {
  timer_.expires_after(rest_time);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) accept();
  });
}

}  // namespace banter::transports
