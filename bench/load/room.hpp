#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/load/loop.hpp"

namespace banter::bench {

// A room in which person 0 writes and everybody else reads. That each member gets every message once, in
// order, is checked of each.
class Room {
 public:
  // `people` are logged in, and nobody else is connected. Makes the room, or enters the one that is there.
  Room(Loop& loop, std::vector<Client*> people, const std::string& name, std::size_t body_bytes);

  std::size_t readers() const { return people_.size() - 1; }

  // Messages that have left, that all readers have and the server has acknowledged, and deliveries so far.
  std::uint64_t sent() const { return sent_; }
  std::uint64_t complete() const { return complete_; }
  std::uint64_t deliveries() const { return deliveries_; }
  // Of the last message that arrived, its line end included.
  const std::string& last_event() const { return last_event_; }

  // Throws harness::Failure when more messages are under way than may be.
  void post();
  void take(const Client& client, std::string_view line);
  // Waits until everything sent is complete.
  void settle();

 private:
  // More than any window.
  static constexpr std::size_t kUnderWay = 1024;

  void enter(const std::string& name);
  void advance();

  Loop& loop_;
  std::vector<Client*> people_;
  std::size_t body_bytes_;
  std::string conversation_;
  std::string last_event_;
  std::uint64_t sent_ = 0, acknowledged_ = 0, complete_ = 0, deliveries_ = 0;
  std::vector<std::uint64_t> read_by_;                 // by reader: number of the last message
  std::array<std::uint32_t, kUnderWay> read_times_{};  // by number of the message: how many have it
};

}  // namespace banter::bench
