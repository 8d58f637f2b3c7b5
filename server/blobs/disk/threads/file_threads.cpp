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
    schedule(lane);
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
  std::optional<Turn> turn;
  while (true) {
    const Pacer::Commits commits = commits_ ? commits_() : Pacer::Commits{};
    Clock::time_point next = Clock::time_point::max();
    std::unique_lock hold(mutex_);
    if (turn) put_back(*turn);
    std::optional<Turn> taken = take_turn(commits, next);
    if (!taken) {
      turn.reset();         // a lane without work: with it goes no job
      if (ending_) return;  // a lane that another thread has at hand, that thread works off
      if (next == Clock::time_point::max()) {
        wake_.wait(hold);
      } else {
        wake_.wait_until(hold, next);
      }
      continue;
    }
    const bool others_wait = anyone_waits();
    hold.unlock();
    if (others_wait) wake_.notify_one();  // this thread takes but one of them
    turn = std::move(taken);
    turn->next = turn->job.step();
    if (!turn->next.again) turn->job.step = nullptr;  // what it holds is freed without the lock
  }
}

void FileThreads::schedule(const std::shared_ptr<Lane>& lane) {
  const Job& job = lane->jobs_.front();
  lane->turn_ = turns_++;
  ready_[(job.bytes > 0 ? 1U : 0U) + (job.slow ? 2U : 0U)].push_back(lane);
}

// The lane that has waited longest of those whose next step may run now; otherwise none, and when one might,
// as far as it depends on time.
std::optional<FileThreads::Turn> FileThreads::take_turn(const Pacer::Commits& commits,
                                                        Clock::time_point& next) {
  const Clock::time_point now = Clock::now();
  Ready* from = nullptr;
  for (std::size_t kind = 0; kind < ready_.size(); ++kind) {
    Ready& ready = ready_[kind];
    if (ready.empty()) continue;
    if (!ending_) {
      if ((kind & 2U) != 0 && slow_ >= most_slow_) continue;
      if ((kind & 1U) != 0 && pacer_.next() > now) {
        next = pacer_.next();
        continue;
      }
    }
    if (from == nullptr || ready.front()->turn_ < from->front()->turn_) from = &ready;
  }
  if (from == nullptr) return std::nullopt;
  Turn turn{.lane = std::move(from->front()), .job = {}};
  from->pop_front();
  turn.job = std::move(turn.lane->jobs_.front());
  turn.lane->jobs_.pop_front();
  slow_ += turn.job.slow ? 1 : 0;
  pacer_.begin(turn.job.bytes, now, commits);
  return turn;
}

void FileThreads::put_back(Turn& turn) {
  pacer_.end(Clock::now());
  slow_ -= turn.job.slow ? 1 : 0;
  if (turn.next.again) {
    turn.job.slow = turn.next.slow;
    turn.job.bytes = turn.next.bytes;
    turn.lane->jobs_.push_front(std::move(turn.job));
  }
  turn.lane->scheduled_ = !turn.lane->jobs_.empty();
  if (turn.lane->scheduled_) schedule(turn.lane);
}

bool FileThreads::anyone_waits() const {
  return std::ranges::any_of(ready_, [](const Ready& ready) { return !ready.empty(); });
}

}  // namespace banter::blobs::disk
