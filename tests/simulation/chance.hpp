#pragma once

#include <cstdint>
#include <random>

namespace banter::simulation {

// Everything that happens by chance in one world comes from here, so that its seed repeats it.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}

  // 0 … below - 1.
  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(numbers_() % static_cast<std::uint64_t>(below));
  }
  std::int64_t between(std::int64_t least, std::int64_t most) { return least + pick(most - least + 1); }
  bool one_in(std::int64_t times) { return pick(times) == 0; }

 private:
  std::mt19937_64 numbers_;
};

}  // namespace banter::simulation
