#include "client/cli/chat/parts/typing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct OwnTypingTest : ::testing::Test {
  std::vector<std::string> told;
  std::multimap<base::Millis, std::function<void()>> timers;
  base::Millis now = 100;
  OwnTyping typing{
      {.tell = [this](const std::string& conversation,
                      bool active) { told.push_back(conversation + (active ? " on" : " off")); },
       .later = [this](base::Millis wait,
                       std::function<void()> job) { timers.emplace(now + wait, std::move(job)); },
       .now = [this] { return now; }}};

  void pass(base::Millis time) {
    const base::Millis end = now + time;
    while (!timers.empty() && timers.begin()->first <= end) {
      auto next = timers.extract(timers.begin());
      now = next.key();
      next.mapped()();
    }
    now = end;
  }
  std::vector<std::string> said() { return std::exchange(told, {}); }
};

TEST_F(OwnTypingTest, ToldAtOnceAndThenEveryThreeSeconds) {
  for (int i = 0; i < 40; ++i) {
    typing.typed("c");
    pass(100);
  }
  EXPECT_THAT(said(), ElementsAre("c on", "c on"));
  typing.stopped();
  typing.stopped();
  EXPECT_THAT(said(), ElementsAre("c off"));
  pass(60'000);
  EXPECT_THAT(said(), IsEmpty());
}

TEST_F(OwnTypingTest, SilenceEndsIt) {
  typing.typed("c");
  pass(2'000);
  typing.typed("c");
  pass(5'999);
  EXPECT_THAT(said(), ElementsAre("c on"));
  pass(1);
  EXPECT_THAT(said(), ElementsAre("c off"));
  typing.typed("c");
  pass(6'000);
  EXPECT_THAT(said(), ElementsAre("c on", "c off"));
}

TEST_F(OwnTypingTest, ElsewhereItBeginsAnew) {
  typing.typed("c");
  typing.typed("d");
  EXPECT_THAT(said(), ElementsAre("c on", "c off", "d on"));
}

TEST(Writers, AreToldUntilTheyStopOrTheirTimeIsOver) {
  Writers writers;
  EXPECT_EQ(writers.words("c", 0), "");
  writers.came("c", "ben", 6'000);
  EXPECT_EQ(writers.words("c", 10), "ben is writing …");
  EXPECT_EQ(writers.words("d", 10), "");
  writers.came("c", "cleo", 8'000);
  EXPECT_EQ(writers.words("c", 10), "ben and cleo are writing …");
  writers.came("c", "dora", 8'000);
  EXPECT_EQ(writers.words("c", 10), "3 people are writing …");
  writers.gone("c", "dora");
  EXPECT_EQ(writers.words("c", 6'000), "cleo is writing …");
  EXPECT_TRUE(writers.any(7'999));
  EXPECT_EQ(writers.words("c", 8'000), "");
  EXPECT_FALSE(writers.any(8'000));
}

TEST(Writers, WhatIsNoNameIsNotShown) {
  Writers writers;
  writers.came("c", "b\x1b[2Jen", 6'000);
  EXPECT_EQ(writers.words("c", 10), "");
}

}  // namespace
}  // namespace banter::cli
