#include "base/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>

namespace banter::base {
namespace {

TEST(WorkerPool, RunsWhatIsSubmitted) {
  WorkerPool pool(3, 1000);
  std::promise<void> all;
  std::atomic<int> left = 100;
  for (int i = 0; i < 100; ++i)
    ASSERT_TRUE(pool.submit([&] {
      if (--left == 0) all.set_value();
    }));
  all.get_future().wait();
}

TEST(WorkerPool, RefusesWhenItsQueueIsFull) {
  std::promise<void> started;
  std::promise<void> go_on;
  WorkerPool pool(1, 1);
  ASSERT_TRUE(pool.submit([&] {
    started.set_value();
    go_on.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_FALSE(pool.submit([] {}));
  go_on.set_value();
}

// Tells when it is destroyed.
struct Witness {
  explicit Witness(std::promise<void>& gone) : gone_(gone) {}
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  ~Witness() { gone_.set_value(); }
  std::promise<void>& gone_;
};

TEST(WorkerPool, DropsWhatWaitsWhenItEnds) {
  std::promise<void> started;
  std::promise<void> dropped;
  std::atomic<bool> waiting_ran = false;
  {
    WorkerPool pool(1, 1);
    ASSERT_TRUE(pool.submit([&] {
      started.set_value();
      dropped.get_future().wait();  // runs until the waiting job has been dropped
    }));
    started.get_future().wait();
    ASSERT_TRUE(
        pool.submit([&waiting_ran, witness = std::make_shared<Witness>(dropped)] { waiting_ran = true; }));
  }
  EXPECT_FALSE(waiting_ran);
}

}  // namespace
}  // namespace banter::base
