#include "server/blobs/disk/threads/pacer.hpp"

#include <gtest/gtest.h>

namespace banter::blobs::disk {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Work that never pauses: every 10 ms 1 MB, beside commits of a given length, as far as the pacer lets it.
class Busy : public testing::Test {
 protected:
  Busy() { rest(seconds(2), 1'000); }

  // For so long, one commit of so many microseconds every 10 ms; none when 0. Gives the bytes that went.
  double run(milliseconds span, std::int64_t commit_micros) {
    const Pacer::Time until = now_ + span;
    double moved = 0;
    for (; now_ < until; now_ += milliseconds(10)) {
      commit(commit_micros);
      if (pacer_.next() > now_) continue;
      pacer_.begin(kStep, now_, commits_);
      pacer_.end(now_);
      moved += kStep;
    }
    return moved;
  }
  void commit(std::int64_t micros) {
    if (micros == 0) return;
    ++commits_.count;
    commits_.micros += micros;
  }
  // For so long, one commit of that length after the other, of which most windows see no end.
  void run_beside_commits_of(milliseconds length, milliseconds span) {
    for (const Pacer::Time until = now_ + span; now_ < until;) {
      commits_.running_since = now_;
      run(length, 0);
      commits_.running_since.reset();
      commit(1'000 * length.count());
    }
  }
  // So long nothing is moved, beside commits of that length.
  void rest(milliseconds span, std::int64_t commit_micros) {
    for (milliseconds passed{0}; passed < span; passed += milliseconds(10))
      commit(commit_micros);
    now_ += span;
  }

  static constexpr std::size_t kStep = 1'000'000;
  static constexpr double kFullSpeed = 100e6;

  Pacer pacer_;
  Pacer::Time now_{seconds(1000)};
  Pacer::Commits commits_;
};

TEST_F(Busy, NothingWaitsWhileCommitsAreQuick) {
  EXPECT_EQ(run(seconds(5), 2'000), 5 * kFullSpeed);
  EXPECT_EQ(run(seconds(5), 0), 5 * kFullSpeed);
  EXPECT_EQ(pacer_.rate(), 0);
}

TEST_F(Busy, SlowCommitsBringItDownToItsLeastWithinASecond) {
  run(seconds(1), 50'000);
  EXPECT_NEAR(pacer_.rate(), 20e6, 3e6);
  EXPECT_NEAR(run(seconds(2), 50'000), 2 * 20e6, 6e6);
}

TEST_F(Busy, CommitsThatSeldomEndAreTheSlowestOfAll) {
  for (const milliseconds length :
       {milliseconds(60), milliseconds(300), milliseconds(1000), milliseconds(4000)}) {
    run_beside_commits_of(length, seconds(8));
    EXPECT_NEAR(pacer_.rate(), 20e6, 3e6) << length.count();
    run(seconds(40), 1'000);
    EXPECT_EQ(pacer_.rate(), 0);
  }
}

// It is neither slow nor quick yet.
TEST_F(Busy, ACommitThatHasJustBegunChangesNothing) {
  run(seconds(1), 50'000);
  const double before = pacer_.rate();
  rest(milliseconds(100), 0);
  commits_.running_since = now_ - milliseconds(2);
  pacer_.begin(kStep, now_, commits_);
  pacer_.end(now_);
  EXPECT_EQ(pacer_.rate(), before);
}

TEST_F(Busy, AnOldLookAtTheCommitsTellsNothing) {
  run(seconds(1), 1'000);
  Pacer::Commits old = commits_;
  run(seconds(1), 1'000);
  old.running_since = now_ - seconds(1);
  rest(milliseconds(100), 1'000);
  pacer_.begin(kStep, now_, old);
  pacer_.end(now_);
  EXPECT_EQ(pacer_.rate(), 0);
  run(seconds(1), 1'000);
  EXPECT_EQ(pacer_.rate(), 0);
}

TEST_F(Busy, QuickCommitsBringItBackLittleByLittle) {
  run(seconds(1), 50'000);
  const double first = run(seconds(1), 1'000);
  EXPECT_GT(first, 20e6);
  EXPECT_LT(first, kFullSpeed);
  EXPECT_NEAR(run(seconds(3), 1'000) / 3, kFullSpeed, 20e6);
  run(seconds(30), 1'000);
  EXPECT_EQ(pacer_.rate(), 0);
}

TEST_F(Busy, ASlowDiskIsKnownByItsCommitsAtRest) {
  run(milliseconds(100), 1'000);
  rest(seconds(2), 15'000);
  EXPECT_EQ(run(seconds(2), 25'000), 2 * kFullSpeed);
  run(seconds(1), 60'000);
  EXPECT_NEAR(pacer_.rate(), 20e6, 3e6);
}

// Work under way for long is no rest, though nothing begins.
TEST_F(Busy, CommitsBesideLongWorkAreNotThoseOfRest) {
  run(seconds(1), 1'000);
  pacer_.begin(kStep, now_, commits_);
  rest(seconds(1), 100'000);
  pacer_.begin(kStep, now_, commits_);
  EXPECT_GT(pacer_.rate(), 0);
}

TEST_F(Busy, AWaitIsBounded) {
  run(seconds(1), 50'000);
  pacer_.begin(4'000'000, now_, commits_);
  EXPECT_LE(pacer_.next() - now_, milliseconds(500));
}

}  // namespace
}  // namespace banter::blobs::disk
