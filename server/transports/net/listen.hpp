#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/fault.hpp"

namespace banter::transports {

struct BoundAddress {
  std::string address;  // as text, without brackets; `::` or `0.0.0.0` for every address
  std::uint16_t port = 0;

  // `127.0.0.1:8420`, `[::1]:8420`.
  std::string text() const;
};

// A socket that listens. Closes when destroyed.
class ListeningSocket {
 public:
  explicit ListeningSocket(int socket) : socket_(socket) {}
  ListeningSocket(ListeningSocket&& other) noexcept : socket_(other.release()) {}
  ListeningSocket& operator=(ListeningSocket&& other) noexcept {
    std::swap(socket_, other.socket_);
    return *this;
  }
  ~ListeningSocket();

  int get() const { return socket_; }
  int release();

 private:
  int socket_;
};

struct Listening {
  ListeningSocket socket;
  BoundAddress address;
};

// Listens on all that `wanted` (`host:port`, see Options::listen) names, or on nothing: the fault's sentence
// tells the operator what to do. Where a port is 0, the one that the system chose first serves for all such.
// May ask DNS.
base::Expected<std::vector<Listening>> listen_on(const std::vector<std::string>& wanted);

}  // namespace banter::transports
