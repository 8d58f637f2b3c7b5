// How long does a durable message take from when it was due to when the receiver has it? The generator sends
// by the clock, whatever the server does, so that neither a stalled server nor a late generator is hidden.

#include "bench/load/by_clock.hpp"
#include "bench/load/pairs.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/table.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::size_t pairs = 100;
  std::size_t bytes = 100;
  std::uint64_t rate = 2000;
  bool tls = false;
};

constexpr int kSyncs = 1000;

void run(const Options& options, const Choice& choice) {
  const Server server(options);
  Loop loop;
  People people(server.folder());
  Pairs pairs(
      loop,
      people.enter(loop, server.address(), 2 * choice.pairs, choice.tls ? Carrier::tls : Carrier::plain),
      choice.bytes);
  const std::string name = std::string("latency") + (choice.tls ? ", TLS" : "");
  Table table(name + ": " + std::to_string(choice.rate) + " messages/s over " + std::to_string(choice.pairs) +
                  " pairs, microseconds from due to there; beside it an append of 4 KiB and its sync",
              {{"server us/msg", 1},
               {"p50"},
               {"p99"},
               {"p99.9"},
               {"max"},
               {"ack p50"},
               {"ack p99"},
               {"sync p50"},
               {"sync p99"},
               {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    Sample sync = sync_times(server.folder(), kSyncs);
    auto [usage, delivered, acknowledged] = send_by_clock(loop, pairs, server, options, choice.rate);
    table.add({usage.server * 1e6 / static_cast<double>(delivered.size()), delivered.quantile(0.5),
               delivered.quantile(0.99), delivered.quantile(0.999), delivered.quantile(1),
               acknowledged.quantile(0.5), acknowledged.quantile(0.99), sync.quantile(0.5),
               sync.quantile(0.99), usage.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  print({.name = name + ", server CPU", .value = medians[0], .unit = "us/message"});
  print({.name = name + " p50", .value = medians[1] / 1000, .unit = "ms", .at_most = 0.6});
  print({.name = name + " p99", .value = medians[2] / 1000, .unit = "ms", .at_most = 3});
  print({.name = "disk floor p50", .value = medians[7] / 1000, .unit = "ms"});
  print({.name = "disk floor p99", .value = medians[8] / 1000, .unit = "ms"});
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Latency of durable messages sent by the clock.", {.seconds = 10});
  banter::bench::Choice choice;
  program.app().add_option("--pairs", choice.pairs)->check(CLI::Range(1, 4000))->capture_default_str();
  program.app()
      .add_option("--bytes", choice.bytes, "of a message's content")
      ->check(CLI::Range(32, 16384))
      ->capture_default_str();
  program.app()
      .add_option("--rate", choice.rate, "messages a second")
      ->check(CLI::Range(1, 200000))
      ->capture_default_str();
  program.app().add_flag("--tls", choice.tls);
  return program.run(argc, argv, [&](const auto& options) { banter::bench::run(options, choice); });
}
