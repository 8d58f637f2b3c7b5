#pragma once

#include <functional>

#include "client/cli/loop.hpp"

namespace banter::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP does not end the program: `stop(signal)` is called on
/// the loop, to end in good order. A second one ends it. One at a time in the whole process.
class Interrupts {
 public:
  Interrupts(Loop& loop, std::function<void(int signal)> stop);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

 private:
  Loop& loop_;
  int pipe_[2] = {-1, -1};
};

}  // namespace banter::cli
