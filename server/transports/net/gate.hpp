#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "server/transports/net/address.hpp"
#include "server/transports/net/options.hpp"

namespace banter::transports {

// What all connections of the server share: how many there are, from whom, and how many large frames. Any
// thread.
class Gate {
 public:
  // `options` must outlive it. `most`: connections at once.
  Gate(const Options& options, std::size_t most) : options_(options), most_(most) {}

  // Whether there may be one more connection at all.
  bool has_room() const { return open_.load(std::memory_order_relaxed) < most_; }
  // Counts a connection from `address`; false when it has too many.
  bool enter(const Address& address);
  // Ends what enter() counted.
  void leave(const Address& address);

  bool take_file_frame();
  void give_file_frame() { file_frames_.fetch_sub(1, std::memory_order_relaxed); }

  bool trusts(const Address& address) const;
  std::size_t open() const { return open_.load(std::memory_order_relaxed); }

 private:
  bool is_counted(const Address& address) const;

  const Options& options_;
  const std::size_t most_;
  std::atomic<std::size_t> open_{0};
  std::atomic<std::size_t> file_frames_{0};
  std::mutex mutex_;
  std::unordered_map<Address, std::size_t> by_household_;
};

}  // namespace banter::transports
