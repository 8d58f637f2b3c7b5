#include "server/app/startup/signals.hpp"

#include <pthread.h>

#include <csignal>
#include <initializer_list>

namespace banter::app {
namespace {

sigset_t set_of(std::initializer_list<int> signals) {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : signals)
    ::sigaddset(&set, signal);
  return set;
}

}  // namespace

Signals::Signals() {
  const sigset_t ours = set_of({SIGTERM, SIGINT, SIGHUP});
  ::pthread_sigmask(SIG_BLOCK, &ours, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

Signals::Wish Signals::wait() const {
  const sigset_t ours = set_of({SIGTERM, SIGINT, SIGHUP});
  int signal = 0;
  while (::sigwait(&ours, &signal) != 0) {
  }
  if (signal == SIGHUP) return Wish::reopen_log;
  const sigset_t ending = set_of({SIGTERM, SIGINT});
  ::pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);
  return Wish::stop;
}

}  // namespace banter::app
