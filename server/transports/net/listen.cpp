#include "server/transports/net/listen.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

#include "base/try.hpp"
#include "server/transports/net/address.hpp"

namespace banter::transports {
namespace {

constexpr int backlog = 4096;
constexpr int keepalive_idle_s = 60;
constexpr int keepalive_interval_s = 15;
constexpr int keepalive_probes = 3;

using AddressList = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

bool is_every_address(std::string_view host) {
  return host.empty() || host == "*";
}

base::Expected<AddressList> resolve(const std::string& host, const std::string& port) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  // Dual stack where possible: an IPv6 socket takes IPv4 clients too.
  hints.ai_family = is_every_address(host) ? AF_INET6 : AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(is_every_address(host) ? nullptr : host.c_str(), port.c_str(), &hints, &found) != 0)
    return base::fault("there is no address called " + host + "; choose one of this machine with --listen");
  return AddressList(found, &::freeaddrinfo);
}

BoundAddress bound_address(int socket) {
  sockaddr_storage local{};
  socklen_t bytes = sizeof local;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&local), &bytes);
  const auto& address = reinterpret_cast<const sockaddr&>(local);
  return {.address = Address::of(address).text(), .port = port_of(address)};
}

// The sockets that are accepted inherit these.
void set_options(int socket, bool every_address) {
  const auto set = [&](int level, int option, int value) {
    ::setsockopt(socket, level, option, &value, sizeof value);
  };
  set(SOL_SOCKET, SO_REUSEADDR, 1);
  set(SOL_SOCKET, SO_KEEPALIVE, 1);
  set(IPPROTO_TCP, TCP_KEEPIDLE, keepalive_idle_s);
  set(IPPROTO_TCP, TCP_KEEPINTVL, keepalive_interval_s);
  set(IPPROTO_TCP, TCP_KEEPCNT, keepalive_probes);
  set(IPPROTO_TCP, TCP_NODELAY, 1);
  set(IPPROTO_IPV6, IPV6_V6ONLY, every_address ? 0 : 1);
}

base::Fault why(const std::string& text, const BoundAddress& address, int error) {
  switch (error) {
    case EADDRINUSE:
      return {text + " is already in use by another program; stop it or choose another with --listen", error};
    case EACCES:
      return {"there is no permission to listen on " + text + "; choose a port of 1024 or more with --listen",
              error};
    case EADDRNOTAVAIL:
      return {address.address + " is no address of this machine; choose another with --listen", error};
    default:
      return base::os_fault("cannot listen on " + text, error).error();
  }
}

base::Expected<Listening> listen_on_one(const sockaddr& address, socklen_t bytes, bool every_address) {
  const BoundAddress wanted{.address = Address::of(address).text(), .port = port_of(address)};
  ListeningSocket socket(::socket(address.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (socket.get() < 0) return std::unexpected(why(wanted.text(), wanted, errno));
  set_options(socket.get(), every_address);
  if (::bind(socket.get(), &address, bytes) != 0 || ::listen(socket.get(), backlog) != 0)
    return std::unexpected(why(wanted.text(), wanted, errno));
  const BoundAddress bound = bound_address(socket.get());
  return Listening{std::move(socket), bound};
}

// A machine without IPv6.
base::Expected<Listening> listen_on_every_v4(std::uint16_t port) {
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_port = htons(port);
  return listen_on_one(reinterpret_cast<const sockaddr&>(any), sizeof any, true);
}

bool is_without_family(const base::Fault& fault) {
  return fault.os_error == EAFNOSUPPORT || fault.os_error == EADDRNOTAVAIL;
}

void set_port(sockaddr& address, std::uint16_t port) {
  if (address.sa_family == AF_INET) reinterpret_cast<sockaddr_in&>(address).sin_port = htons(port);
  if (address.sa_family == AF_INET6) reinterpret_cast<sockaddr_in6&>(address).sin6_port = htons(port);
}

base::Expected<void> listen_on_host(const std::string& wanted, std::uint16_t& free_port,
                                    std::vector<Listening>& listening) {
  const auto split = split_host_port(wanted);
  if (!split || split->port.empty())
    return base::fault(wanted + " is no address to listen on; write HOST:PORT, such as 127.0.0.1:8420");
  const std::string host(split->host);
  const bool every_address = is_every_address(host);
  BANTER_TRY(found, resolve(host, std::string(split->port)));
  std::optional<base::Fault> fault;
  const std::size_t before = listening.size();
  for (addrinfo* one = found.get(); one != nullptr; one = one->ai_next) {
    if (port_of(*one->ai_addr) == 0) set_port(*one->ai_addr, free_port);
    const std::uint16_t port = port_of(*one->ai_addr);
    auto opened = listen_on_one(*one->ai_addr, one->ai_addrlen, every_address);
    if (!opened && every_address && is_without_family(opened.error())) opened = listen_on_every_v4(port);
    if (opened) {
      if (port == 0) free_port = opened->address.port;
      listening.push_back(std::move(*opened));
    } else if (!fault || is_without_family(*fault)) {
      fault = std::move(opened.error());
    }
  }
  // Of a name's addresses (localhost is two) some may not exist here; but none may be taken.
  if (fault && (listening.size() == before || !is_without_family(*fault)))
    return std::unexpected(std::move(*fault));
  return {};
}

}  // namespace

std::string BoundAddress::text() const {
  const std::string number = std::to_string(port);
  return address.find(':') == std::string::npos ? address + ':' + number : '[' + address + "]:" + number;
}

ListeningSocket::~ListeningSocket() {
  if (socket_ >= 0) ::close(socket_);
}

int ListeningSocket::release() {
  return std::exchange(socket_, -1);
}

base::Expected<std::vector<Listening>> listen_on(const std::vector<std::string>& wanted) {
  std::vector<Listening> listening;
  std::uint16_t free_port = 0;
  for (const std::string& one : wanted)
    BANTER_CHECK(listen_on_host(one, free_port, listening));
  return listening;
}

}  // namespace banter::transports
