#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace banter::base {

// A queue with many producers and one consumer, which takes all there is at once. The lock is held
// only while values are appended or swapped out, and the consumer is woken only when it sleeps.
// It is not bounded: who fills it must be held back by other means. It must outlive its producers.
template <class T>
class Mailbox {
 public:
  // From any thread. False, and the value is gone, when the mailbox is closed.
  bool push(T value) {
    std::unique_lock hold(mutex_);
    if (closed_) return false;
    values_.push_back(std::move(value));
    wake(hold);
    return true;
  }

  // From any thread: appends all of `values` in their order, with nothing between them, and empties it.
  bool push_all(std::vector<T>& values) {
    if (values.empty()) return true;
    std::unique_lock hold(mutex_);
    if (closed_) {
      hold.unlock();
      values.clear();
      return false;
    }
    if (values_.empty()) {
      values_.swap(values);
    } else {
      values_.insert(values_.end(), std::make_move_iterator(values.begin()),
                     std::make_move_iterator(values.end()));
    }
    wake(hold);
    values.clear();
    return true;
  }

  // For the consumer's thread only. What `into` held is destroyed, and it receives everything that
  // is there. Waits until there is something, until `deadline` (none: for ever; in the past: does
  // not wait), or until close(). With a deadline, `into` may be empty afterwards.
  // False only when the mailbox is closed and everything has been taken.
  bool take(std::vector<T>& into, std::optional<std::chrono::steady_clock::time_point> deadline) {
    into.clear();
    std::unique_lock hold(mutex_);
    while (values_.empty() && !closed_) {
      sleeps_ = true;
      if (!deadline) {
        wake_.wait(hold);
      } else if (wake_.wait_until(hold, *deadline) == std::cv_status::timeout) {
        break;
      }
    }
    sleeps_ = false;
    into.swap(values_);
    return !into.empty() || !closed_;
  }

  // From any thread: nothing more is accepted; the consumer still gets what is there.
  void close() {
    std::unique_lock hold(mutex_);
    closed_ = true;
    wake(hold);
  }

  // From any thread; out of date as soon as it is known.
  std::size_t size() const {
    std::lock_guard hold(mutex_);
    return values_.size();
  }

 private:
  void wake(std::unique_lock<std::mutex>& hold) {
    const bool slept = std::exchange(sleeps_, false);
    hold.unlock();
    if (slept) wake_.notify_one();
  }

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<T> values_;
  bool sleeps_ = false;
  bool closed_ = false;
};

}  // namespace banter::base
