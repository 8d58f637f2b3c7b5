#include "client/cli/interrupts.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace banter::cli {
namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

// Where a handler finds its way, which can be given nothing.
std::atomic<int> way_out = -1;

extern "C" void on_signal(int signal) {
  const int before = errno;
  const auto byte = static_cast<char>(signal);
  (void)!::write(way_out, &byte, 1);
  errno = before;
}

}  // namespace

Interrupts::Interrupts(Loop& loop, std::function<void(int signal)> stop) : loop_(loop) {
  if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot start");
  way_out = pipe_[1];
  loop_.watch(pipe_[0], [this, stop = std::move(stop)] {
    char signal = 0;
    if (::read(pipe_[0], &signal, 1) == 1) stop(signal);
  });
  for (const int signal : kSignals) {
    struct sigaction before{};
    struct sigaction action{};
    action.sa_handler = &on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    ::sigaction(signal, nullptr, &before);
    // What whoever started us has ignored (nohup) stays so.
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
  }
}

Interrupts::~Interrupts() {
  for (const int signal : kSignals) {
    struct sigaction now{};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler == &on_signal) std::signal(signal, SIG_DFL);
  }
  loop_.watch(pipe_[0], nullptr);
  way_out = -1;
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

}  // namespace banter::cli
