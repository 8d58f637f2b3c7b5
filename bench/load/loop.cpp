#include "bench/load/loop.hpp"

#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace banter::bench {

using harness::Failure;

namespace {

constexpr std::size_t kReadBytes = std::size_t{256} << 10U;

}  // namespace

Loop::Loop() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), buffer_(kReadBytes) {
  if (epoll_ < 0) throw Failure(std::string("no epoll: ") + std::strerror(errno));
  // The kernel rounds waits up by 50 microseconds otherwise, and an open loop would be that late.
  ::prctl(PR_SET_TIMERSLACK, 1UL);
}

Loop::~Loop() {
  ::close(epoll_);
}

Client& Loop::connect(const Loopback& to, Carrier carrier) {
  clients_.push_back(
      std::make_unique<Client>(clients_.size(), to, carrier == Carrier::tls ? &tls_ : nullptr));
  Client& client = *clients_.back();
  epoll_event interest{.events = EPOLLIN | EPOLLOUT, .data = {.ptr = &client}};
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, client.socket_.descriptor(), &interest) != 0) {
    throw Failure(std::string("epoll takes no more connections: ") + std::strerror(errno));
  }
  return client;
}

void Loop::clear() {
  dirty_.clear();
  clients_.clear();
}

void Loop::send(Client& client, std::string_view line) {
  client.out_ += line;
  client.out_ += '\n';
  if (client.dirty_) return;
  client.dirty_ = true;
  dirty_.push_back(&client);
}

void Loop::flush() {
  for (Client* client : dirty_) {
    client->dirty_ = false;
    if (client->established_ && !client->blocked_) write(*client);
  }
  dirty_.clear();
}

void Loop::turn(const OnLine& on_line, Nanoseconds wait) {
  flush();
  std::array<epoll_event, 512> events;
  const auto whole = std::chrono::floor<std::chrono::seconds>(wait);
  const timespec span{.tv_sec = whole.count(), .tv_nsec = (wait - whole).count()};
  const int ready = ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &span, nullptr);
  if (ready < 0 && errno != EINTR) throw Failure(std::string("epoll: ") + std::strerror(errno));
  for (int i = 0; i < ready; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    handle(*static_cast<Client*>(event.data.ptr), event.events, on_line);
  }
  flush();
}

void Loop::run_for(const OnLine& on_line, double seconds) {
  const Moment end = std::chrono::steady_clock::now() +
                     std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
  for (Moment now; (now = std::chrono::steady_clock::now()) < end;)
    turn(on_line, end - now);
}

void Loop::run(const OnLine& on_line, const Done& done, harness::Deadline deadline, std::string_view what) {
  while (!done()) {
    const Nanoseconds left = deadline - std::chrono::steady_clock::now();
    if (left <= Nanoseconds::zero()) throw Failure("not done in time: " + std::string(what));
    turn(on_line, left);
  }
}

void Loop::handle(Client& client, std::uint32_t events, const OnLine& on_line) {
  if (!client.established_) {
    client.established_ = client.socket_.establish();
    // A handshake waits for the server's bytes, a fresh connection for nothing.
    wish(client, false);
    if (!client.established_) return;
    write(client);
  } else if ((events & EPOLLOUT) != 0) {
    write(client);
  }
  if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) read(client, on_line);
}

void Loop::read(Client& client, const OnLine& on_line) {
  for (;;) {
    const auto got = client.socket_.read(buffer_);
    if (!got) throw Failure("the server closed connection " + std::to_string(client.number_));
    if (*got == 0) return;
    deliver(client, {buffer_.data(), *got}, on_line);
    if (!client.socket_.may_hold_more(*got, buffer_.size())) return;
  }
}

void Loop::deliver(Client& client, std::string_view bytes, const OnLine& on_line) {
  for (;;) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) break;
    if (client.unfinished_.empty()) {
      on_line(client, bytes.substr(0, end));
    } else {
      client.unfinished_ += bytes.substr(0, end);
      on_line(client, client.unfinished_);
      client.unfinished_.clear();
    }
    bytes.remove_prefix(end + 1);
  }
  client.unfinished_ += bytes;
}

void Loop::write(Client& client) {
  std::string_view rest = client.out_;
  while (!rest.empty()) {
    const auto sent = client.socket_.write(rest);
    if (!sent) throw Failure("the server closed connection " + std::to_string(client.number_));
    if (*sent == 0) break;
    rest.remove_prefix(*sent);
  }
  client.out_.erase(0, client.out_.size() - rest.size());
  wish(client, !client.out_.empty());
}

void Loop::wish(Client& client, bool writable) {
  if (client.blocked_ == writable) return;
  client.blocked_ = writable;
  epoll_event interest{.events = writable ? EPOLLIN | EPOLLOUT : EPOLLIN, .data = {.ptr = &client}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, client.socket_.descriptor(), &interest);
}

}  // namespace banter::bench
