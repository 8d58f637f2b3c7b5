#pragma once

#include <array>
#include <csignal>

namespace banter::app {

// While it lives, Ctrl+C and the like do not end the program at once: long work asks from time to time,
// stops, and removes what it had begun. The signal takes effect at the end of the scope. One thread.
class Interruption {
 public:
  Interruption() {
    ::sigemptyset(&held_);
    for (const int signal : kSignals)
      ::sigaddset(&held_, signal);
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  ~Interruption() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  // Whether to stop.
  bool asked() const {
    sigset_t pending;
    ::sigpending(&pending);
    for (const int signal : kSignals)
      if (::sigismember(&pending, signal) == 1) return true;
    return false;
  }

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
  sigset_t held_{};
  sigset_t before_{};
};

}  // namespace banter::app
