// What does a message cost a room of a thousand? Once with the sender's window kept full, and once one
// message at a time beside a bare loop of send() of the same bytes to as many connections.

#include "bench/load/bare_sender.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/room.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::size_t members = 1000;
  std::size_t bytes = 100;
  std::uint64_t window = 64;
  bool tls = false;
};

Moment in_seconds(double seconds) {
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
}

// Keeps `window` messages under way, each until everybody has it.
void keep_full(Loop& loop, Room& room, std::uint64_t window, Moment end) {
  const auto on_line = [&](Client& client, std::string_view line) { room.take(client, line); };
  for (Moment now; (now = std::chrono::steady_clock::now()) < end;) {
    while (room.sent() - room.complete() < window)
      room.post();
    loop.turn(on_line, end - now);
  }
}

void measure_window(Loop& loop, Room& room, const Server& server, const Options& options,
                    const Choice& choice) {
  const std::string name = "fan-out, window " + std::to_string(choice.window) + (choice.tls ? ", TLS" : "");
  Table table(
      name + ": a room of " + std::to_string(choice.members) + ", " + std::to_string(choice.bytes) + " bytes",
      {{"server us/delivery", 3},
       {"deliveries/s"},
       {"messages/s"},
       {"server cores", 2},
       {"generator us/delivery", 3},
       {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    keep_full(loop, room, choice.window, in_seconds(options.warm));
    const std::uint64_t before = room.deliveries();
    const Meter meter(server.pid());
    keep_full(loop, room, choice.window, in_seconds(options.seconds));
    const Usage usage = meter.so_far();
    const auto deliveries = static_cast<double>(room.deliveries() - before);
    room.settle();
    table.add({usage.server * 1e6 / deliveries, deliveries / usage.seconds,
               deliveries / usage.seconds / static_cast<double>(room.readers()), usage.server / usage.seconds,
               usage.generator * 1e6 / deliveries, usage.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  Figure cost{.name = name + ", server CPU", .value = medians[0], .unit = "us/delivery"};
  if (!choice.tls) cost.at_most = 0.6;
  print(cost);
  print({.name = name, .value = medians[1], .unit = "deliveries/s"});
}

struct Single {
  double cost = 0;  // us of the process a delivery
  double rate = 0;  // deliveries a second
  double other_cores = 0;
};

// Repeats `once`, which makes `deliveries` of them, for some seconds.
Single measure_single(pid_t process, const Options& options, std::size_t deliveries,
                      const std::function<void()>& once) {
  for (const Moment end = in_seconds(options.warm); std::chrono::steady_clock::now() < end;)
    once();
  const Meter meter(process);
  std::size_t rounds = 0;
  for (const Moment end = in_seconds(options.seconds); std::chrono::steady_clock::now() < end; ++rounds)
    once();
  const Usage usage = meter.so_far();
  const auto all = static_cast<double>(rounds * deliveries);
  return {usage.server * 1e6 / all, all / usage.seconds, usage.other_cores()};
}

void measure_against_bare(Loop& loop, Room& room, const Server& server, const Options& options) {
  const auto through_server = [&] {
    room.post();
    room.settle();
  };
  through_server();
  BareSender bare(loop, room.readers());
  bare.set_frame(room.last_event());
  Table table("fan-out, one message at a time, beside a bare loop of send() of the same " +
                  std::to_string(room.last_event().size()) + " bytes",
              {{"server us/delivery", 3},
               {"bare us/delivery", 3},
               {"ratio", 3},
               {"server deliveries/s"},
               {"bare deliveries/s"},
               {"other cores", 2},
               {"while bare", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    const Single served = measure_single(server.pid(), options, room.readers(), through_server);
    const Single sent = measure_single(bare.pid(), options, room.readers(), [&] { bare.send_once(); });
    table.add({served.cost, sent.cost, served.cost / sent.cost, served.rate, sent.rate, served.other_cores,
               sent.other_cores});
  }
  const std::vector<double> medians = table.finish();
  print({.name = "fan-out, one at a time, server CPU", .value = medians[0], .unit = "us/delivery"});
  print({.name = "fan-out, one at a time, to a bare send()",
         .value = medians[2],
         .unit = "x",
         .at_most = 1.15});
}

void run(const Options& options, const Choice& choice) {
  const Server server(options);
  Loop loop;
  People people(server.folder());
  Room room(loop,
            people.enter(loop, server.address(), choice.members, choice.tls ? Carrier::tls : Carrier::plain),
            "#fanout-" + std::to_string(choice.members), choice.bytes);
  if (choice.window > 0) measure_window(loop, room, server, options, choice);
  if (!choice.tls) measure_against_bare(loop, room, server, options);
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Messages to a room of many.");
  banter::bench::Choice choice;
  std::size_t bare_sender = 0;
  program.app().add_option("--members", choice.members)->check(CLI::Range(2, 9000))->capture_default_str();
  program.app()
      .add_option("--bytes", choice.bytes, "of a message's content")
      ->check(CLI::Range(32, 16384))
      ->capture_default_str();
  program.app()
      .add_option("--window", choice.window, "messages under way; 0: only one at a time")
      ->check(CLI::Range(0, 512))
      ->capture_default_str();
  program.app().add_flag("--tls", choice.tls);
  // How this program starts itself as the loop to compare with.
  program.app().add_option("--bare-sender", bare_sender)->check(CLI::Range(1, 9000))->group("");
  return program.run(argc, argv, [&](const auto& options) {
    if (bare_sender > 0) return banter::bench::BareSender::serve(bare_sender);
    banter::bench::run(options, choice);
  });
}
