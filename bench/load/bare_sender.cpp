#include "bench/load/bare_sender.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <utility>

namespace banter::bench {

using harness::Failure;

namespace {

constexpr std::chrono::seconds kPatience{20};
// Alone on a line, it has the frame sent.
constexpr std::string_view kGo = "go";

Loopback wait_until_it_listens(harness::Child& child) {
  const auto whole = [](const std::string& said) { return said.ends_with('\n'); };
  std::string said = child.wait_for_output(whole, harness::in(kPatience));
  said.pop_back();
  return Loopback::parse(said);
}

int listen_on_loopback() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::listen(listener, 4096) != 0 ||
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw Failure("the bare sender cannot listen");
  }
  std::printf("127.0.0.1:%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  return listener;
}

int accept_one(int listener) {
  const int accepted = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  if (accepted < 0) throw Failure("the bare sender cannot accept");
  const int yes = 1;
  ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return accepted;
}

void send_to_all(const std::vector<int>& readers, const std::string& frame) {
  for (const int reader : readers) {
    if (::send(reader, frame.data(), frame.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(frame.size())) {
      throw Failure("the bare sender cannot send");
    }
  }
}

}  // namespace

BareSender::BareSender(Loop& loop, std::size_t readers)
    : loop_(loop), child_({"/proc/self/exe", "--bare-sender", std::to_string(readers)}) {
  const Loopback at = wait_until_it_listens(child_);
  control_ = &loop.connect(at, Carrier::plain);
  for (std::size_t i = 0; i < readers; ++i)
    readers_.push_back(&loop.connect(at, Carrier::plain));
}

void BareSender::expect_from_all() {
  std::size_t got = 0;
  loop_.run([&](Client&, std::string_view) { ++got; }, [&] { return got == readers_.size(); },
            harness::in(kPatience), "deliver the bare frame");
}

void BareSender::set_frame(const std::string& frame) {
  loop_.send(*control_, std::string_view(frame).substr(0, frame.size() - 1));
  send_once();
}

void BareSender::send_once() {
  loop_.send(*control_, kGo);
  expect_from_all();
}

void BareSender::serve(std::size_t readers) {
  const int listener = listen_on_loopback();
  const int control = accept_one(listener);
  std::vector<int> connections;
  while (connections.size() < readers)
    connections.push_back(accept_one(listener));
  std::string frame, line;
  std::array<char, 65536> block;
  for (ssize_t got; (got = ::recv(control, block.data(), block.size(), 0)) > 0;) {
    for (const char c : std::string_view(block.data(), static_cast<std::size_t>(got))) {
      if (c != '\n') {
        line += c;
      } else if (line == kGo) {
        send_to_all(connections, frame);
        line.clear();
      } else {
        frame = std::exchange(line, {}) + '\n';
      }
    }
  }
}

}  // namespace banter::bench
