#include "bench/load/usage.hpp"

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

namespace banter::bench {
namespace {

using harness::Failure;

double seconds_of(clockid_t clock) {
  timespec time{};
  if (::clock_gettime(clock, &time) != 0) throw Failure("the process is gone");
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double machine_seconds() {
  std::ifstream file("/proc/stat");
  std::string label;
  std::array<double, 8> ticks{};  // user nice system idle iowait irq softirq steal
  file >> label;
  for (double& value : ticks)
    file >> value;
  return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) /
         static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace

std::uint64_t resident_bytes(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/statm");
  std::uint64_t total = 0, resident = 0;
  if (!(file >> total >> resident)) throw Failure("no process " + std::to_string(process));
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

double processor_seconds(pid_t process) {
  // The same sum as utime and stime in /proc, without rounding to hundredths of a second.
  clockid_t clock{};
  if (::clock_getcpuclockid(process, &clock) != 0) throw Failure("no process " + std::to_string(process));
  return seconds_of(clock);
}

Meter::Meter(pid_t server) : server_(server), start_(now()) {}

Meter::Counters Meter::now() const {
  return {std::chrono::steady_clock::now(), processor_seconds(server_), seconds_of(CLOCK_PROCESS_CPUTIME_ID),
          machine_seconds()};
}

Usage Meter::so_far() const {
  const Counters end = now();
  Usage usage{.seconds = std::chrono::duration<double>(end.at - start_.at).count(),
              .server = end.server - start_.server,
              .generator = end.generator - start_.generator};
  usage.others = std::max(0.0, end.machine - start_.machine - usage.server - usage.generator);
  return usage;
}

}  // namespace banter::bench
