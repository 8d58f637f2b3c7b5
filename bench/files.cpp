// How fast do files go up and down, what does that take of the processor and of memory, and what becomes of
// messages meanwhile? Beside each transfer stands the same copy done by one thread and nothing else, in the
// same run.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "bench/load/by_clock.hpp"
#include "bench/load/copy_floor.hpp"
#include "bench/load/people.hpp"
#include "bench/load/program.hpp"
#include "bench/load/table.hpp"
#include "bench/load/transfer.hpp"

namespace banter::bench {
namespace {

struct Choice {
  std::uint64_t mib = 1024;       // of the file that goes up and down
  std::uint64_t rate = 1000;      // messages a second beside uploads
  std::size_t uploads = 20;       // beside messages
  double megabytes_a_second = 5;  // of each, when they are paced
};

constexpr double kMega = 1e6;

double seconds_since(Moment start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The most memory that the process has had resident since reset_peak().
std::uint64_t peak_bytes(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
  }
  return 0;
}

void reset_peak(pid_t process) {
  std::ofstream("/proc/" + std::to_string(process) + "/clear_refs") << "5";  // proc(5)
}

void transfers(const Options& options, const Choice& choice) {
  const Server server(options);
  Transfer person(server.address(), "bench-files");
  Content content;
  const std::uint64_t size = choice.mib << 20U;
  const double megabytes = static_cast<double>(size) / kMega;
  // Whatever the first transfer takes once is no matter of its length.
  const std::string first = person.create(1U << 20U);
  person.upload(first, 1U << 20U, content);
  person.download(first);
  Table table(
      "files: " + std::to_string(choice.mib) + " MiB up and down, MB/s, beside one thread that copies",
      {{"up"},
       {"copy"},
       {"up/copy", 2},
       {"up s/GB", 2},
       {"copy s/GB", 2},
       {"down"},
       {"copy"},
       {"down/copy", 2},
       {"down s/GB", 2},
       {"copy s/GB", 2},
       {"MiB grown", 1},
       {"other cores", 2}});
  for (int i = 0; i < options.repetitions; ++i) {
    ::sync();
    const CopyFloor received = receive_floor(server.folder(), size, content);
    ::sync();
    reset_peak(server.pid());
    const std::uint64_t resident = resident_bytes(server.pid());
    const Meter meter(server.pid());
    const std::string path = person.create(size);
    double before = processor_seconds(server.pid());
    Moment start = std::chrono::steady_clock::now();
    person.upload(path, size, content);
    const double up = seconds_since(start), up_processor = processor_seconds(server.pid()) - before;
    before = processor_seconds(server.pid());
    start = std::chrono::steady_clock::now();
    person.download(path);
    const double down = seconds_since(start), down_processor = processor_seconds(server.pid()) - before;
    const double others = meter.so_far().other_cores();
    const auto grown = static_cast<double>(peak_bytes(server.pid())) - static_cast<double>(resident);
    person.remove(path);
    const CopyFloor sent = send_floor(server.folder(), size, content);
    const double gigabytes = megabytes / 1000;
    table.add({megabytes / up, megabytes / received.seconds, received.seconds / up, up_processor / gigabytes,
               received.processor / gigabytes, megabytes / down, megabytes / sent.seconds,
               sent.seconds / down, down_processor / gigabytes, sent.processor / gigabytes, grown / (1 << 20),
               others});
  }
  const std::vector<double> medians = table.finish();
  print({.name = "file up, of a copy by one thread", .value = medians[2], .unit = "x", .at_least = 0.8});
  print({.name = "file up", .value = medians[0], .unit = "MB/s"});
  print({.name = "file up, server CPU", .value = medians[3], .unit = "s/GB"});
  print({.name = "file down, of a copy by one thread", .value = medians[7], .unit = "x", .at_least = 0.8});
  print({.name = "file down", .value = medians[5], .unit = "MB/s"});
  print({.name = "file down, server CPU", .value = medians[8], .unit = "s/GB"});
  print({.name = "memory grown by it", .value = medians[10], .unit = "MiB", .at_most = 16});
}

// People who upload without end, each on a thread of low priority, as they would be on other machines.
class Uploaders {
 public:
  // rate: bytes a second of each; 0: as fast as it goes.
  Uploaders(const Loopback& server, std::size_t count, double rate) {
    for (std::size_t i = 0; i < count; ++i)
      threads_.emplace_back([this, server, i, rate] { work(server, "bench-up-" + std::to_string(i), rate); });
  }
  ~Uploaders() {
    over_ = true;
    for (std::thread& thread : threads_)
      thread.join();
  }
  Uploaders(const Uploaders&) = delete;
  Uploaders& operator=(const Uploaders&) = delete;

