// How long does a durable message take from when it was due to when the receiver has it? The generator sends
// by the clock, whatever the server does, so that neither a stalled server nor a late generator is hidden.

#include "bench/load/pairs.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::size_t pairs = 100;
  std::size_t bytes = 100;
  std::uint64_t rate = 2000;
  bool tls = false;
};

constexpr int kSyncs = 1000;

struct Result {
  Usage usage;
  Sample delivered, acknowledged;
};

// Message i of a repetition is due at start + i / rate and belongs to pair i mod pairs.
class Schedule {
 public:
  Schedule(const Choice& choice, const Options& options, const Pairs& pairs)
      : choice_(choice),
        warm_(static_cast<std::uint64_t>(options.warm * static_cast<double>(choice.rate))),
        total_(warm_ + static_cast<std::uint64_t>(options.seconds * static_cast<double>(choice.rate))) {
    for (std::size_t pair = 0; pair < pairs.count(); ++pair)
      sent_before_.push_back(pairs[pair].sent);
  }

  std::uint64_t warm() const { return warm_; }
  std::uint64_t total() const { return total_; }
  Moment due(std::uint64_t message) const {
    return start_ + Nanoseconds(message * 1'000'000'000 / choice_.rate);
  }
  // Which message of the repetition a pair's number stands for.
  std::uint64_t message_of(std::size_t pair, std::uint64_t number) const {
    return (number - sent_before_[pair] - 1) * choice_.pairs + pair;
  }

 private:
  const Choice& choice_;
  std::uint64_t warm_, total_;
  Moment start_ = std::chrono::steady_clock::now();
  std::vector<std::uint64_t> sent_before_;
};

Result measure(Loop& loop, Pairs& pairs, const Server& server, const Options& options, const Choice& choice) {
  const Schedule schedule(choice, options, pairs);
  Result result;
  const auto on_line = [&](Client& client, std::string_view line) {
    const Pairs::Arrival arrival = pairs.take(client, line);
    if (arrival.what == Pairs::What::other) return;
    const std::uint64_t message = schedule.message_of(arrival.pair, arrival.number);
    if (message < schedule.warm()) return;
    Sample& sample = arrival.what == Pairs::What::delivered ? result.delivered : result.acknowledged;
    sample.add(std::chrono::steady_clock::now() - schedule.due(message));
  };
  std::optional<Meter> meter;
  for (std::uint64_t message = 0; message < schedule.total();) {
    if (message >= schedule.warm() && !meter) meter.emplace(server.pid());
    const Moment now = std::chrono::steady_clock::now();
    for (; message < schedule.total() && schedule.due(message) <= now; ++message)
      pairs.post(message % choice.pairs);
    if (message < schedule.total())
      loop.turn(on_line, std::max(Nanoseconds::zero(), schedule.due(message) - now));
  }
  if (meter) result.usage = meter->so_far();
  const auto all = [&] {
    const std::size_t expected = schedule.total() - schedule.warm();
    return result.delivered.size() == expected && result.acknowledged.size() == expected;
  };
  loop.run(on_line, all, harness::in(std::chrono::seconds(60)), "deliver everything");
  return result;
}

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
    auto [usage, delivered, acknowledged] = measure(loop, pairs, server, options, choice);
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
