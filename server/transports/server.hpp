#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/fault.hpp"
#include "base/log.hpp"
#include "server/core/ports/blobs.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/transports/net/listen.hpp"
#include "server/transports/net/options.hpp"
#include "server/transports/tls/certificate.hpp"

namespace banter::transports {

// What the server's transports work with; all of it must outlive the Server.
struct Parts {
  core::RequestSink& sink;
  const base::Clock& clock;
  core::Metrics& metrics;
  base::Log log;
  core::Blobs* blobs = nullptr;  // null: no files over HTTP
};

// The one port of Banter: JSON lines, HTTP and WebSocket, plain and over TLS. In this order: listen(),
// start(), stop(). From stop() on the host does nothing; the core may go on using it until the Server is
// destroyed.
class Server {
 public:
  Server(Options options, Parts parts);
  // Stops without a word to the clients, if it still runs.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Makes or loads the certificate and takes the ports; clients may connect, and wait. The fault's sentence
  // is for the operator. Once. Blocks on the disk and perhaps on DNS.
  base::Expected<std::vector<BoundAddress>> listen();
  // Begins to serve.
  void start();
  // Takes no more connections or requests, answers those that are in the core, says `bye` with a time to come
  // back at that is spread over the clients, and closes; after `within` milliseconds (0 or more) in any case.
  void stop(base::Millis within);

  // For the core; valid from construction on.
  core::SessionHost& host();

  // Of the certificate in use; none without TLS. Not during listen() and reload_certificate().
  const std::optional<tls::Fingerprints>& fingerprints() const;
  // Reads the certificate files again, or renews the own certificate; new connections get it. With a fault
  // the old one stays in use. Any one thread; blocks on the disk.
  base::Expected<void> reload_certificate();

  // Open connections. Any thread.
  std::size_t connections() const;

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace banter::transports
