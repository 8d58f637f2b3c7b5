#pragma once

#include <memory>
#include <span>
#include <vector>

#include "server/transports/net/asio.hpp"
#include "server/transports/net/listen.hpp"
#include "server/transports/net/loop.hpp"

namespace banter::transports {

// Takes connections from one listening socket and deals them out to the loops. On the thread of the first
// loop.
class Acceptor {
 public:
  // `loops`, one or more, must outlive it.
  Acceptor(ListeningSocket socket, std::span<const std::unique_ptr<Loop>> loops);

  void start();
  // No more connections; the port is free.
  void stop();

 private:
  enum class Then : std::uint8_t { go_on, wait, rest };

  void wait();
  void accept();
  Then accept_one();
  void rest();
  void tell(const char* why);

  std::span<const std::unique_ptr<Loop>> loops_;
  const Shared& shared_;
  Descriptor socket_;
  Timer timer_;
  std::size_t next_loop_ = 0;
  std::vector<std::vector<Accepted>> accepted_;  // of the burst, by loop
  bool told_ = false;                            // why it rests
};

}  // namespace banter::transports
