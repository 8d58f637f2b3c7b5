#pragma once

#include <map>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"

namespace banter::base {

// Learns from the system when this machine's network has become another: an address, a route, an interface
// that comes or goes. Belongs to one thread and never blocks.
class NetworkWatch {
 public:
  // A fault where the system does not tell.
  static Expected<NetworkWatch> open();

  // Readable when there may be news; to be waited for, not read.
  int descriptor() const { return socket_.get(); }
  // Takes in what has come since the last call: whether the network is another by that.
  bool has_changed();

 private:
  explicit NetworkWatch(Descriptor socket) : socket_(std::move(socket)) {}
  bool matters(const void* message);

  Descriptor socket_;
  std::map<int, unsigned> interfaces_;  // whether they were up and had a carrier
};

}  // namespace banter::base
