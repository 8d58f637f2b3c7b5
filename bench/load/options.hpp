#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "bench/load/loopback.hpp"

namespace banter::bench {

// What every bench lets one choose.
struct Options {
  std::optional<Loopback> server{};      // one that runs already; otherwise one is started
  pid_t server_pid = 0;                  // its process
  std::string banterd{};                 // the program to start; empty: the one of this build
  std::vector<std::string> arguments{};  // further ones for it
  std::string data{};                    // its data folder; empty: a temporary one
  int repetitions = 5;
  double warm = 1;     // seconds before each repetition is measured
  double seconds = 4;  // of each repetition
};

}  // namespace banter::bench
