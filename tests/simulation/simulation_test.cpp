// The outbox and sync of the client, as they are, in a world of virtual time whose network, server and disks
// do their worst, by chance but repeatably.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/simulation/world.hpp"

namespace banter::simulation {
namespace {

std::uint64_t number_from(const char* name, std::uint64_t usual) {
  const char* wish = std::getenv(name);
  return wish == nullptr ? usual : std::strtoull(wish, nullptr, 10);
}

// BANTER_SEEDS asks for another number of worlds, BANTER_SEED for one of them.
TEST(Simulation, NothingIsLostDoubledOrOutOfOrderWhateverHappens) {
  const std::uint64_t one = number_from("BANTER_SEED", 0);
  const std::uint64_t first = one == 0 ? 1 : one;
  const std::uint64_t last = one == 0 ? number_from("BANTER_SEEDS", 500) : one;
  const harness::TempFolder folder;
  std::size_t messages = 0, repeats = 0, refusals = 0;
  int crashes = 0;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    World world(seed, folder.path());
    world.live(600);
    world.calm_down();
    ASSERT_EQ(world.fault(), "") << "in the world of seed " << seed << " (repeat with BANTER_SEED=" << seed
                                 << ")";
    messages += world.ledger().messages();
    repeats += world.server().repeats();
    refusals += world.ledger().refusals();
    crashes += world.crashes();
  }
  std::cout << messages << " messages, " << repeats << " of them sent again after the server had them, "
            << refusals << " refusals, " << crashes << " crashes" << std::endl;
  // Without this a world in which nothing happens would do.
  if (one != 0) return;
  EXPECT_GE(messages, last * 20);
  EXPECT_GE(repeats, last / 4);
  EXPECT_GE(refusals, last);
  EXPECT_GE(static_cast<std::uint64_t>(crashes), last);
}

}  // namespace
}  // namespace banter::simulation
