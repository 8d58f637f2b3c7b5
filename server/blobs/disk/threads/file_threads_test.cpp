#include "server/blobs/disk/threads/file_threads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace banter::blobs::disk {
namespace {

using testing::ElementsAre;
using Lane = FileThreads::Lane;
using Next = FileThreads::Next;

// A thread that does not begin before it is told to, so that a test can queue what it likes.
class OneThread : public testing::Test {
 protected:
  OneThread() {
    threads_.post({.step = [this]() -> Next {
      go_.get_future().wait();
      return {};
    }});
  }
  void post(const std::shared_ptr<Lane>& lane, const std::string& name, int steps = 1) {
    EXPECT_TRUE(threads_.post(lane, {.step = [this, name, steps]() mutable -> Next {
                                ran_.push_back(name);
                                return {.again = --steps > 0};
                              }}));
  }
  void run() {
    go_.set_value();
    threads_.end();
  }

  std::promise<void> go_;
  std::vector<std::string> ran_;
  FileThreads threads_{1, {}};
};

TEST_F(OneThread, LanesTakeTurnsAndKeepTheirOrder) {
  const auto first = std::make_shared<Lane>(), second = std::make_shared<Lane>();
  for (const std::string name : {"a1", "a2", "a3"})
    post(first, name);
  for (const std::string name : {"b1", "b2"})
    post(second, name);
  run();
  EXPECT_THAT(ran_, ElementsAre("a1", "b1", "a2", "b2", "a3"));
}

TEST_F(OneThread, LanesTakeTurnsWhateverTheirStepsMayWaitFor) {
  int kind = 0;
  for (const std::string name : {"a", "b", "c", "d", "e", "f"}) {
    EXPECT_TRUE(threads_.post({.step = [this, name, again = true]() mutable -> Next {
                                 ran_.push_back(name);
                                 return {.again = std::exchange(again, false)};
                               },
                               .slow = kind % 2 == 0,
                               .bytes = kind % 3 == 0 ? 1U : 0U}));
    ++kind;
  }
  run();
  EXPECT_THAT(ran_, ElementsAre("a", "b", "c", "d", "e", "f", "a", "b", "c", "d", "e", "f"));
}

TEST_F(OneThread, AJobOfManyStepsLetsOthersInButNotThoseOfItsLane) {
  const auto first = std::make_shared<Lane>(), second = std::make_shared<Lane>();
  post(first, "long", 3);
  post(first, "after");
  post(second, "b1");
  post(second, "b2");
  run();
  EXPECT_THAT(ran_, ElementsAre("long", "b1", "long", "b2", "long", "after"));
}

TEST_F(OneThread, TheEndFinishesWhatIsThereAndTakesNoMore) {
  const auto lane = std::make_shared<Lane>();
  post(lane, "a", 5);
  run();
  EXPECT_EQ(ran_.size(), 5U);
  EXPECT_FALSE(threads_.post(lane, {.step = [this]() -> Next {
                               ran_.push_back("late");
                               return {};
                             }}));
  EXPECT_EQ(ran_.size(), 5U);
}

TEST(FileThreads, SlowStepsLeaveAThreadToTheOthers) {
  FileThreads threads(2, {});
  std::promise<void> go_on;
  const std::shared_future<void> gone_on = go_on.get_future().share();
  for (int i = 0; i < 3; ++i)
    threads.post({.step = [gone_on]() -> Next {
                    gone_on.wait();
                    return {};
                  },
                  .slow = true});
  std::promise<void> quick;
  threads.post({.step = [&]() -> Next {
    quick.set_value();
    return {};
  }});
  quick.get_future().wait();
  go_on.set_value();
}

TEST(FileThreads, AJobThatTurnsSlowLeavesAThreadToTheOthersToo) {
  FileThreads threads(2, {});
  std::promise<void> go_on;
  const std::shared_future<void> gone_on = go_on.get_future().share();
  for (int i = 0; i < 3; ++i)
    threads.post({.step = [gone_on, slow = false]() mutable -> Next {
      if (!std::exchange(slow, true)) return {.again = true, .slow = true};
      gone_on.wait();
      return {};
    }});
  std::promise<void> quick;
  threads.post({.step = [&]() -> Next {
    quick.set_value();
    return {};
  }});
  quick.get_future().wait();
  go_on.set_value();
}

TEST(FileThreads, JobsOfALaneNeverRunAtTheSameTime) {
  std::atomic<int> ran = 0;
  {
    FileThreads threads(4, {});
    std::vector<std::shared_ptr<Lane>> lanes;
    for (int i = 0; i < 3; ++i)
      lanes.push_back(std::make_shared<Lane>());
    std::vector<int> unguarded(lanes.size());
    std::vector<std::thread> posters;
    for (int poster = 0; poster < 3; ++poster)
      posters.emplace_back([&] {
        for (int i = 0; i < 3000; ++i) {
          const std::size_t lane = static_cast<std::size_t>(i) % lanes.size();
          threads.post(lanes[lane], {.step = [&, lane]() -> Next {
                         ++unguarded[lane];  // the thread sanitizer would see
                         ++ran;
                         return {};
                       }});
        }
      });
    for (std::thread& thread : posters)
      thread.join();
    threads.end();
    EXPECT_EQ(unguarded, std::vector<int>(lanes.size(), 3000));
  }
  EXPECT_EQ(ran, 9000);
}

// Whoever posts would wait for it, and for a thread that gives way to everybody.
TEST(FileThreads, NobodyWaitsWhileTheCommitsAreLookedAt) {
  std::promise<void> looking, go_on;
  std::atomic<bool> is_first = true;
  FileThreads threads(1, [&] {
    if (is_first.exchange(false)) {
      looking.set_value();
      go_on.get_future().wait();
    }
    return Pacer::Commits{};
  });
  threads.post({.step = []() -> Next { return {}; }});
  looking.get_future().wait();
  auto posted =
      std::async(std::launch::async, [&] { return threads.post({.step = []() -> Next { return {}; }}); });
  EXPECT_EQ(posted.wait_for(std::chrono::seconds(10)), std::future_status::ready);
  go_on.set_value();
  EXPECT_TRUE(posted.get());
}

// With commits that are always slow, bytes go at the pacer's least speed in the end, and everything else at
// once.
TEST(FileThreads, BytesWaitForThePacerAndNothingElseDoes) {
  using std::chrono::milliseconds;
  std::atomic<std::int64_t> commits = 0;
  FileThreads threads(1, [&] {
    const std::int64_t count = ++commits;
    return Pacer::Commits{.count = count, .micros = count * 200'000};
  });
  const auto began = std::chrono::steady_clock::now();
  const auto passed = [began] { return std::chrono::steady_clock::now() - began; };
  std::promise<int> moved;
  threads.post({.step = [&, late = 0]() mutable -> Next {
                  if (passed() > milliseconds(1500)) ++late;
                  if (passed() < milliseconds(2000)) return {.again = true, .bytes = 1'000'000};
                  moved.set_value(late);
                  return {};
                },
                .bytes = 1'000'000});
  auto all_moved = moved.get_future();
  int others = 0;
  while (all_moved.wait_for(milliseconds(0)) != std::future_status::ready) {
    std::promise<void> done;
    threads.post({.step = [&]() -> Next {
      done.set_value();
      return {};
    }});
    done.get_future().wait();
    ++others;
  }
  EXPECT_LT(all_moved.get(), 40);  // ten, in half a second
  EXPECT_GT(others, 100);
}

}  // namespace
}  // namespace banter::blobs::disk
