#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>

namespace banter::crash {

// How often the killing is repeated; the long variant sets BANTER_ROUNDS.
inline int rounds_or(int usual) {
  const char* wish = std::getenv("BANTER_ROUNDS");
  return wish ? std::atoi(wish) : usual;
}

// Printed, so that a run can be repeated with BANTER_SEED.
inline std::uint64_t seed() {
  const char* wish = std::getenv("BANTER_SEED");
  const std::uint64_t chosen = wish ? std::strtoull(wish, nullptr, 10) : std::random_device{}();
  std::cout << "seed " << chosen << " (repeat with BANTER_SEED=" << chosen << ")" << std::endl;
  return chosen;
}

}  // namespace banter::crash
