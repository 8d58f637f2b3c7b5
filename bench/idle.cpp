// What does a logged-in connection that says nothing cost the server in memory? The difference between the
// server with a few connections on it and the one with all of them, so that what it keeps once (threads,
// caches) does not count.

#include <cstdio>

#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::size_t connections = 10000;
  std::size_t tls_connections = 10000;
  double settle = 3;  // seconds after the last login
};

// Lets the sockets be, but notices when one is closed.
void rest(Loop& loop, double seconds) {
  loop.run_for([](Client&, std::string_view) {}, seconds);
}

void measure(Server& server, People& people, const Options& options, const Choice& choice, Carrier carrier) {
  const std::size_t count = carrier == Carrier::tls ? choice.tls_connections : choice.connections;
  if (count == 0) return;
  const std::string name = std::string("idle connection, ") + (carrier == Carrier::tls ? "TLS" : "plain");
  Table table(name + ": " + std::to_string(count) + ", logged in", {{"server us/login", 1},
                                                                    {"bytes/connection"},
                                                                    {"RSS before, MB", 2},
                                                                    {"RSS with, MB", 2},
                                                                    {"logins/s"},
                                                                    {"idle CPU, cores", 4},
                                                                    {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    server.restart();
    Loop loop;
    const std::size_t few = count / 10;
    people.enter(loop, server.address(), few, carrier);
    rest(loop, choice.settle);
    const double before = static_cast<double>(resident_bytes(server.pid()));
    const Meter meter(server.pid());
    people.enter(loop, server.address(), count - few, carrier, few);
    const Usage usage = meter.so_far();
    rest(loop, choice.settle);
    const Meter idle(server.pid());
    rest(loop, 2);
    const Usage idling = idle.so_far();
    const double with = static_cast<double>(resident_bytes(server.pid()));
    const auto connections = static_cast<double>(count - few);
    table.add({usage.server * 1e6 / connections, (with - before) / connections, before / 1e6, with / 1e6,
               connections / usage.seconds, idling.server / idling.seconds, usage.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  print(
      {.name = name, .value = medians[1] / 1000, .unit = "kB", .at_most = carrier == Carrier::tls ? 16 : 2});
}

void run(const Options& options, const Choice& choice) {
  Server server(options);
  People people(server.folder());
  {
    Loop loop;
    const Moment start = std::chrono::steady_clock::now();
    const std::size_t count = std::max(choice.connections, choice.tls_connections);
    people.enter(loop, server.address(), count);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    std::printf("%zu people registered or logged in, in %.1f s\n", count, spent.count());
  }
  measure(server, people, options, choice, Carrier::plain);
  measure(server, people, options, choice, Carrier::tls);
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Memory of idle connections.");
  banter::bench::Choice choice;
  program.app()
      .add_option("--connections", choice.connections, "plain ones")
      ->check(CLI::Range(0, 500000))
      ->capture_default_str();
  program.app()
      .add_option("--tls-connections", choice.tls_connections)
      ->check(CLI::Range(0, 500000))
      ->capture_default_str();
  program.app()
      .add_option("--settle", choice.settle, "seconds before memory is read")
      ->check(CLI::Range(0.0, 600.0))
      ->capture_default_str();
  return program.run(argc, argv, [&](const auto& options) { banter::bench::run(options, choice); });
}
