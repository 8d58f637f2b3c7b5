#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "base/millis.hpp"
#include "protocol/generated/cpp/errors.hpp"

namespace banter::core {

// A figure that one thread changes and any thread reads: no more than an addition in memory.
class Figure {
 public:
  void add(std::int64_t more) { set(get() + more); }
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  std::int64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

// The same for several threads, where nothing is in a hurry.
class SharedFigure {
 public:
  void add(std::int64_t more) { value_.fetch_add(more, std::memory_order_relaxed); }
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  std::int64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

// How often a figure had which size. One thread adds, any reads.
template <std::size_t N>
class Sizes {
 public:
  // Ascending upper bounds.
  explicit constexpr Sizes(const std::array<std::int64_t, N>& bounds) : bounds_(bounds) {}

  void add(std::int64_t value) {
    const auto place = static_cast<std::size_t>(std::ranges::lower_bound(bounds_, value) - bounds_.begin());
    counts_[place].add(1);
    sum_.add(value);
  }
  const std::array<std::int64_t, N>& bounds() const { return bounds_; }
  // How many lay above the bound before it and not above bounds()[place]; place N: above all.
  std::int64_t count(std::size_t place) const { return counts_[place].get(); }
  std::int64_t sum() const { return sum_.get(); }

 private:
  const std::array<std::int64_t, N> bounds_;
  std::array<Figure, N + 1> counts_;
  Figure sum_;
};

// What a connection speaks, as far as the server knows yet.
enum class Speaks : std::uint8_t { nothing_yet, lines, http, websocket };

// Of one thread that serves connections, which alone changes them; on cache lines of its own.
struct alignas(64) LoopFigures {
  Figure deliveries;  // frames that were queued
  Figure bytes_in;    // inside TLS
  Figure bytes_out;
  Figure queued_bytes;                               // that wait now
  Figure slow_readers;                               // closed
  std::array<std::array<Figure, 2>, 4> connections;  // open now, by Speaks and whether over TLS
};

// The commits that put something on disk, for whoever shares the disk with them.
struct CommitsToDisk {
  Figure count;
  Figure micros;  // that they took together
  // When the one that runs began, in microseconds of std::chrono::steady_clock; 0: none runs. It is set first
  // and cleared last, so that whoever reads it before the other two misses no commit.
  Figure began;
};

// What the server counts about itself since its start, for `admin_stats`. Owned by whoever puts the server
// together, and handed to its parts.
struct Metrics {
  static constexpr std::size_t most_loops = 64;

  explicit Metrics(base::Millis now) : started_at(now) {}

  // Any thread.
  void count(protocol::ErrorCode refusal) { refusals[static_cast<std::size_t>(refusal)].add(1); }

  const base::Millis started_at;
  std::array<LoopFigures, most_loops> loops;

  // The core thread's.
  alignas(64) Figure messages;  // stored
  Figure sessions_online;
  Figure passwords_waiting;
  Sizes<9> commit_requests{{1, 2, 4, 8, 16, 32, 64, 128, 256}};
  Sizes<12> commit_micros{
      {100, 250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 1'000'000}};
  CommitsToDisk commits_to_disk;

  // Of several threads.
  alignas(64) SharedFigure requests_waiting;
  SharedFigure reads_waiting;
  std::array<SharedFigure, protocol::error_code_names.size()> refusals;
};

}  // namespace banter::core
