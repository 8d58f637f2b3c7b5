#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/load/loop.hpp"

namespace banter::bench {

// Pairs of people: person 2k writes to person 2k+1. That every message is acknowledged once and arrives once,
// in order, is checked of each.
class Pairs {
 public:
  // `people` are logged in, person i is its i-th client, and nobody else is connected. `marks_read`: who
  // receives a message tells the server at once that he has read it.
  Pairs(Loop& loop, std::vector<Client*> people, std::size_t body_bytes, bool marks_read = false);

  struct Pair {
    std::string conversation;
    std::uint64_t sent = 0, acknowledged = 0, delivered = 0;
  };
  std::size_t count() const { return pairs_.size(); }
  const Pair& operator[](std::size_t pair) const { return pairs_[pair]; }

  // Sends the pair's next message, whose number is then its `sent`.
  void post(std::size_t pair);

  enum class What : std::uint8_t { acknowledged, delivered, other };
  struct Arrival {
    What what = What::other;
    std::size_t pair = 0;
    std::uint64_t number = 0;
  };
  // Counts what the server has said.
  Arrival take(const Client& client, std::string_view line);

  // Waits until everything sent has been acknowledged and delivered.
  void settle();

 private:
  Loop& loop_;
  std::vector<Client*> people_;
  std::size_t body_bytes_;
  bool marks_read_;
  std::vector<Pair> pairs_;
};

}  // namespace banter::bench
