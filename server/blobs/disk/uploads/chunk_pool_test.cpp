#include "server/blobs/disk/uploads/chunk_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace banter::blobs::disk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Chunks : public testing::Test {
 protected:
  core::Chunk take(int caller) {
    return pool_->take([this, caller] { called_.push_back(caller); });
  }

  std::shared_ptr<ChunkPool> pool_ = std::make_shared<ChunkPool>(3);
  std::vector<int> called_;
};

TEST_F(Chunks, ThereAreSoManyAndNoMore) {
  const core::Chunk first = take(1), second = take(2);
  core::Chunk third = take(3);
  ASSERT_TRUE(first && second && third);
  EXPECT_FALSE(take(4));
  third.memory[core::Chunk::most_bytes - 1] = 'x';
  EXPECT_THAT(called_, IsEmpty());
}

TEST_F(Chunks, EachThatReturnsCallsOneInTheOrderTheyCame) {
  core::Chunk first = take(1), second = take(2), third = take(3);
  for (const int caller : {4, 5, 6})
    EXPECT_FALSE(take(caller));
  first.memory.reset();
  EXPECT_THAT(called_, ElementsAre(4));
  first = take(7);
  EXPECT_TRUE(first);
  second.memory.reset();
  EXPECT_THAT(called_, ElementsAre(4, 5));
}

// Who was called may have gone meanwhile: nobody waits while there is memory and nothing that could return.
TEST_F(Chunks, WhenAllHaveReturnedNobodyWaits) {
  core::Chunk first = take(1), second = take(2), third = take(3);
  for (const int caller : {4, 5, 6, 7, 8})
    EXPECT_FALSE(take(caller));
  first.memory.reset();
  second.memory.reset();
  third.memory.reset();
  EXPECT_THAT(called_, ElementsAre(4, 5, 6, 7, 8));
}

TEST_F(Chunks, MayReturnAfterThePool) {
  core::Chunk chunk = take(1);
  pool_.reset();
  chunk.memory.reset();
}

TEST_F(Chunks, ManyThreadsNeverHaveMoreThanThereAre) {
  std::atomic<int> out = 0, most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 2000; ++round) {
        core::Chunk chunk = pool_->take([] {});
        if (!chunk) continue;
        const int now = ++out;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        chunk.memory[0] = 'x';
        --out;
      }
    });
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_LE(most, 3);
  EXPECT_GE(most, 1);
}

}  // namespace
}  // namespace banter::blobs::disk
