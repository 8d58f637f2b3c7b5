// How does the server do with a store of a million messages: how long from exec to the first answer, how much
// memory when idle, how long for a page of history from the middle and from the end?

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "bench/load/pairs.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/room.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/scan.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::uint64_t messages = 1'000'000;
  std::string keep;  // folder in which the store is kept for the next time
  int pages = 1000;
};

constexpr std::size_t kPairs = 100;
constexpr std::size_t kMembers = 8;
constexpr std::size_t kBytes = 100;
constexpr std::string_view kRoom = "#archive";
constexpr std::chrono::minutes kPatience{30};

// Of all messages 60 % are between two people, spread over the pairs; the rest is one room's.
std::uint64_t room_messages(const Choice& choice) {
  return choice.messages * 4 / 10;
}

void fill_pairs(const Server& server, People& people, std::uint64_t each) {
  Loop loop;
  Pairs pairs(loop, people.enter(loop, server.address(), 2 * kPairs), kBytes);
  const auto on_line = [&](Client& client, std::string_view line) {
    const Pairs::Arrival arrival = pairs.take(client, line);
    if (arrival.what == Pairs::What::acknowledged && pairs[arrival.pair].sent < each)
      pairs.post(arrival.pair);
  };
  for (std::size_t pair = 0; pair < kPairs; ++pair) {
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(16, each); ++i)
      pairs.post(pair);
  }
  const auto done = [&] {
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      if (pairs[pair].acknowledged < each) return false;
    }
    return true;
  };
  loop.run(on_line, done, harness::in(kPatience), "fill the store");
  pairs.settle();
}

void fill_room(const Server& server, People& people, std::uint64_t messages) {
  Loop loop;
  Room room(loop, people.enter(loop, server.address(), kMembers), std::string(kRoom), kBytes);
  const auto on_line = [&](Client& client, std::string_view line) { room.take(client, line); };
  const auto done = [&] {
    while (room.sent() < messages && room.sent() - room.complete() < 64)
      room.post();
    return room.complete() == messages;
  };
  loop.run(on_line, done, harness::in(kPatience), "fill the room");
}

// Waits until the server has nothing more to do, such as indexing what was written.
void wait_until_quiet(const Server& server) {
  Loop nobody;
  const harness::Deadline deadline = harness::in(kPatience);
  for (int quiet = 0; quiet < 3;) {
    const Meter meter(server.pid());
    nobody.run_for([](Client&, std::string_view) {}, 1);
    quiet = meter.so_far().server < 0.02 ? quiet + 1 : 0;
    if (std::chrono::steady_clock::now() > deadline)
      throw harness::Failure("the server does not come to rest");
  }
}

void fill(const Server& server, People& people, const Choice& choice) {
  const std::filesystem::path marker = server.folder() + "/bench-store";
  if (std::ifstream file(marker); file) {
    std::uint64_t there = 0;
    file >> there;
    if (there == choice.messages) return;
    throw harness::Failure("the folder holds a store of " + std::to_string(there) + " messages");
  }
  std::printf("making a store of %llu messages ...\n", static_cast<unsigned long long>(choice.messages));
  std::fflush(stdout);
  fill_pairs(server, people, (choice.messages - room_messages(choice)) / kPairs);
  fill_room(server, people, room_messages(choice));
  wait_until_quiet(server);
  if (!(std::ofstream(marker) << choice.messages << '\n').flush())
    throw harness::Failure("cannot write the marker");
}

// One question and its answer.
Nanoseconds ask(Loop& loop, Client& client, const std::string& request) {
  const Moment start = std::chrono::steady_clock::now();
  bool answered = false;
  const auto on_line = [&](Client&, std::string_view line) {
    const LineKind kind = kind_of(line);
    if (kind == LineKind::refusal) throw harness::Failure("refused: " + std::string(line));
    answered = answered || kind == LineKind::reply;
  };
  loop.send(client, request);
  loop.run(on_line, [&] { return answered; }, harness::in(std::chrono::seconds(20)), "answer " + request);
  return std::chrono::steady_clock::now() - start;
}