  std::uint64_t sent() const { return sent_; }

 private:
  void work(const Loopback& server, const std::string& name, double rate) {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 19);
    constexpr std::uint64_t size = std::uint64_t{256} << 20U;
    Transfer person(server, name);
    Content content;
    const Moment start = std::chrono::steady_clock::now();
    std::uint64_t sent = 0;
    while (!over_) {
      const std::string path = person.create(size);
      std::uint64_t last = 0;
      person.upload(path, size, content, [&](std::uint64_t so_far) {
        sent += so_far - last;
        sent_ += so_far - last;
        last = so_far;
        if (rate > 0) {
          const std::chrono::duration<double> due(static_cast<double>(sent) / rate);
          std::this_thread::sleep_until(start + std::chrono::duration_cast<Nanoseconds>(due));
        }
        return !over_;
      });
      person.remove(path);
    }
  }

  std::atomic<bool> over_ = false;
  std::atomic<std::uint64_t> sent_ = 0;
  std::vector<std::thread> threads_;
};

void beside_messages(const Options& options, const Choice& choice) {
  const Server server(options);
  Loop loop;
  People people(server.folder());
  constexpr std::size_t pairs_count = 50;
  Pairs pairs(loop, people.enter(loop, server.address(), 2 * pairs_count), 100);
  Table table("messages beside " + std::to_string(choice.uploads) +
                  " uploads: " + std::to_string(choice.rate) + " messages/s, milliseconds from due to there",
              {{"alone p50", 2},
               {"alone p99", 2},
               {"paced p50", 2},
               {"paced p99", 2},
               {"paced MB/s"},
               {"unpaced p50", 2},
               {"unpaced p99", 2},
               {"unpaced MB/s"},
               {"other cores", 2}});
  const auto measure = [&] { return send_by_clock(loop, pairs, server, options, choice.rate); };
  const auto milliseconds = [](Sample& sample, double share) { return sample.quantile(share) / 1000; };
  for (int i = 0; i < options.repetitions; ++i) {
    ::sync();
    ByClock alone = measure();
    std::vector<double> row{milliseconds(alone.delivered, 0.5), milliseconds(alone.delivered, 0.99)};
    for (const double rate : {choice.megabytes_a_second * kMega, 0.0}) {
      const Uploaders uploaders(server.address(), choice.uploads, rate);
      const Moment start = std::chrono::steady_clock::now();
      ByClock beside = measure();
      row.push_back(milliseconds(beside.delivered, 0.5));
      row.push_back(milliseconds(beside.delivered, 0.99));
      row.push_back(static_cast<double>(uploaders.sent()) / kMega / seconds_since(start));
    }
    row.push_back(alone.usage.other_cores());
    table.add(row);
  }
  const std::vector<double> medians = table.finish();
  print({.name = "message p99 beside paced uploads, of alone",
         .value = medians[3] / medians[1],
         .unit = "x",
         .at_most = 2});
  print({.name = "message p99 beside unpaced uploads", .value = medians[6], .unit = "ms", .at_most = 20});
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("Files up and down, and messages beside them.", {.repetitions = 3});
  banter::bench::Choice choice;
  program.app()
      .add_option("--mib", choice.mib, "of the file")
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str();
  program.app()
      .add_option("--rate", choice.rate, "messages a second")
      ->check(CLI::Range(1, 200000))
      ->capture_default_str();
  program.app().add_option("--uploads", choice.uploads)->check(CLI::Range(1, 1000))->capture_default_str();
  bool only_transfers = false, only_beside = false;
  program.app().add_flag("--only-transfers", only_transfers);
  program.app().add_flag("--only-beside", only_beside, "messages beside uploads only");
  return program.run(argc, argv, [&](const auto& options) {
    if (!only_beside) banter::bench::transfers(options, choice);
    if (!only_transfers) banter::bench::beside_messages(options, choice);
  });
}
