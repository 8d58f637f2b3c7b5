#include "base/mailbox.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace banter::base {
namespace {

using std::chrono::steady_clock;

TEST(Mailbox, GivesAllThatIsThereInOrder) {
  Mailbox<std::unique_ptr<int>> box;
  box.push(std::make_unique<int>(1));
  std::vector<std::unique_ptr<int>> more;
  more.push_back(std::make_unique<int>(2));
  more.push_back(std::make_unique<int>(3));
  box.push_all(more);
  EXPECT_TRUE(more.empty());
  EXPECT_EQ(box.size(), 3U);

  std::vector<std::unique_ptr<int>> got;
  EXPECT_TRUE(box.take(got, std::nullopt));
  ASSERT_EQ(got.size(), 3U);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(*got[i], i + 1);
  EXPECT_EQ(box.size(), 0U);
}

TEST(Mailbox, ADeadlineEndsTheWaitWithNothing) {
  Mailbox<int> box;
  std::vector<int> got{7};
  EXPECT_TRUE(box.take(got, steady_clock::now()));
  EXPECT_TRUE(got.empty());
}

TEST(Mailbox, AfterCloseTheRestIsStillGivenAndNothingMoreTaken) {
  Mailbox<int> box;
  EXPECT_TRUE(box.push(1));
  box.close();
  EXPECT_FALSE(box.push(2));
  std::vector<int> more{3};
  EXPECT_FALSE(box.push_all(more));
  std::vector<int> got;
  EXPECT_TRUE(box.take(got, std::nullopt));
  EXPECT_EQ(got, std::vector{1});
  EXPECT_FALSE(box.take(got, std::nullopt));
  EXPECT_TRUE(got.empty());
}

TEST(Mailbox, CloseWakesASleepingConsumer) {
  Mailbox<int> box;
  std::thread consumer([&] {
    std::vector<int> got;
    EXPECT_FALSE(box.take(got, std::nullopt));
  });
  box.close();
  consumer.join();
}

TEST(Mailbox, ManyProducersLoseNothingAndKeepTheirOwnOrder) {
  constexpr int kProducers = 4;
  constexpr int kEach = 20'000;
  Mailbox<std::pair<int, int>> box;
  std::vector<std::thread> producers;
  for (int p = 0; p < kProducers; ++p)
    producers.emplace_back([&box, p] {
      for (int i = 0; i < kEach; ++i)
        box.push({p, i});
    });
  std::vector<int> next(kProducers, 0);
  std::vector<std::pair<int, int>> got;
  for (int total = 0; total < kProducers * kEach; total += static_cast<int>(got.size())) {
    ASSERT_TRUE(box.take(got, std::nullopt));
    for (const auto& [producer, value] : got)
      ASSERT_EQ(value, next[producer]++);
  }
  for (std::thread& producer : producers)
    producer.join();
}

}  // namespace
}  // namespace banter::base
