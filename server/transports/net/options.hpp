#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/millis.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/transports/net/address.hpp"

namespace banter::transports {

// How long and how much. Spans are in milliseconds by the server's steady clock, and are noticed within
// `tick`.
struct Limits {
  base::Millis request = 10'000;     // for one complete request: the first, or what follows a first byte
  base::Millis anonymous = 60'000;   // silence of somebody who has asked something, but not logged in
  base::Millis keep_alive = 60'000;  // silence of an HTTP connection between requests
  base::Millis ping = 45'000;      // between WebSocket pings; who sends nothing from one to the next is gone
  base::Millis stall = 60'000;     // a client that reads hardly anything of what waits for it
  base::Millis farewell = 10'000;  // for the last frames of a connection that is being closed
  base::Millis linger = 2'000;     // for the client to close after us, so that it gets our last words
  base::Millis tick = 500;         // how often time limits are looked at, by the machine's clock

  std::size_t frame_bytes = protocol::limit::frame_bytes;
  std::size_t file_frame_bytes = protocol::limit::file_frame_bytes;
  std::size_t head_bytes = 16'384;           // of an HTTP request, without its body
  std::size_t file_frames = 16;              // of more than frame_bytes, at once, of all connections
  std::size_t file_bytes_per_second = 8192;  // 1 or more; slower than this, a large frame is given up

  std::int64_t uploaded_bytes = std::int64_t{16} << 30U;  // of one file
  std::size_t body_bytes_per_second = 1024;  // 1 or more; an upload that is slower is ended after `request`

  std::size_t event_queue_bytes = 1U << 20U;    // of events that wait; more is a slow reader, who is closed
  std::size_t stall_bytes_per_second = 1024;    // fewer, over all of `stall`, are hardly anything
  std::size_t reply_queue_bytes = 256U << 10U;  // of replies that wait; then no more requests are read
  std::size_t owed_bytes = 2U << 20U;           // the same with those that reads in the core may still bring
  std::size_t unanswered = 64;                  // requests of a connection in the core; then no more are read

  std::size_t connections = 0;                 // open at once; 0: what the limit of open files leaves
  std::size_t connections_per_address = 1024;  // IPv6: of a /64; 0: no limit; trusted proxies have none
};

struct Options {
  // `host:port`; an empty host or `*` is every address, port 0 is any free one (the same for all with port
  // 0).
  std::vector<std::string> listen{"127.0.0.1:8420"};
  unsigned loops = 0;  // threads that serve connections; 0: as many as suit the machine; at most 64

  bool insecure_plaintext = false;            // speak without TLS to every address, not only to loopback
  std::vector<AddressRange> trusted_proxies;  // whose X-Forwarded-For and -Proto are believed
  std::vector<std::string> names;             // host names under which people reach this server, lower case

  std::string tls_folder;  // where an own certificate is made and kept; empty: no TLS without a given one
  std::string certificate_file;  // PEM with the chain, leaf first; overrides tls_folder
  std::string key_file;          // PEM, not encrypted

  Limits limits;
};

}  // namespace banter::transports
