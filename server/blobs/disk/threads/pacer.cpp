#include "server/blobs/disk/threads/pacer.hpp"

#include <algorithm>

namespace banter::blobs::disk {
namespace {

using std::chrono::duration;
using std::chrono::duration_cast;

constexpr std::chrono::milliseconds kWindow{50};  // at least; commits in it are judged together
constexpr std::chrono::milliseconds kIdle{250};   // without work: the commits in it are those of a quiet disk
constexpr double kLeastRate = 20e6;
constexpr double kUnlimited = 1e9;
constexpr double kSlower = 0.7;  // after every window in which commits were slow
constexpr double kMorePerSecond = 40e6;
// A commit may always take so long; and, on a slow disk, so many times what it takes when it is quiet.
constexpr double kQuickMicros = 5'000;
constexpr double kTimesUsual = 3;
// One that is slower than that without files is not the files' matter, but no reason to be slower still.
constexpr double kMostUsualMicros = 30'000;

double seconds_between(Pacer::Time from, Pacer::Time to) {
  return std::max(duration<double>(to - from).count(), 0.0);
}

}  // namespace

void Pacer::begin(std::size_t bytes, Time now, const Commits& commits) {
  const bool is_news = commits.count >= commits_.count;
  if (is_news && running_ == 0 && now - last_end_ >= kIdle) {
    const std::int64_t count = commits.count - commits_.count;
    if (count > 0) {
      const double mean = static_cast<double>(commits.micros - commits_.micros) / static_cast<double>(count);
      usual_micros_ = std::min(mean, kMostUsualMicros);
    }
    speed_up(seconds_between(last_end_, now));
    since_ = now;
    commits_ = commits;
    moved_ = 0;
  } else if (is_news && now - since_ >= kWindow) {
    judge(now, commits);
  }
  ++running_;
  moved_ += bytes;
  if (rate_ > 0) {
    const duration<double> takes(static_cast<double>(bytes) / rate_);
    next_ = std::max(next_, now) + duration_cast<Time::duration>(takes);
  }
}

void Pacer::end(Time now) {
  --running_;
  last_end_ = now;
}

void Pacer::judge(Time now, const Commits& commits) {
  const double seconds = seconds_between(since_, now);
  const std::int64_t count = commits.count - commits_.count;
  const double most = std::max(kQuickMicros, kTimesUsual * usual_micros_);
  double micros = 0;
  if (count > 0) {
    micros = static_cast<double>(commits.micros - commits_.micros) / static_cast<double>(count);
  } else if (commits.running_since) {
    // The slower commits are, the fewer of them end.
    micros = 1e6 * seconds_between(*commits.running_since, now);
    if (micros <= most) return;  // the window goes on until more is known of it
  }
  if (micros > most) {
    const double speed = static_cast<double>(moved_) / seconds;
    rate_ = std::max(kLeastRate, (rate_ > 0 ? std::min(rate_, speed) : speed) * kSlower);
  } else {
    speed_up(seconds);
  }
  since_ = now;
  commits_ = commits;
  moved_ = 0;
}

void Pacer::speed_up(double seconds) {
  if (rate_ == 0) return;
  rate_ += seconds * kMorePerSecond;
  if (rate_ > kUnlimited) rate_ = 0;
}

}  // namespace banter::blobs::disk
