#include "server/blobs/disk/threads/file_threads.hpp"

#include <algorithm>
#include <utility>

#include "base/platform/process.hpp"

namespace banter::blobs::disk {
namespace {

constexpr int kNice = 10;  // less than who answers people, more than who feeds the search index

}  // namespace

FileThreads::FileThreads(unsigned threads, std::function<Pacer::Commits()> commits)
    : most_slow_(std::max(threads, 2U) - 1), commits_(std::move(commits)) {
  for (unsigned i = 0; i < std::max(threads, 1U); ++i)
    threads_.emplace_back([this] { work(); });
}

bool FileThreads::post(const std::shared_ptr<Lane>& lane, Job job) {
  {
    std::lock_guard hold(mutex_);
    if (ending_) return false;
    lane->jobs_.push_back(std::move(job));
    if (std::exchange(lane->scheduled_, true)) return true;
    ready_.push_back(lane);
  }
  wake_.notify_one();
  return true;
}

void FileThreads::end() {
  {
    std::lock_guard hold(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void FileThreads::work() {
  base::give_way(kNice);
  std::unique_lock hold(mutex_);
  while (true) {
    Clock::time_point next = Clock::time_point::max();
    if (const std::shared_ptr<Lane> lane = take_lane(Clock::now(), next)) {
      run_step(lane, hold);
    } else if (ending_) {
      return;  // a lane that another thread has at hand, that thread works off
    } else if (next == Clock::time_point::max()) {
      wake_.wait(hold);
    } else {
      wake_.wait_until(hold, next);
    }
  }
}

// The first lane whose next step may run now; otherwise none, and when one might, as far as it depends on
// time.
std::shared_ptr<FileThreads::Lane> FileThreads::take_lane(Clock::time_point now, Clock::time_point& next) {
  for (auto lane = ready_.begin(); lane != ready_.end(); ++lane) {
    const Job& job = (*lane)->jobs_.front();
    if (!ending_) {
      if (job.slow && slow_ >= most_slow_) continue;
      if (job.bytes > 0 && pacer_.next() > now) {
        next = std::min(next, pacer_.next());
        continue;
      }
    }
    std::shared_ptr<Lane> found = std::move(*lane);
    ready_.erase(lane);
    return found;
  }
  return nullptr;
}

void FileThreads::run_step(const std::shared_ptr<Lane>& lane, std::unique_lock<std::mutex>& hold) {
  Job job = std::move(lane->jobs_.front());
  lane->jobs_.pop_front();
  const bool slow = job.slow;
  slow_ += slow ? 1 : 0;
  pacer_.begin(job.bytes, Clock::now(), commits_ ? commits_() : Pacer::Commits{});
  hold.unlock();
  const Next next = job.step();
  if (!next.again) job.step = nullptr;  // what it holds is freed without the lock
  hold.lock();
  pacer_.end(Clock::now());
  slow_ -= slow ? 1 : 0;
  if (next.again) {
    job.slow = next.slow;
    job.bytes = next.bytes;
    lane->jobs_.push_front(std::move(job));
  }
  lane->scheduled_ = !lane->jobs_.empty();
  if (lane->scheduled_) ready_.push_back(lane);
  if (ready_.size() > 1) wake_.notify_one();  // this thread takes but one of them
}

}  // namespace banter::blobs::disk
