#include "client/cli/loop.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>
#include <vector>

namespace banter::cli {

Loop::Loop() {
  if (::pipe(wake_) != 0) throw std::system_error(errno, std::generic_category(), "cannot start");
  for (const int end : wake_) {
    ::fcntl(end, F_SETFL, O_NONBLOCK);
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
  }
}

Loop::~Loop() {
  for (const int end : wake_)
    ::close(end);
}

void Loop::post(std::function<void()> job) {
  const std::lock_guard hold(mutex_);
  // One byte is enough for any number of jobs.
  if (posted_.empty()) (void)!::write(wake_[1], "", 1);
  posted_.push_back(std::move(job));
}

void Loop::watch(int descriptor, std::function<void()> ready) {
  if (ready) {
    watched_[descriptor] = std::move(ready);
  } else {
    watched_.erase(descriptor);
  }
}

void Loop::after(std::chrono::milliseconds wait, std::function<void()> job) {
  timers_.emplace(std::chrono::steady_clock::now() + wait, std::move(job));
}

void Loop::run() {
  stopped_ = false;
  while (!stopped_) {
    if (!run_posted() && !run_timers()) wait();
  }
}

bool Loop::run_posted() {
  // All that is there now; what these post comes after the descriptors had their turn.
  std::deque<std::function<void()>> jobs;
  {
    const std::lock_guard hold(mutex_);
    jobs.swap(posted_);
  }
  while (!jobs.empty() && !stopped_) {
    const auto job = std::move(jobs.front());
    jobs.pop_front();
    job();
  }
  if (!jobs.empty()) {
    const std::lock_guard hold(mutex_);
    std::ranges::move(jobs.rbegin(), jobs.rend(), std::front_inserter(posted_));
  }
  return stopped_;
}

bool Loop::run_timers() {
  while (!timers_.empty() && !stopped_ && timers_.begin()->first <= std::chrono::steady_clock::now())
    timers_.extract(timers_.begin()).mapped()();
  return stopped_;
}

void Loop::wait() {
  std::vector<pollfd> waiting{{.fd = wake_[0], .events = POLLIN, .revents = 0}};
  for (const auto& [descriptor, ready] : watched_)
    waiting.push_back({.fd = descriptor, .events = POLLIN, .revents = 0});
  int patience = -1;
  if (!timers_.empty()) {
    const auto left = timers_.begin()->first - std::chrono::steady_clock::now();
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    patience = static_cast<int>(std::clamp<std::int64_t>(milliseconds, 0, 1'000'000));
  }
  if (::poll(waiting.data(), waiting.size(), patience) <= 0) return;
  char bytes[64];
  if (waiting.front().revents != 0) (void)!::read(wake_[0], bytes, sizeof bytes);
  for (const pollfd& one : waiting) {
    const auto found = watched_.find(one.fd);
    if (one.revents == 0 || found == watched_.end() || stopped_) continue;
    const auto ready = found->second;  // a copy: it may take itself away
    ready();
  }
}

}  // namespace banter::cli
