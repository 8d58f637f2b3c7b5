#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/blobs/disk/threads/pacer.hpp"

namespace banter::blobs::disk {

// A few threads that do whatever waits for the disk. Work is cut into steps: those of one lane run one after
// the other, in order, and the lanes that have any take turns, a step each, so that nobody waits for long
// behind somebody's large file. Steps that may take long for the disk's own reasons (a sync) never occupy all
// threads; those that move bytes keep to the pacer's speed.
//
// The threads give way to all others in the process, who therefore must not wait long for the lock that they
// share: while a thread holds it, it does nothing that grows with the work that waits. Methods: any thread.
class FileThreads {
 public:
  // How a job goes on after a step: at its lane's next turn it runs again, moving so many bytes.
  struct Next {
    bool again = false;
    bool slow = false;
    std::size_t bytes = 0;
  };
  struct Job {
    std::move_only_function<Next()> step;  // must not throw
    bool slow = false;
    std::size_t bytes = 0;  // that the first step moves
  };
  class Lane {
    friend class FileThreads;
    std::deque<Job> jobs_;
    bool scheduled_ = false;  // it waits for its turn, or has it
    std::uint64_t turn_ = 0;  // who waits with a smaller one comes first
  };

  // threads: 1 or more. `commits` tells how the database fares; empty: it never does badly.
  FileThreads(unsigned threads, std::function<Pacer::Commits()> commits);
  ~FileThreads() { end(); }
  FileThreads(const FileThreads&) = delete;
  FileThreads& operator=(const FileThreads&) = delete;

  // Adds to the end of the lane. False, and the job is gone, after end() began.
  bool post(const std::shared_ptr<Lane>& lane, Job job);
  // A job that has no lane to keep to.
  bool post(Job job) { return post(std::make_shared<Lane>(), std::move(job)); }

  // Takes no more jobs, runs those that are there to their ends, and ends the threads. Not on one of them.
  void end();
  // end() has begun and waits: a job whose end is far off is to give up.
  bool is_ending() const { return ending_; }

 private:
  using Clock = std::chrono::steady_clock;
  using Ready = std::deque<std::shared_ptr<Lane>>;
  // A lane's job that runs, or has run and is to be put back.
  struct Turn {
    std::shared_ptr<Lane> lane;
    Job job;
    Next next{};
  };

  void work();
  // The rest holds the mutex.
  void schedule(const std::shared_ptr<Lane>& lane);
  std::optional<Turn> take_turn(const Pacer::Commits& commits, Clock::time_point& next);
  void put_back(Turn& turn);
  bool anyone_waits() const;

  const unsigned most_slow_;
  const std::function<Pacer::Commits()> commits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  // Lanes that have work, by what the next step of each may have to wait for, so that nobody looks through
  // all of those that do wait: bit 0: for the pacer; bit 1: for other slow steps.
  std::array<Ready, 4> ready_;
  std::uint64_t turns_ = 0;
  Pacer pacer_;
  unsigned slow_ = 0;  // steps of that kind that run
  std::atomic<bool> ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace banter::blobs::disk
