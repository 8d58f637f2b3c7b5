#include "client/cli/chat/parts/ticks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct TicksTest : ::testing::Test {
  std::vector<std::pair<std::uint64_t, Mark>> changes;
  bool reachable = true;
  Ticks ticks{[this](std::uint64_t number, const ShownMessage& shown) {
    changes.emplace_back(number, shown.mark);
    return reachable;
  }};

  void add(std::uint64_t number, std::int64_t seq) {
    ShownMessage shown;
    shown.message.conversation = "c";
    shown.message.seq = seq;
    shown.mark = ticks.mark_of("c", seq);
    ticks.add(number, std::move(shown));
  }
  std::vector<std::pair<std::uint64_t, Mark>> changed() { return std::exchange(changes, {}); }
};

TEST_F(TicksTest, AMessageIsSentThenArrivesThenIsRead) {
  add(10, 1);
  add(20, 2);
  ticks.moved("c", 1, 0);
  EXPECT_THAT(changed(), ElementsAre(std::pair(10, Mark::arrived)));
  ticks.moved("c", 2, 1);
  EXPECT_THAT(changed(), ElementsAre(std::pair(10, Mark::read), std::pair(20, Mark::arrived)));
  ticks.moved("c", 2, 2);
  EXPECT_THAT(changed(), ElementsAre(std::pair(20, Mark::read)));
  ticks.moved("c", 2, 2);
  EXPECT_THAT(changed(), IsEmpty());
}

TEST_F(TicksTest, NothingGoesBackAndReadingIsReceiving) {
  add(10, 1);
  ticks.moved("c", 0, 1);
  EXPECT_THAT(changed(), ElementsAre(std::pair(10, Mark::read)));
  ticks.moved("c", 0, 0);
  EXPECT_EQ(ticks.mark_of("c", 1), Mark::read);
  EXPECT_THAT(changed(), IsEmpty());
}

TEST_F(TicksTest, WhatWasReadBeforeItIsShownHasItsMarkAtOnce) {
  ticks.moved("c", 5, 4);
  EXPECT_EQ(ticks.mark_of("c", 4), Mark::read);
  EXPECT_EQ(ticks.mark_of("c", 5), Mark::arrived);
  EXPECT_EQ(ticks.mark_of("c", 6), Mark::sent);
  EXPECT_EQ(ticks.mark_of("d", 1), Mark::sent);
}

TEST_F(TicksTest, WhatIsOutOfReachIsLeftAlone) {
  add(10, 1);
  reachable = false;
  ticks.moved("c", 1, 0);
  ticks.moved("c", 1, 1);
  EXPECT_THAT(changed(), ElementsAre(std::pair(10, Mark::arrived)));
}

}  // namespace
}  // namespace banter::cli
