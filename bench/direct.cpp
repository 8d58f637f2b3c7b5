// How many durable messages between two people does the server carry, and at what cost? Each sender keeps a
// window of messages that are not yet acknowledged.

#include "bench/load/pairs.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::size_t pairs = 100;
  std::size_t bytes = 100;
  std::vector<std::uint64_t> windows{16, 1};
  bool tls = false;
  bool marks_read = false;
};

struct Result {
  Usage usage;
  double messages = 0;  // acknowledged meanwhile
};

// Runs with full windows for `warm` seconds and then for `seconds`, which count.
Result measure(Loop& loop, Pairs& pairs, const Server& server, const Options& options, std::uint64_t window) {
  double messages = 0;
  const auto on_line = [&](Client& client, std::string_view line) {
    const Pairs::Arrival arrival = pairs.take(client, line);
    if (arrival.what != Pairs::What::acknowledged) return;
    ++messages;
    pairs.post(arrival.pair);
  };
  for (std::size_t pair = 0; pair < pairs.count(); ++pair) {
    for (std::uint64_t i = 0; i < window; ++i)
      pairs.post(pair);
  }
  loop.run_for(on_line, options.warm);
  messages = 0;
  const Meter meter(server.pid());
  loop.run_for(on_line, options.seconds);
  const Result result{meter.so_far(), messages};
  pairs.settle();
  return result;
}

void measure_window(Loop& loop, Pairs& pairs, const Server& server, const Options& options,
                    const Choice& choice, std::uint64_t window) {
  const std::string name = "direct, window " + std::to_string(window) + (choice.tls ? ", TLS" : "") +
                           (choice.marks_read ? ", each marked read" : "");
  Table table(name + ": " + std::to_string(choice.pairs) + " pairs, " + std::to_string(choice.bytes) +
                  " bytes, acknowledged after the sync",
              {{"server us/msg", 2},
               {"messages/s"},
               {"server cores", 2},
               {"generator us/msg", 2},
               {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    const auto [usage, messages] = measure(loop, pairs, server, options, window);
    table.add({usage.server * 1e6 / messages, messages / usage.seconds, usage.server / usage.seconds,
               usage.generator * 1e6 / messages, usage.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  Figure cost{.name = name + ", server CPU", .value = medians[0], .unit = "us/message"};
  Figure rate{.name = name, .value = medians[1], .unit = "messages/s"};
  if (window == 16 && !choice.tls) {
    cost.at_most = choice.marks_read ? 30 : 20;
    if (!choice.marks_read) rate.at_least = 30000;
  }
  print(cost);
  print(rate);
}

void run(const Options& options, const Choice& choice) {
  const Server server(options);
  Loop loop;
  People people(server.folder());
  Pairs pairs(
      loop,
      people.enter(loop, server.address(), 2 * choice.pairs, choice.tls ? Carrier::tls : Carrier::plain),
      choice.bytes, choice.marks_read);
  for (const std::uint64_t window : choice.windows)
    measure_window(loop, pairs, server, options, choice, window);
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Direct messages with a window by acknowledgement.");
  banter::bench::Choice choice;
  program.app().add_option("--pairs", choice.pairs)->check(CLI::Range(1, 4000))->capture_default_str();
  program.app()
      .add_option("--bytes", choice.bytes, "of a message's content")
      ->check(CLI::Range(32, 16384))
      ->capture_default_str();
  program.app().add_option("--window", choice.windows)->check(CLI::Range(1, 64))->capture_default_str();
  program.app().add_flag("--tls", choice.tls);
  program.app().add_flag("--read", choice.marks_read, "the receiver marks every message as read");
  return program.run(argc, argv, [&](const auto& options) { banter::bench::run(options, choice); });
}
