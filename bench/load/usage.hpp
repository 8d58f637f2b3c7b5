#pragma once

#include <sys/types.h>

#include <cstdint>

#include "bench/load/loop.hpp"

namespace banter::bench {

// Memory that a process has resident now.
std::uint64_t resident_bytes(pid_t process);

// Processor seconds (user and system) that a process has used since it was started.
double processor_seconds(pid_t process);

// Processor seconds (user and system) used between two moments, by whom.
struct Usage {
  double seconds = 0;    // by the clock on the wall
  double server = 0;     // the server under test
  double generator = 0;  // this process
  double others = 0;     // everybody else on the machine, stolen time included

  // What others took of the machine meanwhile, in cores: near 0 figures by the wall clock are good too.
  double other_cores() const { return others / seconds; }
};

class Meter {
 public:
  // Begins to count. What others use is known in hundredths of a second only: measure for some seconds.
  explicit Meter(pid_t server);
  Usage so_far() const;

 private:
  struct Counters {
    Moment at;
    double server = 0, generator = 0, machine = 0;
  };
  Counters now() const;

  pid_t server_;
  Counters start_;
};

}  // namespace banter::bench
