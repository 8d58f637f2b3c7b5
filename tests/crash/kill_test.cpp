// The promise under SIGKILL: what was acknowledged, and what anybody has seen, is there after the server
// comes back, under the same numbers and in the same words; nothing is doubled, and no number is used again.
#include <gtest/gtest.h>

#include "tests/crash/crowd.hpp"
#include "tests/crash/settings.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::crash {
namespace {

using harness::in;
using harness::kPatience;
using std::chrono::milliseconds;

constexpr int kRounds = 100;
constexpr std::size_t kMostAnswers = 3000;  // a round ends at the latest after so many
constexpr std::size_t kInFlight = 200;

struct Killing {
  Killing() : random(crash::seed()), server({.data = folder.path() + "/data", .more = {}}) {}

  // Somewhere in the life of the server: right after its start, in the middle of the load, between two
  // commits.
  void kill_under_load(Crowd& crowd, int round) {
    crowd.start_talking(server.address());
    const std::size_t answers = round % 5 == 0 ? random() % 20 : random() % kMostAnswers;
    ASSERT_TRUE(traffic.wait_for_answers(answers, in(kPatience))) << "the talk has stopped";
    static_cast<void>(traffic.wait_for_answers(kMostAnswers, in(milliseconds(random() % 15))));
    const std::size_t in_flight = traffic.in_flight();
    server.kill();
    crowd.wait_until_silent();
    if (in_flight >= kInFlight) ++kills_with_full_load;
    answered = traffic.answers();
  }

  // A server that is killed while it comes up, perhaps while it repairs, must come up the next time.
  void kill_while_starting() {
    server.launch();
    static_cast<void>(traffic.wait_for_answers(1, in(milliseconds(random() % 60))));
    server.kill();
  }

  std::mt19937_64 random;
  harness::TempFolder folder;
  harness::ServerProcess server;
  Ledger ledger;
  Traffic traffic;
  int kills_with_full_load = 0;
  std::size_t answered = 0;
};

TEST(Kill, NothingThatWasToldIsLostDoubledOrCountedAgain) {
  const int rounds = rounds_or(kRounds);
  Killing killing;
  Crowd crowd(killing.server.address(), killing.random(), killing.ledger, killing.traffic);
  for (int round = 0; round < rounds; ++round) {
    ASSERT_NO_FATAL_FAILURE(killing.kill_under_load(crowd, round));
    if (round % 8 == 7) killing.kill_while_starting();
    killing.server.start();
    crowd.read_on(killing.server.address());
    ASSERT_EQ(killing.ledger.all_complaints(), "") << "after kill " << round + 1;
  }
  crowd.finish(killing.server.address());
  crowd.read_everything(killing.server.address());
  EXPECT_EQ(killing.ledger.all_complaints(), "");
  EXPECT_EQ(killing.server.stop(), 0);

  std::cout << rounds << " kills, " << killing.kills_with_full_load << " of them with at least " << kInFlight
            << " requests in flight; " << killing.answered << " answered, " << killing.ledger.messages()
            << " messages and " << killing.ledger.changes() << " changes compared" << std::endl;
  // Without this the test would be satisfied by a server that does nothing.
  EXPECT_GE(killing.kills_with_full_load, rounds * 3 / 4);
  EXPECT_GE(killing.ledger.messages(), static_cast<std::size_t>(rounds) * 100);
}

}  // namespace
}  // namespace banter::crash
