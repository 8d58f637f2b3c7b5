#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/blobs/disk/threads/pacer.hpp"

namespace banter::blobs::disk {

// A few threads that do whatever waits for the disk. Work is cut into steps: those of one lane run one after
// the other, in order, and the lanes that have any take turns, a step each, so that nobody waits for long
// behind somebody's large file. Steps that may take long for the disk's own reasons (a sync) never occupy all
// threads; those that move bytes keep to the pacer's speed.
//
// The threads give way to all others in the process. Methods: any thread.
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

 private:
  using Clock = std::chrono::steady_clock;

  void work();
  std::shared_ptr<Lane> take_lane(Clock::time_point now, Clock::time_point& next);
  void run_step(const std::shared_ptr<Lane>& lane, std::unique_lock<std::mutex>& hold);

  const unsigned most_slow_;
  const std::function<Pacer::Commits()> commits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Lane>> ready_;
  Pacer pacer_;
  unsigned slow_ = 0;  // steps of that kind that run
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace banter::blobs::disk
