#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "base/clock.hpp"
#include "server/transports/server.hpp"
#include "server/transports/testing/fake_core.hpp"
#include "server/transports/testing/memory_blobs.hpp"

namespace banter::transports::testing {

// On a free port of 127.0.0.1; time limits are looked at every millisecond, by a clock that only the test
// moves.
inline Options test_options() {
  Options options;
  options.listen = {"127.0.0.1:0"};
  options.loops = 1;
  options.limits.tick = 1;
  return options;
}

// A running server without the domain behind it.
struct TestServer {
  base::ManualClock clock;
  core::Metrics metrics{0};
  MemoryBlobs blobs;
  FakeCore core;
  Server server;
  std::uint16_t port = 0;

  explicit TestServer(Options options = test_options())
      : server(std::move(options), {core, clock, metrics, base::Log::none(), &blobs}) {
    core.serve(server.host(), &blobs);
    auto bound = server.listen();
    if (!bound) throw std::runtime_error(bound.error().sentence);
    port = bound->front().port;
    server.start();
  }
  // The core may speak to the host until its own end.
  ~TestServer() {
    server.stop(0);
    core.end();
    blobs.end();
  }
};

// Time goes by a thousand times faster as long as this exists: fast for a test, but slowly enough that the
// server sees every second of it.
class TimeFlies {
 public:
  explicit TimeFlies(base::ManualClock& clock)
      : thread_([&clock](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            clock.advance(100);
            std::this_thread::sleep_for(std::chrono::microseconds(50));
          }
        }) {}

 private:
  std::jthread thread_;
};

inline constexpr const char* login = R"({"action":"login","username":"alice","password":"password"})";
inline constexpr const char* ping = R"({"action":"ping"})";
inline constexpr const char* pong = R"({"reply":"ping","ok":true})";

}  // namespace banter::transports::testing
