#include "client/cli/loop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

namespace banter::cli {
namespace {

using ::testing::ElementsAre;

TEST(Loop, RunsWhatIsPostedInOrderAlsoFromOtherThreads) {
  Loop loop;
  std::vector<int> ran;
  std::jthread other([&] {
    for (int i = 0; i < 3; ++i)
      loop.post([&, i] { ran.push_back(i); });
    loop.post([&] { loop.stop(); });
  });
  loop.run();
  EXPECT_THAT(ran, ElementsAre(0, 1, 2));
}

TEST(Loop, WhatIsLeftAtAStopWaitsForTheNextRun) {
  Loop loop;
  std::vector<std::string> ran;
  loop.post([&] { loop.stop(); });
  loop.post([&] { ran.emplace_back("first"); });
  loop.post([&] { ran.emplace_back("second"); });
  loop.post([&] { loop.stop(); });
  loop.run();
  EXPECT_TRUE(ran.empty());
  loop.run();
  EXPECT_THAT(ran, ElementsAre("first", "second"));
}

TEST(Loop, TimersComeInTheOrderOfTheirTimes) {
  Loop loop;
  std::vector<int> ran;
  loop.after(std::chrono::milliseconds(20), [&] { loop.stop(); });
  loop.after(std::chrono::milliseconds(10), [&] { ran.push_back(2); });
  loop.after(std::chrono::milliseconds(0), [&] { ran.push_back(1); });
  loop.run();
  EXPECT_THAT(ran, ElementsAre(1, 2));
}

TEST(Loop, WatchesADescriptorUntilItIsToldNotTo) {
  Loop loop;
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::string read;
  loop.watch(ends[0], [&] {
    char letter = 0;
    if (::read(ends[0], &letter, 1) == 1) read += letter;
    if (letter != 'b') return;
    loop.watch(ends[0], nullptr);
    loop.post([&] { loop.stop(); });
  });
  ASSERT_EQ(::write(ends[1], "abc", 3), 3);
  loop.run();
  EXPECT_EQ(read, "ab");
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace banter::cli
