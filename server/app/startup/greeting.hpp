#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/platform/addresses.hpp"
#include "server/transports/tls/certificate.hpp"

namespace banter::app {

// A server that has just started, as its operator wants to know it.
struct Started {
  struct Listener {
    std::string address;  // without brackets; `0.0.0.0` and `::` (IPv4 too) are every address
    std::uint16_t port = 0;
  };
  std::vector<Listener> listeners;
  std::vector<std::string> names;                             // host names that were configured
  std::optional<transports::tls::Fingerprints> fingerprints;  // none without TLS
  std::string data;                                           // the data folder as the operator named it
  std::string log;                                            // path of the log
};

// The URLs under which a server can be reached from this machine and, where it listens there, from others.
// Loopback is plain http: a browser would warn of the server's own certificate, and nobody listens in
// between.
std::vector<std::string> reachable_urls(const Started& started,
                                        const std::vector<base::LocalAddress>& addresses);

// By what people can tell that they have reached this server and nobody else, line by line.
std::vector<std::string> fingerprint_lines(const std::optional<transports::tls::Fingerprints>& prints);

// What the server says at its start, line by line.
std::vector<std::string> greeting(const Started& started, const std::vector<base::LocalAddress>& addresses);

}  // namespace banter::app
