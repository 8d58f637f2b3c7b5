#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/load/loop.hpp"
#include "tests/harness/child.hpp"

namespace banter::bench {

// The least that a fan-out can cost: a process of its own that does nothing but send() the same bytes to each
// of its connections, one after the other, whenever it is told to.
class BareSender {
 public:
  // Starts this very program with the option `--bare-sender`, and connects the readers.
  BareSender(Loop& loop, std::size_t readers);

  pid_t pid() const { return child_.pid(); }

  // What it sends from now on; it ends with the only line end.
  void set_frame(const std::string& frame);
  // Has it sent once, and waits until every reader has it.
  void send_once();

  // What the process does: prints where it listens, takes a connection that tells it what to do and then the
  // readers. Returns when that connection closes.
  static void serve(std::size_t readers);

 private:
  void expect_from_all();

  Loop& loop_;
  harness::Child child_;
  Client* control_ = nullptr;
  std::vector<Client*> readers_;
};

}  // namespace banter::bench
