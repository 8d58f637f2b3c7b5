#pragma once

#include <string>
#include <vector>

namespace banter::base {

// An address of this machine.
struct LocalAddress {
  // As people write it: `192.168.1.5`, `fe80::1` (without brackets and without a zone).
  std::string text;
  // The network interface that carries it, for instance `eth0`.
  std::string interface;
  bool is_loopback = false;
  bool is_v6 = false;
  bool is_link_local = false;
};

// The addresses of all interfaces that are up, IPv4 before IPv6; empty when the system does not tell.
std::vector<LocalAddress> local_addresses();

}  // namespace banter::base