double milliseconds_since(Moment start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::string page(std::uint64_t before) {
  return R"({"action":"history","id":1,"conversation":")" + std::string(kRoom) + R"(","before":)" +
         std::to_string(before) + R"(,"limit":50})";
}

void measure_start(Server& server, People& people, const Options& options, const Choice& choice) {
  Table table(
      "start on " + std::to_string(choice.messages) + " messages, milliseconds from exec, and then at rest",
      {{"server CPU ms", 1},
       {"ping", 1},
       {"resume", 1},
       {"first page", 1},
       {"RSS MB", 2},
       {"idle CPU, cores", 4},
       {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    server.restart();
    Loop loop;
    ask(loop, loop.connect(server.address(), Carrier::plain), R"({"action":"ping"})");
    const double ping = milliseconds_since(server.started());
    Client& client = *people.enter(loop, server.address(), 1).front();
    const double resume = milliseconds_since(server.started());
    ask(loop, client, page(room_messages(choice)));
    const double first_page = milliseconds_since(server.started());
    const double used = processor_seconds(server.pid());
    const Meter meter(server.pid());
    loop.run_for([](Client&, std::string_view) {}, 3);
    const Usage idle = meter.so_far();
    table.add({used * 1e3, ping, resume, first_page, static_cast<double>(resident_bytes(server.pid())) / 1e6,
               idle.server / idle.seconds, idle.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  print({.name = "exec to first answer (ping)", .value = medians[1], .unit = "ms", .at_most = 100});
  print({.name = "exec to first login (resume)", .value = medians[2], .unit = "ms", .at_most = 100});
  print({.name = "idle memory with the store", .value = medians[4], .unit = "MB", .at_most = 15});
}

void measure_pages(const Server& server, People& people, const Options& options, const Choice& choice,
                   const std::string& where, std::uint64_t newest) {
  Loop loop;
  Client& client = *people.enter(loop, server.address(), 1).front();
  Table table(
      "history pages of 50 from the " + where + ", microseconds, " + std::to_string(choice.pages) + " a row",
      {{"server us/page", 1}, {"p50"}, {"p99"}, {"max"}, {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    const Meter meter(server.pid());
    Sample sample;
    // A place of its own for each, so that not one page is asked for again and again.
    for (int number = 0; number < choice.pages; ++number) {
      const auto back = static_cast<std::uint64_t>(number * options.repetitions + i) % (newest / 2);
      sample.add(ask(loop, client, page(newest - back)));
    }
    const Usage usage = meter.so_far();
    table.add({usage.server * 1e6 / choice.pages, sample.quantile(0.5), sample.quantile(0.99),
               sample.quantile(1), usage.other_cores()});
  }
  const std::vector<double> medians = table.finish();
  print({.name = "history page from the " + where + " p50",
         .value = medians[1] / 1000,
         .unit = "ms",
         .at_most = 2});
  print({.name = "history page from the " + where + " p99",
         .value = medians[2] / 1000,
         .unit = "ms",
         .at_most = 2});
}

void run(Options options, const Choice& choice) {
  if (!choice.keep.empty()) {
    std::filesystem::create_directories(choice.keep);
    options.data = choice.keep;
  }
  Server server(options);
  People people(server.folder());
  fill(server, people, choice);
  if (server.is_own()) measure_start(server, people, options, choice);
  measure_pages(server, people, options, choice, "middle", room_messages(choice) / 2);
  measure_pages(server, people, options, choice, "end", room_messages(choice));
  print({.name = "memory after the pages",
         .value = static_cast<double>(resident_bytes(server.pid())) / 1e6,
         .unit = "MB"});
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Start, idle memory and history pages with a large store.");
  banter::bench::Choice choice;
  program.app()
      .add_option("--messages", choice.messages)
      ->check(CLI::Range(10000, 100'000'000))
      ->capture_default_str();
  program.app().add_option("--keep", choice.keep, "folder in which the store is kept for the next time");
  program.app()
      .add_option("--pages", choice.pages, "a row")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  return program.run(argc, argv, [&](const auto& options) { banter::bench::run(options, choice); });
}
